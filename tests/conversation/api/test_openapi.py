"""The OpenAPI document is true, whole and readable."""

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from conversation.api.app import api
from conversation.api.openapi import document
from tests.conversation.api.conftest import ApiClient

Operation = tuple[str, str, dict[str, Any]]


def _operations() -> Iterator[Operation]:
    for path, item in document()["paths"].items():
        for method, operation in item.items():
            yield method, path, operation


def _media(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for holder in (operation.get("requestBody", {}), *operation["responses"].values()):
        yield from holder.get("content", {}).values()


def _shown(media: dict[str, Any]) -> Iterator[Any]:
    if "example" in media:
        yield media["example"]
    for example in media.get("examples", {}).values():
        yield example["value"]


def test_it_is_served_to_anybody(anonymous_client: ApiClient) -> None:
    response = anonymous_client.get("/api/openapi.json")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response.json() == json.loads(json.dumps(document()))


def test_it_lists_every_call_of_the_contract() -> None:
    calls = {f"{method.upper()} {path}" for method, path, _ in _operations()}
    one = "/conversations/{conversation_id}/"
    assert calls == {
        "GET /conversations/",
        "POST /conversations/start/",
        "GET /conversations/guides/",
        *(f"{method} {one}" for method in ("PATCH", "DELETE")),
        *(f"POST {one}{name}/" for name in ("message", "retry", "stop", "pause", "complete", "reopen", "restore")),
        *(f"PATCH {one}{name}/" for name in ("message/{message_id}", "summary")),
        *(f"POST {one}summary/{name}/" for name in ("regenerate", "versions/{number}/restore")),
        *(f"GET {one}{name}/" for name in ("status", "history", "stream", "summary", "summary/versions", "export")),
        *(f"{method} {one}notes/" for method in ("GET", "POST")),
        *(f"{method} {one}notes/{{note_id}}/" for method in ("PATCH", "DELETE")),
        "GET /healthz",
        "GET /readyz",
    }


def test_every_call_has_an_example_and_all_its_answers_too() -> None:
    for method, path, operation in _operations():
        assert operation["description"], path
        for media in _media(operation):
            assert list(_shown(media)), f"{method} {path}"


def test_every_example_is_what_its_schema_says() -> None:
    described = document()
    for method, path, operation in _operations():
        for media in _media(operation):
            schema = {**media["schema"], "components": described["components"]}
            for example in _shown(media):
                try:
                    jsonschema.Draft202012Validator(schema).validate(example)
                except jsonschema.ValidationError as error:
                    pytest.fail(f"{method} {path}: {error.message}")


def test_every_call_that_changes_something_takes_a_key_and_may_meet_the_csrf_check() -> None:
    for method, _path, operation in _operations():
        names = {given["name"] for given in operation["parameters"]}
        assert ("Idempotency-Key" in names) is (method in ("post", "patch"))
        assert (403 in operation["responses"]) is (method in ("post", "patch", "delete"))


def test_what_can_be_streamed_shows_its_events_in_their_order() -> None:
    shown = {
        operation["operationId"]: re.findall(r"^event: (\w+)$", media["example"], re.MULTILINE)
        for _, _, operation in _operations()
        for answer in operation["responses"].values()
        for media_type, media in answer.get("content", {}).items()
        if media_type == "text/event-stream"
    }
    stages = ["progress", "progress", "progress", "done"]
    turn = ["start", "token", "token", "reply", "coverage", "completion", "done"]
    assert shown == {
        **dict.fromkeys(("sendMessage", "retryTurn", "editMessage", "followReply"), turn),
        **dict.fromkeys(("completeConversation", "regenerateSummary"), stages),
    }


def test_it_documents_both_ways_to_sign_in() -> None:
    schemes = document()["components"]["securitySchemes"]
    assert (schemes["token"]["scheme"], schemes["session"]["in"]) == ("bearer", "cookie")
    assert all(operation["security"] for _, path, operation in _operations() if path.startswith("/conversations"))


def test_its_names_are_neat_and_unique() -> None:
    names = [operation["operationId"] for _, _, operation in _operations()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in names)


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(document())
    for name in set(re.findall(r'"#/components/schemas/(\w+)"', text)):
        assert name in document()["components"]["schemas"]


def test_the_docs_name_every_call(pytestconfig: pytest.Config) -> None:
    page = (pytestconfig.rootpath / "docs/api.md").read_text(encoding="utf-8")
    for _method, path, _operation in _operations():
        tail = path.replace("/conversations/{conversation_id}", "").rstrip("/") or "/conversations/"
        assert tail in page, path


def test_the_page_shows_every_call_without_scripts_or_third_parties(anonymous_client: ApiClient) -> None:
    response = anonymous_client.get("/api/docs")
    page = response.content.decode()
    assert response.status_code == 200
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    for _method, path, operation in _operations():
        assert f'id="{operation["operationId"]}"' in page
        assert path in page
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", page)
    assert all(address.startswith("/") for address in re.findall(r'(?:src|href)="([^"#][^"]*)"', page))


def test_the_api_is_one() -> None:
    assert api.title == "Recount"
