"""HTTP/1.1 over one kept connection, with as little work for each piece of an answer as can be: it shares the machine
with what it measures."""

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

Seen = Callable[[bytes], Any]


class BadAnswer(Exception):
    """The server closed the connection, or sent what is no HTTP/1.1."""


class Answer(NamedTuple):
    """Status and headers (in lower case); the body went to whoever follows it."""

    status: int
    headers: dict[str, str]


class _Reading(asyncio.Protocol):
    """Takes one answer apart as it arrives."""

    def __init__(self) -> None:
        self._buffer = b""
        self._answer: Answer | None = None
        self._left: int | None = None
        self._seen: Seen = bytes
        self.done: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def expect(self, seen: Seen) -> None:
        """The next answer's body goes to `seen`, piece by piece."""
        self._buffer, self._answer, self._left, self._seen = b"", None, None, seen
        self.done = asyncio.get_running_loop().create_future()

    def data_received(self, data: bytes) -> None:
        """See asyncio.Protocol."""
        self._buffer = self._buffer + data if self._buffer else data
        if self._answer is None and not self._read_head():
            return
        if self._left is None:
            self._read_chunks()
        else:
            self._read_length()

    def connection_lost(self, exc: Exception | None) -> None:
        """See asyncio.Protocol."""
        if not self.done.done():
            self.done.set_exception(BadAnswer("The server closed the connection amid an answer."))
            # Nobody may be waiting, on a connection that was idle.
            self.done.exception()

    def _read_head(self) -> bool:
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return False
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.split(":", 1) for line in lines)
        headers = {name.lower(): value.strip() for name, value in pairs}
        self._answer, self._buffer = Answer(int(first.split()[1]), headers), rest
        if headers.get("transfer-encoding") != "chunked":
            self._left = int(headers.get("content-length", 0))
        return True

    def _read_chunks(self) -> None:
        buffer, start = self._buffer, 0
        while (line := buffer.find(b"\r\n", start)) >= 0:
            size = int(buffer[start:line], 16)
            end = line + 2 + size
            if len(buffer) < end + 2:
                break
            start = end + 2
            if not size:
                self._finish()
                return
            self._seen(buffer[line + 2 : end])
        self._buffer = buffer[start:]

    def _read_length(self) -> None:
        assert self._left is not None
        if self._buffer:
            self._seen(self._buffer)
            self._left -= len(self._buffer)
            self._buffer = b""
        if self._left <= 0:
            self._finish()

    def _finish(self) -> None:
        assert self._answer is not None
        if not self.done.done():
            self.done.set_result(self._answer)


class Connection:
    """One person's connection to one server, opened when it is first needed."""

    def __init__(self, address: str, headers: dict[str, str]) -> None:
        where = urlsplit(address)
        self._host, self._port = where.hostname or "", where.port or 80
        given = {"Host": f"{self._host}:{self._port}", "Content-Type": "application/json", **headers}
        self._head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        self._transport: asyncio.Transport | None = None
        self._reading: _Reading | None = None

    async def request(self, method: str, path: str, body: bytes, seen: Seen) -> Answer:
        """Send a request; `seen` is called with each piece of the answer's body. Raises BadAnswer, OSError."""
        if self._transport is None or self._transport.is_closing():
            loop = asyncio.get_running_loop()
            self._transport, self._reading = await loop.create_connection(_Reading, self._host, self._port)
        assert self._reading is not None
        self._reading.expect(seen)
        head = f"{method} {path} HTTP/1.1\r\n{self._head}Content-Length: {len(body)}\r\n\r\n"
        self._transport.write(head.encode("latin-1") + body)
        answer = await self._reading.done
        if answer.headers.get("connection") == "close":
            self.close()
        return answer

    def close(self) -> None:
        """End the connection."""
        if self._transport is not None:
            self._transport.close()
