"""The OpenAPI document: what ninja knows of the calls, and what it cannot know."""

from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja.openapi.schema import REF_TEMPLATE
from pydantic import BaseModel

from conversation.api.app import api
from conversation.api.documented import REQUEST_ID_HEADER, error_examples, examples
from conversation.api.errors import InternalError, NotReady
from conversation.api.health import AliveOut, ReadyOut
from conversation.api.outputs import ErrorOut, EventOut
from conversation.exceptions import ConversationError

TAGS = {
    "Conversations": "Begin, list, change, delete and export conversations.",
    "Turns": "Talk, and read what was said.",
    "Lifecycle": "Pause, resume, complete and reopen.",
    "Ledger": "Read what was noted of what you said; add, fix and delete facts.",
    "Summary": "Read what was written up, and change it.",
    "Operation": "For whoever runs the server. These need no authentication.",
}


def document() -> dict[str, Any]:
    """The whole document. It is the same for everybody."""
    return _document(reverse("conversation-api:conversations").removesuffix("conversations/"))


@cache
def _document(root: str) -> dict[str, Any]:
    made: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=root))
    for item in made["paths"].values():
        for method, operation in item.items():
            operation["security"] = _security(method)
    made["paths"] |= _operation_paths()
    made["components"]["schemas"] |= _schemas(AliveOut, ReadyOut, ErrorOut, EventOut)
    made["components"]["securitySchemes"] = _schemes()
    # Also those errors that belong to no call: an unknown address or method, a request that is none.
    made["components"]["examples"] = {code: {"value": error} for code, error in examples()["errors"].items()}
    made["tags"] = [{"name": name, "description": said} for name, said in TAGS.items()]
    made["servers"] = [{"url": "/"}]
    return made


def _security(method: str) -> list[dict[str, list[str]]]:
    session: dict[str, list[str]] = {"session": []} if method == "get" else {"session": [], "csrf": []}
    return [{"token": []}, session]


def _schemes() -> dict[str, Any]:
    return {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token of your own: make one on the tokens page, or with `manage.py create_api_token`.",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "A signed-in browser's session.",
        },
        "csrf": {
            "type": "apiKey",
            "in": "header",
            "name": "X-CSRFToken",
            "description": "With the session, on calls that change something: the value of the CSRF cookie.",
        },
    }


def _operation_paths() -> dict[str, Any]:
    ready = {"success": True, "status": "ready", "checks": {"database": "ok", "migrations": "ok", "cache": "ok"}}
    alive = {"success": True, "status": "alive", "breakers": {"anthropic": "open", "openai": "closed"}}
    return {
        reverse("healthz"): {"get": _probe("healthz", "Alive", AliveOut, alive)},
        reverse("readyz"): {"get": _probe("readyz", "Ready", ReadyOut, ready, NotReady)},
    }


def _probe(
    operation_id: str, summary: str, model: type[BaseModel], example: dict[str, Any], *refusals: type[ConversationError]
) -> dict[str, Any]:
    responses: dict[str, Any] = {
        "200": {"description": "OK", "headers": REQUEST_ID_HEADER, "content": _json(model, {"example": example})}
    }
    kinds: tuple[type[ConversationError], ...] = (InternalError, *refusals)
    for kind in kinds:
        shown = {"examples": error_examples([kind])}
        responses[str(kind.status)] = {"description": f"`{kind.code}`", "content": _json(ErrorOut, shown)}
    return {
        "operationId": operation_id,
        "summary": summary,
        "description": (model.__doc__ or "").strip(),
        "tags": ["Operation"],
        "parameters": [],
        "security": [],
        "responses": responses,
    }


def _json(model: type[BaseModel], more: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": REF_TEMPLATE.format(model=model.__name__)}, **more}}


def _schemas(*models: type[BaseModel]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for model in models:
        schema = model.model_json_schema(ref_template=REF_TEMPLATE, mode="serialization")
        made |= schema.pop("$defs", {})
        made[model.__name__] = schema
    return made
