"""uvicorn's server, which lets replies end before it hangs up on those who follow them."""

import asyncio
import signal
import socket

import uvicorn

from config.asgi import end_replies


class Server(uvicorn.Server):
    """When it is told to stop."""

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Uvicorn hears signals once its loop runs. One that comes just before would raise SystemExit amid the loop's
        start, where it can be lost."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.handle_exit)
        super().run(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Uvicorn waits for open streams, and cuts them, before it tells the application to end. Streams end with their
        replies, so those are told first."""
        ending = asyncio.create_task(end_replies())
        await super().shutdown(sockets)
        await ending
