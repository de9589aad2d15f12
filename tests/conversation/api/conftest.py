"""Clients named for who they are, over Django's test client."""

import json
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from django.test import Client

from accounts.models import User
from accounts.tokens import make_token
from tests.live_server import live_server_url as live_server_url

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

    Response: TypeAlias = _MonkeyPatchedWSGIResponse
else:
    Response = Any


class ApiClient:
    """Speaks JSON, with a token where one is given."""

    def __init__(self, token: str | None = None, client: Client | None = None) -> None:
        self.client = client or Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Response:
        """`body`: bytes as they are, all else as JSON. `headers`: names with underscores for hyphens."""
        given = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return self.client.generic(method, path, data, "application/json", headers=given)

    def get(self, path: str, **headers: str) -> Response:
        return self.call("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Response:
        return self.call("POST", path, body, **headers)

    def patch(self, path: str, body: Any = None, **headers: str) -> Response:
        return self.call("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str) -> Response:
        return self.call("DELETE", path, **headers)


# The API reads and writes in database threads of its own, which see only what is committed: hence `transactional_db`.


@pytest.fixture
def owner_token(transactional_db: None, owner: User) -> str:
    return make_token(owner, "tests")[1]


@pytest.fixture
def owner_client(owner_token: str) -> ApiClient:
    """The owner, with a token."""
    return ApiClient(owner_token)


@pytest.fixture
def stranger_client(transactional_db: None, stranger: User) -> ApiClient:
    """Someone else, with a token of their own."""
    return ApiClient(make_token(stranger, "tests")[1])


@pytest.fixture
def anonymous_client(transactional_db: None) -> ApiClient:
    """Nobody that the server knows."""
    return ApiClient()


@pytest.fixture
def browser_client(transactional_db: None, owner: User) -> ApiClient:
    """The owner's signed-in browser, with CSRF checks as in production."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(owner)
    return ApiClient(client=client)


@pytest.fixture
def begun(owner_client: ApiClient) -> str:
    """The address of a conversation of the owner's that was just begun."""
    return f"/conversations/{owner_client.post('/conversations/start/').json()['conversation_id']}/"


@pytest.fixture
def told(owner_client: ApiClient, begun: str) -> str:
    """The address of a conversation in which the owner has answered once."""
    said = {"content": "I was a line cook at Harbour Grill in Leith from 2019 to 2021."}
    assert owner_client.post(f"{begun}message/", said).status_code == 200
    return begun


@pytest.fixture
def completed(owner_client: ApiClient, told: str) -> str:
    """The address of a completed conversation of the owner's."""
    assert owner_client.post(f"{told}complete/", {"user_approved": True}).status_code == 200
    return told
