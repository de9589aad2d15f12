"""Who may call, and who may not."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import User
from conversation.models import Conversation
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.test_errors import UNKNOWN, assert_error

CALLS = [
    ("GET", "/conversations/"),
    ("GET", "/conversations/guides/"),
    ("POST", "/conversations/start/"),
    ("PATCH", UNKNOWN),
    ("DELETE", UNKNOWN),
    *(("POST", f"{UNKNOWN}{name}/") for name in ("message", "retry", "pause", "complete", "reopen", "restore")),
    *(("GET", f"{UNKNOWN}{name}/") for name in ("status", "history", "summary", "summary/versions", "export")),
    ("PATCH", f"{UNKNOWN}summary/"),
    *(("POST", f"{UNKNOWN}summary/{name}/") for name in ("regenerate", "versions/1/restore")),
    *((method, f"{UNKNOWN}notes/") for method in ("GET", "POST")),
    *((method, f"{UNKNOWN}notes/9a3e5bfa-2d1c-4d1e-9a3e-7a4f5c0f7f00/") for method in ("PATCH", "DELETE")),
]


def test_it_answers_nobody_without_a_sign_in(anonymous_client: ApiClient) -> None:
    for method, path in CALLS:
        response = anonymous_client.call(method, path)
        assert_error(response, 401, "not_authenticated")
        assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("body", [b"not json", b'{"content": 1}', b"[]"])
def test_it_asks_who_it_is_before_it_looks_at_the_request(anonymous_client: ApiClient, body: Any) -> None:
    assert_error(anonymous_client.post("/conversations/not-an-id/message/", body), 401, "not_authenticated")


@pytest.mark.parametrize("header", ["Bearer wrong", "Bearer", "bearer  wrong", "Bearer a b", "Bearer \x80"])
def test_a_wrong_token_is_not_made_good_by_a_session(browser_client: ApiClient, header: str) -> None:
    assert_error(browser_client.get("/conversations/", Authorization=header), 401, "not_authenticated")


def test_a_revoked_token_is_worth_nothing(owner_client: ApiClient, owner: User) -> None:
    owner.api_tokens.all().delete()
    assert_error(owner_client.get("/conversations/"), 401, "not_authenticated")


def test_an_inactive_user_is_nobody(owner_client: ApiClient, owner: User) -> None:
    owner.is_active = False
    owner.save()
    assert_error(owner_client.get("/conversations/"), 401, "not_authenticated")


def test_a_signed_in_browser_may_read(browser_client: ApiClient) -> None:
    assert browser_client.get("/conversations/").status_code == 200


def test_a_signed_in_browser_needs_a_csrf_token_to_change_something(browser_client: ApiClient) -> None:
    assert_error(browser_client.post("/conversations/start/"), 403, "csrf_failed")
    assert not Conversation.objects.exists()


def test_a_signed_in_browser_with_its_csrf_token_may_change_something(browser_client: ApiClient) -> None:
    browser_client.client.cookies["csrftoken"] = "a" * 32
    assert browser_client.post("/conversations/start/", X_CSRFToken="a" * 32).status_code == 201
    assert_error(browser_client.post("/conversations/start/", X_CSRFToken="b" * 32), 403, "csrf_failed")


def test_another_sites_page_may_not_use_the_session(browser_client: ApiClient) -> None:
    browser_client.client.cookies["csrftoken"] = "a" * 32
    response = browser_client.post("/conversations/start/", X_CSRFToken="a" * 32, Origin="https://evil.example")
    assert_error(response, 403, "csrf_failed")


def test_a_token_needs_no_csrf_token(owner_token: str) -> None:
    client = ApiClient(owner_token, Client(enforce_csrf_checks=True))
    assert client.post("/conversations/start/").status_code == 201


def test_a_host_project_may_bring_its_own_users(owner: User, settings: Settings, anonymous_client: ApiClient) -> None:
    settings.CONVERSATION_AUTH = [f"{__name__}.always_olivia"]
    assert anonymous_client.post("/conversations/start/").status_code == 201
    assert Conversation.objects.get().user == owner


def always_olivia(request: HttpRequest) -> User:
    return User.objects.get()


OF_ONE = [call for call in CALLS if UNKNOWN in call[1]]
BODIES = {
    "message": {"content": "Hello"},
    "complete": {"user_approved": True},
    "notes": {"topic": "tools", "value": "Mine now"},
}


def _body(method: str, path: str) -> Any:
    last = path.split("/")[-2]
    if method == "PATCH" and "/notes/" in path:
        return {"value": "Mine now"}
    if method == "PATCH":
        return {"pointer": "/title", "text": "Mine now"} if last == "summary" else {"title": "Mine now"}
    return BODIES.get(last)


def test_another_persons_conversation_does_not_exist(
    owner_client: ApiClient, stranger_client: ApiClient, begun: str
) -> None:
    for method, path in OF_ONE:
        theirs = stranger_client.call(method, path.replace(UNKNOWN, begun), _body(method, path))
        missing = stranger_client.call(method, path, _body(method, path))
        assert_error(theirs, 404, "not_found")
        assert theirs.content == missing.content
    conversation = owner_client.get(f"{begun}status/").json()["conversation"]
    assert (conversation["title"], conversation["message_count"]) == ("", 1)


@pytest.mark.parametrize("wrong", ["not-a-uuid", "1", "%00", "2b1f5bfa-2d1c-4d1e-9a3e-7a4f5c0f7f0", "\u00fc"])
def test_an_id_that_does_not_parse_names_nothing(owner_client: ApiClient, wrong: str) -> None:
    for method, path in OF_ONE:
        address = path.replace(UNKNOWN, f"/conversations/{wrong}/")
        assert_error(owner_client.call(method, address, _body(method, path)), 404, "not_found")


def test_not_approving_says_nothing_about_another_persons_conversation(stranger_client: ApiClient, begun: str) -> None:
    assert_error(stranger_client.post(f"{begun}complete/", {"user_approved": False}), 404, "not_found")
