"""A site as a test sees it: one database, and as many servers of it as it asks for."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import IO, Any, NamedTuple, TypeVar
from uuid import uuid4

import requests

from config.env import BASE_DIR
from tests.config.conftest import clean_environment
from tests.conversation.api.events import Events, listening

T = TypeVar("T")
SAY_S = 30
SOON_S = 15.0
# With keys the nursery loads both vendors' SDKs; a server is told where its model really is.
OWN = {
    "AI_PROVIDERS": "anthropic,openai,offline",
    "ANTHROPIC_API_KEY": "a-key",
    "OPENAI_API_KEY": "a-key",
    "RECOUNT_ENV": "development",
    "LOG_LEVEL": "ERROR",
    "PORT": "0",
    "WORKERS": "1",
}


def eventually(ask: Callable[[], T], wanted: Callable[[T], bool] = bool) -> T:
    """What `ask` says once it is what is wanted; the test fails if it never is."""
    until = monotonic() + SOON_S
    while not wanted(found := ask()):
        assert monotonic() < until, f"it stayed {found!r}"
        sleep(0.02)
    return found


class Rows(NamedTuple):
    """What is stored of a conversation, and which rules it breaks: see `asked.rows`."""

    messages: list[list[Any]]
    notes: list[list[str]]
    turns: list[list[Any]]
    broken: list[str]

    def standing(self, role: str) -> list[str]:
        """The contents of this role's messages that stand, the greeting not among them."""
        return [content for one, content, stands, _ in self.messages[1:] if one == role and stands]


class Site:
    """Servers and rows of one database. Servers that are left at the end are killed."""

    def __init__(self, nursery: subprocess.Popen[str], errors: Path) -> None:
        self._nursery = nursery
        self._errors = errors
        self._turn = threading.Lock()
        self._alive: set[int] = set()
        self._hear()
        self.token: str = self.ask("token", f"{uuid4().hex}@example.org")

    def serve(self, point: str = "", drain_s: float | None = None, **settings: Any) -> "Server":
        """A new server; `settings` are of `CONVERSATION`. `point`: where it kills itself, see `points.die_at`."""
        told = self._order(do="serve", settings=settings, point=point, drain_s=drain_s)
        self._alive.add(told["pid"])
        return Server(self, told["pid"], told["url"])

    def ask(self, name: str, *args: Any) -> Any:
        """What `tests.durability.asked` knows, told by a fresh process."""
        told = self._order(do="ask", name=name, args=args)
        assert told["status"] == 0, self._errors.read_text()
        return told["answer"]

    def rows(self, path: str) -> Rows:
        """What is stored of a conversation, by its path."""
        return Rows(**self.ask("rows", path.split("/")[2]))

    def reap(self, pid: int) -> int:
        """Wait for the end of a server; its exit status, negative for a signal."""
        status: int = eventually(lambda: self._order(do="reap", pid=pid)["status"], lambda found: found is not None)
        self._alive.discard(pid)
        return status

    def close(self) -> None:
        """End all that is left."""
        for pid in list(self._alive):
            os.kill(pid, signal.SIGKILL)
            self.reap(pid)
        if self._nursery.stdin:
            self._nursery.stdin.close()

    def _order(self, **order: Any) -> dict[str, Any]:
        with self._turn:
            _line(self._nursery.stdin).write(json.dumps(order) + "\n")
            _line(self._nursery.stdin).flush()
            return self._hear()

    def _hear(self) -> dict[str, Any]:
        said = _line(self._nursery.stdout).readline()
        assert said, self._errors.read_text()
        heard: dict[str, Any] = json.loads(said)
        return heard


def _line(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


@dataclass
class Server:
    """A server process."""

    site: Site
    pid: int
    url: str

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> requests.Response:
        """One plain call. `headers`: names with underscores for hyphens."""
        given = {"Authorization": f"Bearer {self.site.token}"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        return requests.request(method, self.url + path, json=body, headers=given, timeout=SAY_S)

    def get(self, path: str) -> Any:
        """The answer of a call that succeeds."""
        answered = self.call("GET", path)
        assert answered.status_code == 200, answered.text
        return answered.json()

    @contextmanager
    def listening(self, method: str, path: str, body: Any = None, **headers: str) -> Iterator[Events]:
        """The same as Server-Sent Events."""
        with listening(self.url + path, self.site.token, body, method, **headers) as events:
            yield events

    def begun(self) -> str:
        """The path of a new conversation."""
        begun = self.call("POST", "/conversations/start/", {})
        assert begun.status_code == 201, begun.text
        return f"/conversations/{begun.json()['conversation_id']}/"

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def end(self) -> int:
        """Wait for its end; its exit status, negative for a signal."""
        return self.site.reap(self.pid)

    def stop(self) -> int:
        """End it as a host does."""
        self.kill(signal.SIGTERM)
        return self.end()


@contextmanager
def site_of(folder: Path, **settings: str) -> Iterator[Site]:
    """A site with an empty database."""
    errors = folder / "errors.log"
    environment = clean_environment(folder, **OWN)
    with (
        errors.open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "tests.durability.nursery"],
            cwd=BASE_DIR, env=environment | settings, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
        ) as nursery,
    ):  # fmt: skip
        site = Site(nursery, errors)
        try:
            yield site
        finally:
            site.close()
