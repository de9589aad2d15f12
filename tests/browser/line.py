"""A network between the browser and the server that a test can cut."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from urllib.parse import urlsplit

CHUNK = 65_536


class Line(ThreadingTCPServer):
    """Passes bytes on to one server, in both directions, unless it is cut."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        self.far_end = urlsplit(target).port or 80
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.calls: set[socket.socket] = set()
        self.is_cut = False
        self.flows = threading.Event()
        self.flows.set()

    def hold(self) -> None:
        """Keep every call open, and let nothing through: nobody is told."""
        self.flows.clear()

    def cut(self) -> None:
        """End all calls in the middle of whatever they were, and let none through."""
        self.is_cut = True
        for call in list(self.calls):
            _end(call)

    def mend(self) -> None:
        """Let calls, and what was held back, through again."""
        self.is_cut = False
        self.flows.set()


class _Call(BaseRequestHandler):
    server: Line

    def handle(self) -> None:
        """One connection, until either side ends it."""
        if self.server.is_cut:
            return
        with socket.create_connection(("127.0.0.1", self.server.far_end)) as far:
            ends = {self.request, far}
            self.server.calls |= ends
            back = threading.Thread(target=self._pass_on, args=(far, self.request), daemon=True)
            back.start()
            self._pass_on(self.request, far)
            back.join()
            self.server.calls -= ends

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(CHUNK):
                self.server.flows.wait()
                sink.sendall(piece)
        _end(sink)


def _end(call: socket.socket) -> None:
    with suppress(OSError):
        call.shutdown(socket.SHUT_RDWR)


@contextmanager
def line_to(target: str) -> Iterator[Line]:
    """A line to the server at this address."""
    with Line(target) as line:
        thread = threading.Thread(target=line.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield line
        finally:
            line.shutdown()
            thread.join()
            line.flows.set()
            line.cut()
