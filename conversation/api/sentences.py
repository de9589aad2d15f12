"""What is wrong with a request, in plain words."""

from collections.abc import Mapping, Sequence
from typing import Any

from conversation.exceptions import Invalid

SENTENCES: Mapping[str, str] = {
    "missing": "This field is required.",
    "extra_forbidden": "There is no such field.",
    "string_type": "This must be text.",
    "string_unicode": "This holds half of a character (a lone surrogate), which is not text.",
    "string_too_long": "This may have at most {max_length} characters.",
    "string_too_short": "This must not be empty.",
    "bool_type": "This must be true or false.",
    "bool_parsing": "This must be true or false.",
    "int_type": "This must be a whole number.",
    "int_parsing": "This must be a whole number.",
    "int_parsing_size": "This number is too large.",
    "int_from_float": "This must be a whole number.",
    "greater_than_equal": "This must be at least {ge}.",
    "less_than_equal": "This must be at most {le}.",
    "literal_error": "This must be one of: {expected}.",
    "tuple_type": "This must be a list.",
    "list_type": "This must be a list.",
    "too_long": "This may have at most {max_length} entries.",
    "model_type": "This must be a JSON object.",
    "model_attributes_type": "This must be a JSON object.",
    "dict_type": "This must be a JSON object.",
    "uuid_type": "This must be an id.",
    "uuid_parsing": "This must be an id.",
    "value_error": "{error}",
}
OTHERWISE = "This value is not valid."


def sentence(error: Mapping[str, Any]) -> str:
    """One of pydantic's errors, for a person."""
    context = {name: str(value) for name, value in error.get("ctx", {}).items()}
    return SENTENCES.get(error["type"], OTHERWISE).format_map(context)


def field_name(error: Mapping[str, Any], source: str) -> str:
    """The field as the caller knows it: "privacy.keep.0"; the source itself ("body") when it is wrong as a whole."""
    parts = [str(part) for part in error["loc"] if part != "__root__"]
    return ".".join(parts) or source


def invalid(found: Sequence[tuple[str, Mapping[str, Any]]]) -> Invalid:
    """The refusal that lists what was found: pairs of a source ("body", "query") and one of pydantic's errors."""
    errors: dict[str, list[str]] = {}
    for source, error in found:
        errors.setdefault(field_name(error, source), []).append(sentence(error))
    named = "; ".join(f"{name}: {said[0]}" for name, said in errors.items())
    return Invalid(f"The request is not valid. {named}", errors)
