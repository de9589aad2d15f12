"""The server's way around a view: no thread for a request that needs none, and nothing lost of what threads did."""

import asyncio
import http.client
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from typing import Any

import pytest
import uvicorn
from django.contrib.sessions.models import Session
from django.core.asgi import get_asgi_application
from django.test import Client
from django.utils.module_loading import import_string
from pytest_django import Settings

from accounts.models import User
from accounts.tokens import make_token
from config.handler import application
from config.on_the_loop import STORES
from tests.config import site

pytestmark = pytest.mark.django_db(transaction=True)
STREAMS = 50


@contextmanager
def served(app: Any) -> Iterator[int]:
    """A real server of this application, and its port."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_until(lambda: server.started)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(timeout=10)
    assert not thread.is_alive()


def wait_until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


class Browser:
    """Keeps cookies, and a connection, as a browser does."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.cookies = dict(cookies or {})

    def call(self, method: str, path: str, body: str = "", **headers: str) -> http.client.HTTPResponse:
        """`headers`: names with underscores for hyphens. The body of the answer is then `.text`."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body:
            given.setdefault("Content-Type", "application/x-www-form-urlencoded")
        self.connection.request(method, path, body, given)
        response = self.connection.getresponse()
        response.text = response.read().decode()  # type: ignore[attr-defined]
        for line in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]
        return response

    def text(self, path: str, **headers: str) -> str:
        answer: str = self.call("GET", path, **headers).text  # type: ignore[attr-defined]
        return answer


@pytest.fixture
def port(settings: Settings) -> Iterator[int]:
    """Where our handler listens, with all middleware."""
    settings.ROOT_URLCONF = "tests.config.site"
    site.happened.clear()
    with served(application()) as listening:
        yield listening


@pytest.fixture
def browser(port: int) -> Iterator[Browser]:
    """Somebody who is not signed in."""
    someone = Browser(port)
    yield someone
    someone.connection.close()


@pytest.fixture
def signed_in(owner: User) -> dict[str, str]:
    """The cookies of the owner's browser."""
    client = Client()
    client.force_login(owner)
    return {"sessionid": client.cookies["sessionid"].value}


def own_threads() -> int:
    """Threads of this process but those that `in_db` keeps: it has a limit of its own."""
    return len([thread for thread in threading.enumerate() if not thread.name.startswith("in_db")])


