"""Serve a small ASGI application on a free port of loopback, with the settings that config/run.py gives uvicorn."""

import socket
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

import uvicorn

Scope: TypeAlias = Mapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Mapping[str, Any]]]
Send: TypeAlias = Callable[[dict[str, Any]], Awaitable[None]]
Application: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

ANNOUNCED = "listening at "


def serve(application: Application, keep_alive_s: int = 5) -> None:
    """Print the address, then answer until a signal ends it; an idle connection is closed after so many seconds."""
    config = uvicorn.Config(
        application,
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=keep_alive_s,
        timeout_graceful_shutdown=1,
    )
    bound = socket.create_server(("127.0.0.1", 0), backlog=config.backlog)
    print(f"{ANNOUNCED}http://127.0.0.1:{bound.getsockname()[1]}", flush=True)
    uvicorn.Server(config).run(sockets=[bound])


async def whole_body(receive: Receive) -> bytes:
    """The body of a request."""
    parts: list[bytes] = []
    more = True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


async def start_answer(send: Send, status: int, content_type: bytes) -> None:
    """The head of an answer."""
    headers = [(b"content-type", content_type)]
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def send_piece(send: Send, body: bytes, *, more: bool) -> None:
    """A piece of an answer's body, or its end."""
    await send({"type": "http.response.body", "body": body, "more_body": more})
