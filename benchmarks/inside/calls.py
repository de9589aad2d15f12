"""Call the whole application in this process, as an ASGI server would."""

import asyncio
from collections.abc import Mapping
from typing import Any, NamedTuple

from config.asgi import application


class Called(NamedTuple):
    """An answer."""

    status: int
    body: bytes


async def call(method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Called:
    """One request, to the end of its answer."""
    sent: list[Mapping[str, Any]] = []
    inbox = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Mapping[str, Any]:
        # A client that has said everything stays on the line.
        return inbox.pop() if inbox else await asyncio.get_running_loop().create_future()

    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message)

    await application(_scope(method, path, headers, body), receive, send)
    return Called(int(sent[0]["status"]), b"".join(message.get("body", b"") for message in sent))


def _scope(method: str, path: str, headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    plain, _, query = path.partition("?")
    given = {"host": "localhost", "content-type": "application/json", "content-length": str(len(body)), **headers}
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": plain,
        "raw_path": plain.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
