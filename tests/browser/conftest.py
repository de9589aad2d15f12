"""A headless Chromium in front of a real server. Each page is watched: no console error, no request to anybody else."""

import os
import shutil
from collections.abc import Iterator
from ipaddress import IPv6Address
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser.server import RunningServer, running_server

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
# A machine that is busy with other things answers late, and no worse.
expect.set_options(timeout=20_000)
DESK = ViewportSize(width=1360, height=850)


def chromium_path() -> str | None:
    """RECOUNT_CHROMIUM, or the first Chromium on the PATH."""
    return os.environ.get("RECOUNT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


class Watch:
    """What went wrong on a page without anybody seeing it."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.complaints: list[str] = []
        self.expected: tuple[str, ...] = ()
        self._origin = origin
        context.on("console", self._on_console)
        context.on("request", self._on_request)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))

    def expect(self, *words: str) -> None:
        """Console messages with these words belong to the test."""
        self.expected += words

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(words in message.text for words in self.expected):
            self.complaints.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self._origin, "data:", "blob:")):
            self.complaints.append(f"foreign request: {request.url}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Recount without a key: the offline interviewer answers."""
    with running_server(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a module's tests. Playwright holds an event loop while it runs, so it must not outlive them."""
    path = chromium_path()
    if path is None:
        reason = "NO BROWSER: install Chromium, or name one in RECOUNT_CHROMIUM; the tests of the screens did not run."
        if os.environ.get("RECOUNT_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def visitor(browser: Browser, origin: str, **wishes: Any) -> BrowserContext:
    """Someone new, from an address of their own, since sign-ups from one address are limited."""
    address = {"X-Forwarded-For": str(IPv6Address(uuid4().int))}
    return browser.new_context(base_url=origin, extra_http_headers=address, **({"viewport": DESK} | wishes))


@pytest.fixture
def context(browser: Browser, server: RunningServer) -> Iterator[BrowserContext]:
    """A fresh visitor at a desk."""
    made = visitor(browser, server.url, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def watch(context: BrowserContext, server: RunningServer) -> Iterator[Watch]:
    """Fails the test in whose pages something went wrong unseen."""
    watching = Watch(context, server.url)
    yield watching
    assert watching.complaints == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """The visitor's first tab."""
    return context.new_page()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test of a screen that fails runs once more, and the report says so: a browser starves on a busy machine."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1, reruns_delay=2))
