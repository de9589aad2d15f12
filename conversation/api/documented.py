"""What the OpenAPI document says of a call beyond its types: examples, and each error that it may answer with."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Literal, TypeAlias

from ninja.openapi.schema import REF_TEMPLATE
from pydantic import BaseModel, ValidationError

from conversation.api import errors
from conversation.api.outputs import ErrorOut
from conversation.exceptions import (
    BadJson,
    ConversationError,
    CsrfFailed,
    IdempotencyMismatch,
    Invalid,
    MessageTooLong,
    NotAuthenticated,
    NotFound,
    TurnInProgress,
)

# What is streamed: a reply with its turn, or the stages of a write-up.
Streamed: TypeAlias = Literal["turn", "completion"]

# A body of this type is one text; some tools check each event of it as an object.
EVENTS = {"anyOf": [{"type": "string"}, {"$ref": REF_TEMPLATE.format(model="EventOut")}]}

EXAMPLES = Path(__file__).parent / "examples.json"

ANY = (NotAuthenticated, errors.InternalError)
UNSAFE = (CsrfFailed,)
WITH_BODY = (BadJson, Invalid, MessageTooLong, IdempotencyMismatch, TurnInProgress)
OF_ONE = (NotFound,)

KEY_PARAMETER = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"},
    "description": "Any text of your own for this one request. Sent again within 24 hours, the request answers as it "
    "did the first time (with `Idempotent-Replayed: true`) and does nothing twice.",
    "example": "answer-7-of-my-app",
}
REQUEST_ID_HEADER = {
    "X-Request-ID": {
        "description": "Yours, or one made here; it finds the call in the log.",
        "schema": {"type": "string"},
    }
}
FOLLOWER_PARAMETER = {
    "in": "header",
    "name": "Last-Event-ID",
    "required": False,
    "schema": {"type": "string"},
    "description": "The `id` of the last event that you have, as browsers send it by themselves: only what came "
    "after is sent. Left out, or about another reply: from the beginning.",
    "example": "8c3b0c9e-6a51-4a47-9f0e-0d3a5f1f1b11:20",
}


@cache
def examples() -> dict[str, Any]:
    """The examples: `calls` by operation id, with `request` and `response`; `streams` by what is streamed, as lines;
    `errors` by code."""
    loaded: dict[str, Any] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return loaded


def documented(
    operation_id: str,
    ok: type[BaseModel] | None,
    *refusals: type[ConversationError],
    status: int = 200,
    takes: type[BaseModel] | None = None,
    changes: bool = False,
    streams: Streamed | None = None,
    parameters: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """The keyword arguments of ninja's route decorators for one call.

    `refusals`: the errors that are this call's own. `takes`: its body, for a call that takes one, and a key with it.
    `changes`: it changes something, as every call does that takes a body. `streams`: what it tells as Server-Sent
    Events too, or (without `ok`) only. `parameters`: those that its view does not name.
    """
    unsafe = changes or takes is not None
    raised = (*ANY, *(UNSAFE if unsafe else ()), *(WITH_BODY if takes else ()), *refusals)
    by_status = _by_status(dict.fromkeys(raised))
    shown = examples()["calls"].get(operation_id, {})
    extra: dict[str, Any] = {"responses": {status: _answer(shown.get("response"), streams)}}
    extra["responses"] |= {code: _refusal(code, kinds) for code, kinds in by_status.items()}
    extra["parameters"] = [*([KEY_PARAMETER] if takes else []), *parameters]
    if takes is not None:
        extra["requestBody"] = _body(takes, shown.get("request", {}))
    response: dict[int, Any] = {status: ok, **dict.fromkeys(by_status, ErrorOut)}
    return {
        "operation_id": operation_id,
        "summary": re.sub(r"(?<!^)[A-Z]", lambda capital: f" {capital[0].lower()}", operation_id).capitalize(),
        "response": response,
        "openapi_extra": extra,
    }


def _body(model: type[BaseModel], example: Any) -> dict[str, Any]:
    return {"content": {"application/json": {"example": example}}, "required": not _may_be_empty(model)}


def _may_be_empty(model: type[BaseModel]) -> bool:
    try:
        model()
    except ValidationError:
        return False
    return True


def _by_status(kinds: Iterable[type[ConversationError]]) -> dict[int, list[type[ConversationError]]]:
    grouped: dict[int, list[type[ConversationError]]] = {}
    for kind in kinds:
        grouped.setdefault(kind.status, []).append(kind)
    return dict(sorted(grouped.items()))


def _answer(example: Any, streams: Streamed | None) -> dict[str, Any]:
    shown: dict[str, Any] = {"headers": REQUEST_ID_HEADER}
    content: dict[str, Any] = {}
    if example is not None:
        content["application/json"] = {"example": example}
    if streams:
        events = "\n".join(examples()["streams"][streams])
        content["text/event-stream"] = {"schema": EVENTS, "example": events}
    return {**shown, "content": content} if content else shown


def _refusal(status: int, kinds: list[type[ConversationError]]) -> dict[str, Any]:
    codes = ", ".join(f"`{kind.code}`" for kind in kinds)
    return {
        "description": f"{HTTPStatus(status).phrase}: {codes}",
        "headers": REQUEST_ID_HEADER,
        "content": {"application/json": {"examples": error_examples(kinds)}},
    }


def error_examples(kinds: Iterable[type[ConversationError]]) -> dict[str, Any]:
    """An example of each error, by its code."""
    known = examples()["errors"]
    return {
        kind.code: {"summary": (kind.__doc__ or kind.code).split("\n")[0], "value": known[kind.code]} for kind in kinds
    }
