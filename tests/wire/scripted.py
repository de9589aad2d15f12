"""A local server that speaks both vendors' wires, and misbehaves as it is told."""

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from typing import Any, NamedTuple

from tests.wire import anthropic_events, openai_events

SOON_S = 30.0
BEFORE_A_CUT_S = 0.05


@dataclass(frozen=True)
class Says:
    """A good answer in these pieces. `finish`: why it ends, in the vendor's words; None for its normal end.

    `broken`: the connection is cut after the last piece. `pace` is called before each piece, and may wait.
    """

    pieces: tuple[str, ...]
    finish: str | None = None
    broken: bool = False
    pace: Callable[[], object] = bool

    @property
    def text(self) -> str:
        """The whole answer."""
        return "".join(self.pieces)


@dataclass(frozen=True)
class Refuses:
    """An error status, with the vendor's error object."""

    status: int
    message: str = "no"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FailsAmid:
    """A status of 200, some pieces, and then the vendor's error as an event."""

    pieces: tuple[str, ...]
    kind: str
    message: str = "sorry"


@dataclass(frozen=True)
class Raw:
    """These bytes as the body of a 200."""

    body: bytes
    content_type: str = "text/html"


@dataclass(frozen=True)
class Hangs:
    """Takes the request and never answers."""


class HangsUp:
    """Takes the request and closes the connection, as a server does whose patience with an idle one was just over."""


class HangsAfter(Says):
    """Says these pieces and then nothing more, while the connection stays open."""


class Zipped(Says):
    """Says these pieces compressed, whatever the client asked for."""


class HangsAfterHeaders:
    """Sends the headers of a good answer and not a byte of it."""


@dataclass(frozen=True)
class Drips:
    """Sends these bytes again and again, a tenth of a second apart, and never ends."""

    body: bytes


@dataclass(frozen=True)
class DripsWords:
    """Says this piece again and again, a tenth of a second apart, and never ends."""

    piece: str


Step = Says | Refuses | FailsAmid | Raw | Hangs | HangsUp | HangsAfterHeaders | Drips | DripsWords
REPLY = Says(("Alarms at ", "night. ", "Which was the worst?"))


@dataclass
class Scripted:
    """The server as a test sees it: what it will do next, and what it was asked. The last step is repeated."""

    address: str
    steps: list[Step] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    news: threading.Condition = field(default_factory=threading.Condition)

    def will(self, *steps: Step) -> None:
        """Set the steps, one for each request."""
        self.steps = list(steps)

    def takes(self, asked: dict[str, Any], headers: dict[str, str]) -> Step:
        """Note the request that has just come; gives the step for it."""
        with self.news:
            self.requests.append(asked)
            self.headers.append(headers)
            self.news.notify_all()
            return self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]

    def is_asked(self, times: int) -> None:
        """Wait until so many requests have come."""
        with self.news:
            assert self.news.wait_for(lambda: len(self.requests) >= times, SOON_S)


@contextmanager
def scripted_server() -> Iterator[Scripted]:
    """Serve on a free port of loopback until the block ends."""
    server = _Server(("127.0.0.1", 0), _Handler)
    script = server.script = Scripted(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield script
    finally:
        script.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class Vendors(NamedTuple):
    """One server for each vendor."""

    anthropic: Scripted
    openai: Scripted


@contextmanager
def scripted_vendors() -> Iterator[tuple[Vendors, dict[str, str]]]:
    """Both vendors, saying REPLY until told otherwise, and the settings that point the app to them."""
    with scripted_server() as anthropic, scripted_server() as openai:
        anthropic.will(REPLY)
        openai.will(REPLY)
        yield (
            Vendors(anthropic, openai),
            {
                "anthropic_api_key": "a-key",
                "anthropic_base_url": anthropic.address,
                "openai_api_key": "a-key",
                "openai_base_url": f"{openai.address}/v1",
            },
        )


class _Server(ThreadingHTTPServer):
    script: Scripted
    request_queue_size = 1024

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves early is nothing to print about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""

    def do_POST(self) -> None:
        """Record the request and do the next step."""
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._do(self.server.script.takes(asked, headers), asked)

    def _do(self, step: Step, asked: dict[str, Any]) -> None:
        wire = anthropic_events if self.path.endswith("/messages") else openai_events
        match step:
            case Refuses():
                self._answer(step.status, wire.error(step.message), step.headers)
            case Raw():
                self._send(200, step.body, {"content-type": step.content_type})
            case Zipped():
                body = b"".join([*_spoken(step, wire), *wire.closing(None)])
                self._send(200, gzip.compress(body), {"content-encoding": "gzip"})
            case Says() if asked.get("stream"):
                self._say(step, wire)
            case Says() if step.broken:
                self._broken(json.dumps(wire.whole(step.text, step.finish)).encode())
            case Says():
                self._answer(200, wire.whole(step.text, step.finish), {})
            case _:
                self._fail(step, wire)

    def _fail(self, step: Step, wire: Any) -> None:
        match step:
            case Hangs():
                self.server.script.closing.wait(SOON_S)
                self.close_connection = True
            case HangsUp():
                self.close_connection = True
            case HangsAfterHeaders():
                self._stream([])
                self.server.script.closing.wait(SOON_S)
            case Drips():
                self._drip(step.body)
            case DripsWords():
                self._drip(wire.piece(step.piece))
            case FailsAmid():
                error = wire.error_event(step.kind, step.message)
                self._stream([*wire.opening(), *map(wire.piece, step.pieces), error])

    def _say(self, step: Says, wire: Any) -> None:
        said = _spoken(step, wire)
        if isinstance(step, HangsAfter):
            self._stream(said)
            self.server.script.closing.wait(SOON_S)
        elif step.broken:
            self._stream(said)
            # A cut that comes along with the last words takes them with it.
            time.sleep(BEFORE_A_CUT_S)
            self.connection.close()
        else:
            self._stream(chain(said, wire.closing(step.finish)), end=b"0\r\n\r\n")

    def _stream(self, events: Iterable[bytes], end: bytes = b"") -> None:
        """Events as chunks. Without the `end`, closing the connection cuts the body short."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        # Said beforehand: else the client may send its next request on a connection that is about to go.
        self.send_header("connection", "close")
        self.end_headers()
        for event in events:
            self.wfile.write(f"{len(event):x}\r\n".encode() + event + b"\r\n")
            self.wfile.flush()
        self.wfile.write(end)
        self.close_connection = True

    def _drip(self, event: bytes) -> None:
        self._stream([])
        while not self.server.script.closing.wait(0.1):
            self.wfile.write(f"{len(event):x}\r\n".encode() + event + b"\r\n")

    def _broken(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def _answer(self, status: int, body: dict[str, Any], headers: dict[str, str]) -> None:
        self._send(status, json.dumps(body).encode(), {"content-type": "application/json", **headers})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _spoken(step: Says, wire: Any) -> Iterator[bytes]:
    yield from wire.opening()
    for piece in step.pieces:
        step.pace()
        yield wire.piece(piece)
