"""Whatever fails, one error object says so."""

import json
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from conversation.api import conversations, errors
from conversation.api.documented import examples
from conversation.exceptions import ConversationError
from tests.conversation.api.conftest import ApiClient, Response

UNKNOWN = "/conversations/2b1f5bfa-2d1c-4d1e-9a3e-7a4f5c0f7f00/"


def assert_error(response: Response, status: int, code: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(response.content)
    assert response.status_code == status, body
    assert response["Content-Type"] == "application/json"
    assert response["X-Request-ID"]
    assert body["success"] is False
    assert body["code"] == code
    assert isinstance(body["retryable"], bool)
    assert len(body["error"]) > 10
    assert body["error"][-1] in ".)`"
    assert set(body) <= {"success", "error", "code", "retryable", "errors", "state"}
    return body


@pytest.mark.parametrize("path", ["/api/nothing", "/conversations/a/b/c/d/", "/nowhere", "/nowhere/"])
def test_it_answers_an_unknown_address_with_json(anonymous_client: ApiClient, path: str) -> None:
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        assert_error(anonymous_client.call(method, path), 404, "not_found")


def test_it_shows_a_page_to_a_browser_outside_the_api(anonymous_client: ApiClient) -> None:
    response = anonymous_client.get("/nowhere", Accept="text/html,application/xhtml+xml")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/api/nothing", "/conversations/a/b/c/d/"])
def test_it_answers_a_browser_with_json_inside_the_api(anonymous_client: ApiClient, path: str) -> None:
    assert_error(anonymous_client.get(path, Accept="text/html"), 404, "not_found")


def test_it_names_the_methods_that_an_address_answers_to(owner_client: ApiClient) -> None:
    for method, path, allow in (
        ("GET", "/conversations/start/", "POST"),
        ("PUT", "/conversations/", "GET"),
        ("GET", f"{UNKNOWN}message/", "POST"),
        ("GET", UNKNOWN, "DELETE, PATCH"),
        ("POST", "/healthz", "GET, HEAD"),
        ("DELETE", "/readyz", "GET, HEAD"),
        ("POST", "/api/openapi.json", "GET, HEAD"),
        ("POST", "/api/docs", "GET, HEAD"),
    ):
        response = owner_client.call(method, path)
        assert_error(response, 405, "method_not_allowed")
        assert response["Allow"] == allow


def test_it_hides_what_broke_and_logs_it(
    owner_client: ApiClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: Any, **_options: Any) -> NoReturn:
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr(conversations.manager, "list_conversations", broken)
    response = owner_client.get("/conversations/", X_Request_ID="find-me")
    assert_error(response, 500, "internal_error")
    assert b"swordfish" not in response.content
    assert response["X-Request-ID"] == "find-me"
    assert "request failed" in caplog.text


def test_it_refuses_a_host_that_is_not_its_own_as_a_bad_request(anonymous_client: ApiClient) -> None:
    assert_error(anonymous_client.get("/conversations/", Host="evil.example"), 400, "bad_request")


def test_it_refuses_more_bytes_than_the_server_takes(owner_client: ApiClient, begun: str, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert_error(owner_client.post(f"{begun}message/", {"content": "a" * 2000}), 413, "message_too_long")


def test_it_makes_a_request_id_for_an_error_too(anonymous_client: ApiClient) -> None:
    first, second = (anonymous_client.get("/api/nothing")["X-Request-ID"] for _ in range(2))
    assert first != second


def test_it_tells_when_to_try_again() -> None:
    class Busy(ConversationError):
        status = 429

    assert errors.error_response(Busy("Too many.", retry_after_s=7))["Retry-After"] == "7"


def test_it_keeps_every_answer_out_of_caches(owner_client: ApiClient, begun: str) -> None:
    for response in (
        owner_client.get(f"{begun}status/"),
        owner_client.get("/conversations/"),
        owner_client.get("/conversations/guides/"),
        owner_client.get("/api/nothing"),
        owner_client.post(f"{begun}message/", {}),
    ):
        assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "handler", [errors.bad_request, errors.permission_denied, errors.not_found, errors.csrf_failure]
)
def test_its_pages_for_browsers_are_pages(rf: RequestFactory, handler: Callable[..., HttpResponse]) -> None:
    request = rf.get("/accounts/", headers={"Accept": "text/html"})
    response = handler(request, "a reason") if handler is errors.csrf_failure else handler(request, Exception())
    assert response["Content-Type"].startswith("text/html")
    assert response.status_code == {"bad_request": 400, "not_found": 404}.get(handler.__name__, 403)


@pytest.mark.parametrize(
    ("handler", "status", "code"),
    [(errors.permission_denied, 403, "forbidden"), (errors.csrf_failure, 403, "csrf_failed")],
)
def test_its_handlers_answer_programs_with_json(
    rf: RequestFactory, handler: Callable[..., HttpResponse], status: int, code: str
) -> None:
    response = handler(rf.get("/accounts/"), Exception("no"))
    assert response.status_code == status
    assert json.loads(response.content)["code"] == code


def test_its_handler_of_crashes_answers_both(rf: RequestFactory) -> None:
    assert getattr(errors.server_error(rf.get("/x")), "status_code", 0) == 500
    assert errors.server_error(rf.get("/x", headers={"Accept": "text/html"}))["Content-Type"].startswith("text/html")


def _kinds(kind: type[ConversationError]) -> Iterator[type[ConversationError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)


def test_every_code_is_shown_by_an_example_and_explained_in_the_docs(pytestconfig: pytest.Config) -> None:
    page = (pytestconfig.rootpath / "docs/errors.md").read_text(encoding="utf-8")
    ours = {kind.code for kind in _kinds(ConversationError) if kind.__module__.startswith("conversation")}
    for code in ours:
        assert f"`{code}`" in page, code
        assert code == "sync_call_in_loop" or code in examples()["errors"], code
