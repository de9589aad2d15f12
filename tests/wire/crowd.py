"""A local server on both wires that answers many at once, in the test's own event loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.wire import anthropic_events, openai_events

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
END = b"0\r\n\r\n"


class Crowd:
    """Says "Who ", waits until `together` calls have come so far, then says "called?". Counts its connections."""

    def __init__(self, together: int) -> None:
        self.address = ""
        self.connections = 0
        self._together = asyncio.Barrier(together)
        self._came = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the calls of one connection until the client leaves."""
        self.connections += 1
        try:
            while True:
                await self._answer(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n")[0]))
        wire = anthropic_events if b"/messages" in head.split(b"\r\n")[0] else openai_events
        writer.write(HEAD + b"".join(map(_chunk, (*wire.opening(), wire.piece("Who ")))))
        if not self._came.is_set():
            await self._together.wait()
            self._came.set()
        writer.write(b"".join(map(_chunk, (wire.piece("called?"), *wire.closing(None)))) + END)
        await writer.drain()


def _chunk(event: bytes) -> bytes:
    return f"{len(event):x}\r\n".encode() + event + b"\r\n"


@asynccontextmanager
async def crowd(together: int) -> AsyncIterator[Crowd]:
    """Serve on a free port of loopback until the block ends."""
    one = Crowd(together)
    server = await asyncio.start_server(one.serve, "127.0.0.1", 0, backlog=2048)
    one.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield one
    finally:
        server.close()