async def opened(port: int, path: str, *headers: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A request that was sent."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("\r\n".join([f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]).encode())
    return reader, writer


async def open_streams(port: int, *headers: str) -> int:
    """How many more threads there are while fifty streams are open; then everybody leaves."""
    before, open_ones = own_threads(), []
    for _ in range(STREAMS):
        reader, writer = await opened(port, "/stream/", *headers)
        open_ones.append(writer)
        await reader.readuntil(b"data: 1\n\n")
    more = own_threads() - before
    for writer in open_ones:
        writer.close()
    return more


def test_open_streams_of_programs_take_no_threads(port: int, owner: User) -> None:
    assert asyncio.run(open_streams(port, f"Authorization: Bearer {make_token(owner, 'tests')[1]}")) == 0
    wait_until(lambda: site.happened == ["stream closed"] * STREAMS)


def test_open_streams_of_browsers_take_no_threads(port: int, signed_in: dict[str, str]) -> None:
    assert asyncio.run(open_streams(port, f"Cookie: sessionid={signed_in['sessionid']}")) == 0
    wait_until(lambda: site.happened == ["stream closed"] * STREAMS)


def test_a_stream_ends_at_once_when_a_client_leaves_that_did_not_read(port: int) -> None:
    async def take_a_little_and_leave() -> None:
        reader, writer = await opened(port, "/flood/")
        await reader.readexactly(1000)
        writer.transport.abort()

    asyncio.run(take_a_little_and_leave())
    wait_until(lambda: site.happened == ["flood closed"])


def test_a_view_is_cancelled_when_its_client_leaves(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(b"GET /never/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        wait_until(lambda: site.happened == ["view began"])
    wait_until(lambda: site.happened == ["view began", "view cancelled"])


def test_a_synchronous_view_leaves_no_thread_and_no_connection(browser: Browser) -> None:
    site.used.clear()
    before = own_threads()
    assert browser.text("/use_database/") == "used"
    thread, connection = site.used.pop()
    wait_until(lambda: not thread.is_alive())
    assert connection.connection is None
    wait_until(lambda: own_threads() == before)


@pytest.mark.parametrize("path", ["/count/", "/count_async/"])
def test_what_a_view_puts_into_the_session_is_there_the_next_time(browser: Browser, path: str) -> None:
    assert [browser.text(path) for _ in range(3)] == ["1", "2", "3"]
    assert Session.objects.count() == 1


def test_a_session_that_nobody_touched_is_not_made(browser: Browser) -> None:
    response = browser.call("GET", "/accounts/nowhere/")
    assert response.headers.get_all("Set-Cookie") is None
    assert not Session.objects.exists()


def test_the_cookie_of_a_session_that_ended_is_taken_away(browser: Browser) -> None:
    browser.call("GET", "/count/")
    assert "sessionid" in browser.cookies
    browser.call("GET", "/forget/")
    assert "sessionid" not in browser.cookies
    assert not Session.objects.exists()


def test_an_answer_that_depends_on_the_session_says_so(browser: Browser) -> None:
    assert "Cookie" in browser.call("GET", "/count/").headers["Vary"]


@pytest.mark.parametrize("words", [1, 2000])
def test_a_message_is_kept_for_the_next_page_and_shown_once(browser: Browser, words: int) -> None:
    browser.call("GET", f"/leave_word/?words={words}")
    assert browser.text("/read_words/").split() == ["word"] * words
    assert browser.text("/read_words/") == ""


def test_a_form_of_another_site_is_refused(browser: Browser) -> None:
    assert browser.text("/form/") == "GET taken"
    assert browser.call("POST", "/form/", "a=1").status == 403
    token = browser.cookies["csrftoken"]
    assert browser.call("POST", "/form/", "a=1", X_CSRFToken="b" * 32).status == 403
    assert browser.call("POST", "/form/", "a=1", X_CSRFToken=token, Origin="https://evil.example").status == 403
    assert browser.call("POST", "/form/", "a=1", X_CSRFToken=token).status == 200
    assert browser.call("POST", "/form/", f"csrfmiddlewaretoken={token}").status == 200


def test_someone_signs_in_and_out(browser: Browser, owner: User) -> None:
    page = browser.text("/accounts/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    credentials = f"login={owner.email}&password=a-long-password-of-olivia"
    assert browser.call("POST", "/accounts/login/", credentials).status == 403
    assert browser.call("POST", "/accounts/login/", f"{credentials}&csrfmiddlewaretoken={token[1]}").status == 302
    assert browser.call("GET", "/conversations/").status == 200
    assert browser.call("GET", "/conversations/test/").status == 200
    browser.call("POST", "/accounts/logout/", f"csrfmiddlewaretoken={browser.cookies['csrftoken']}")
    assert browser.call("GET", "/conversations/").status == 401


def test_the_admin_opens_for_staff_alone(port: int, browser: Browser, owner: User, signed_in: dict[str, str]) -> None:
    assert "/admin/login/" in browser.call("GET", "/admin/").headers["Location"]
    User.objects.filter(pk=owner.pk).update(is_staff=True, is_superuser=True)
    staff = Browser(port, signed_in)
    assert "Site administration" in staff.text("/admin/")
    staff.connection.close()


WAYS: dict[str, dict[str, str]] = {
    "over http": {},
    "over https": {"X_Forwarded_Proto": "https"},
    "from another site": {"Origin": "https://friend.example", "Access_Control_Request_Method": "POST"},
    "with a wrong token": {"Authorization": "Bearer wrong"},
    "as a page": {"Accept": "text/html"},
}
CALLS = [
    ("GET", "/"), ("GET", "/healthz"), ("HEAD", "/healthz"), ("GET", "/accounts/login"), ("GET", "/accounts/login/"),
    ("GET", "/accounts/"), ("GET", "/conversations/"), ("GET", "/conversations/test/"), ("GET", "/nowhere"),
    ("POST", "/conversations/start/"), ("POST", "/form/"), ("OPTIONS", "/conversations/start/"), ("GET", "/broken/"),
    ("GET", "/broken_async/"), ("GET", "/admin/"), ("GET", "/static/admin/css/base.css"), ("GET", "/count/"),
]  # fmt: skip
# Different each time they are made.
CHANGING = re.compile(r"[0-9a-f-]{36}|\w{32,64}|expires=[^;]+|, \d\d \w{3} \d{4} [\d:]+ GMT")


@pytest.mark.parametrize("secure", [False, True], ids=["development", "production"])
def test_it_answers_as_djangos_own_handler_does(settings: Settings, secure: bool) -> None:
    settings.ROOT_URLCONF = "tests.config.site"
    settings.CORS_ALLOWED_ORIGINS = ["https://friend.example"]
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = secure
    settings.SECURE_HSTS_SECONDS = 3600 if secure else 0
    answers = [_answers(app) for app in (get_asgi_application(), application())]
    for call, djangos in answers[0].items():
        assert answers[1][call] == djangos, call
    assert ("strict-transport-security" in str(answers)) is secure


def _answers(app: Any) -> dict[str, Any]:
    found = {}
    with served(app) as port:
        for said, headers in WAYS.items():
            for method, path in CALLS:
                browser = Browser(port)
                response = browser.call(method, path, **headers)
                shown = f"{sorted(response.headers.items())} {response.text}"  # type: ignore[attr-defined]
                shown = CHANGING.sub("*", shown.replace(f":{port}", ""))
                found[f"{method} {path} {said}"] = (response.status, shown)
                browser.connection.close()
    return found


@pytest.mark.parametrize("name", STORES)
def test_what_it_adapts_exists_and_is_used(name: str, settings: Settings) -> None:
    kind = import_string(name)
    assert f"{kind.__module__}.{kind.__qualname__}" == name
    assert name in settings.MIDDLEWARE
