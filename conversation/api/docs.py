"""The readable documentation: one page, made from the OpenAPI document, without scripts and without third parties."""

import json
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt

from conversation.api.edge import not_allowed
from conversation.api.openapi import document

METHODS = ("get", "post", "patch", "put", "delete")


class Field(NamedTuple):
    """One field of a body, or one parameter."""

    name: str
    place: str
    kind: str
    required: bool
    description: SafeString


class Shown(NamedTuple):
    """One answer of a call: an example to a title."""

    status: str
    title: str
    content_type: str
    example: str


class Call(NamedTuple):
    """One call as the page shows it."""

    anchor: str
    method: str
    path: str
    summary: str
    description: SafeString
    fields: list[Field]
    request: str
    answers: list[Shown]
    refusals: list[Shown]


class Group(NamedTuple):
    """The calls of one tag."""

    name: str
    description: str
    calls: list[Call]


@csrf_exempt
def openapi_json(request: HttpRequest) -> HttpResponse:
    """The document itself."""
    if request.method not in ("GET", "HEAD"):
        return not_allowed("GET, HEAD")  # type: ignore[return-value]
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


@csrf_exempt
def docs(request: HttpRequest) -> HttpResponse:
    """The page."""
    if request.method not in ("GET", "HEAD"):
        return not_allowed("GET, HEAD")  # type: ignore[return-value]
    described = document()
    about = [marked_up(paragraph) for paragraph in described["info"]["description"].strip().split("\n\n")]
    shown = {"info": described["info"], "about": about, "groups": groups(described)}
    return render(request, "conversation/api_docs.html", shown)


def groups(described: dict[str, Any]) -> list[Group]:
    """The document's calls, by tag."""
    calls = [
        (item[method], call_of(path, method, item[method], described))
        for path, item in described["paths"].items()
        for method in METHODS
        if method in item
    ]
    return [
        Group(tag["name"], tag["description"], [call for operation, call in calls if tag["name"] in operation["tags"]])
        for tag in described["tags"]
    ]


def call_of(path: str, method: str, operation: dict[str, Any], described: dict[str, Any]) -> Call:
    """One call of the document."""
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    shown = [one for status, answer in operation["responses"].items() for one in _shown(str(status), answer)]
    return Call(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=marked_up(operation.get("description", "")),
        fields=[*_parameters(operation, described), *_body_fields(body.get("schema", {}), described)],
        request=_pretty(body["example"]) if "example" in body else "",
        answers=[one for one in shown if one.status < "400"],
        refusals=[one for one in shown if one.status >= "400"],
    )


def _parameters(operation: dict[str, Any], described: dict[str, Any]) -> list[Field]:
    return [
        Field(
            given["name"],
            given["in"],
            _kind(given["schema"], described),
            bool(given.get("required")),
            marked_up(given.get("description", "")),
        )
        for given in operation["parameters"]
    ]


def _body_fields(schema: dict[str, Any], described: dict[str, Any]) -> list[Field]:
    """The fields of a body, and those of an object within it as `privacy.keep`."""
    schema = _object(schema, described)
    required = schema.get("required", [])
    found: list[Field] = []
    for name, given in schema.get("properties", {}).items():
        found.append(
            Field(name, "body", _kind(given, described), name in required, marked_up(given.get("description", "")))
        )
        within = _body_fields(given, described)
        found += [field._replace(name=f"{name}.{field.name}") for field in within]
    return found


def _object(schema: dict[str, Any], described: dict[str, Any]) -> dict[str, Any]:
    """The schema that has the properties, where a field may also be null."""
    schema = _resolved(schema, described)
    within = (_resolved(one, described) for one in schema.get("anyOf", []))
    return next((one for one in within if "properties" in one), schema)


def _shown(status: str, answer: dict[str, Any]) -> list[Shown]:
    if not answer.get("content"):
        return [Shown(status, answer["description"], "", "")]
    return [
        Shown(status, title, content_type, _pretty(example))
        for content_type, media in answer["content"].items()
        for title, example in _examples(answer, media)
    ]


def _examples(answer: dict[str, Any], media: dict[str, Any]) -> list[tuple[str, Any]]:
    if "example" in media:
        return [(answer["description"], media["example"])]
    return [(example["summary"], example["value"]) for example in media.get("examples", {}).values()]


def _kind(schema: dict[str, Any], described: dict[str, Any]) -> str:
    """A schema's type in a few words. That an optional field may be null goes without saying."""
    schema = _resolved(schema, described)
    if "anyOf" in schema:
        return " or ".join(_kind(one, described) for one in schema["anyOf"] if one.get("type") != "null")
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"]))
    if "items" in schema:
        return f"list of {_kind(schema['items'], described)}"
    return str(schema.get("format") or schema.get("type", "any"))


def _resolved(schema: dict[str, Any], described: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        return schema
    found: dict[str, Any] = described["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return found


def marked_up(text: str) -> SafeString:
    """The text as HTML, what stands between backticks as code."""
    parts = enumerate(text.split("`"))
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>", part) if at % 2 else part,) for at, part in parts)
    )


def _pretty(example: Any) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False, indent=2)
