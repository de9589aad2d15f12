"""Reads JSON bodies, and nothing that only resembles JSON."""

import json
from typing import Any, NoReturn
from uuid import UUID

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.params.models import Body, BodyModel

from conversation.api.errors import NOT_JSON
from conversation.exceptions import BadJson, Invalid, NotFound

NO_MESSAGE = "There is no message with this id in the conversation."
NOT_AN_OBJECT = 'The body must be a JSON object, like {"content": "…"}.'


class _JsonBodyModel(BodyModel):
    """ninja's hook for a body. Here an absent body is an empty object, so that fields are what is missing."""

    @classmethod
    def get_request_data(cls, request: HttpRequest, api: NinjaAPI, path_params: dict[str, Any]) -> dict[str, Any]:
        return {cls.__read_from_single_attr__: parsed(request) if request.body else {}}


class JsonBody(Body):  # type: ignore[misc]
    """Marks the argument that takes the body: `body: Annotated[StartIn, JsonBody(...)]`."""

    _model = _JsonBodyModel

    @classmethod
    def _param_source(cls) -> str:
        return "body"


def message_id_in(text: str) -> UUID:
    """The id of a message in a query. Raises NotFound for what is none: nothing has such an id."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound(NO_MESSAGE) from None


def parsed(request: HttpRequest) -> dict[str, Any]:
    """The body's object. Raises BadJson, or Invalid for JSON that is no object.

    JSON is UTF-8 with at most one byte order mark, declared as JSON or as nothing, without NaN or Infinity.
    """
    content_type = request.content_type or "application/json"
    if not (content_type == "application/json" or content_type.endswith("+json")):
        raise BadJson(f"{NOT_JSON} It came as `{content_type[:80]}`.")
    body = _loaded(request.body)
    if not isinstance(body, dict):
        raise Invalid(f"The request is not valid. {NOT_AN_OBJECT}", {"body": [NOT_AN_OBJECT]})
    return body


def _loaded(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadJson(NOT_JSON) from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
