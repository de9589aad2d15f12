"""JSON in the answers of models: the schema that is sent, and what comes back read leniently but never guessed."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from conversation.providers.base import Schema

DECODER = json.JSONDecoder()
# A model that rambles may open thousands of braces; each is a place to begin reading, and reading is not free.
STARTS_MAX = 50
ANSWER_MAX_CHARS = 1_000_000


def read_answer(text: str, schema: type[Schema]) -> Schema | None:
    """The first JSON object in a text that validates as `schema`: bare, in fences, or with prose around it.

    None where there is none. A text cut short gives None too: what is missing is never made up, nor is a part taken for
    the whole, so an object must have at least one of the schema's own fields.
    """
    for found in _objects(text[:ANSWER_MAX_CHARS]):
        if not found.keys() & schema.model_fields.keys():
            continue
        try:
            return schema.model_validate(found)
        except ValidationError:
            continue
    return None


def _objects(text: str) -> Iterator[dict[str, Any]]:
    position = -1
    for _ in range(STARTS_MAX):
        position = text.find("{", position + 1)
        if position < 0:
            return
        try:
            found, end = DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            continue
        yield found
        position = end - 1


@cache
def strict_schema(schema: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema in the dialect that both vendors enforce: all fields required, none besides, no defaults."""
    strict: dict[str, Any] = _strict(schema.model_json_schema())
    return strict


def in_words(schema: type[BaseModel]) -> str:
    """The same for a server that enforces no schema: an instruction to the model."""
    told = json.dumps(strict_schema(schema), separators=(",", ":"))
    return f"Answer with one JSON object that follows this JSON schema, and with nothing else:\n{told}"


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key not in ("default", "title", "description")}
    strict = {key: _named(value) if key in ("properties", "$defs") else _strict(value) for key, value in kept.items()}
    if "properties" in strict:
        strict |= {"required": list(strict["properties"]), "additionalProperties": False}
    return strict


def _named(nodes: dict[str, Any]) -> dict[str, Any]:
    """Names of fields are not schema keywords: a field may well be called "title"."""
    return {name: _strict(node) for name, node in nodes.items()}
