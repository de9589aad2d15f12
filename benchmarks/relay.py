"""`python -m benchmarks.relay PROVIDER_ADDRESS`: pass the provider's stream through, and do nothing else."""

import sys

import httpx2

from benchmarks.serving import Receive, Scope, Send, send_piece, serve, start_answer, whole_body


class Relay:
    """An ASGI application that forwards each request, and each piece of its answer as it comes, unread."""

    def __init__(self, provider: str) -> None:
        # As the vendors' SDKs set it: no limit that a hundred streams would meet.
        limits = httpx2.Limits(max_connections=1000, max_keepalive_connections=100)
        self._client = httpx2.AsyncClient(base_url=provider, timeout=60, limits=limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        body = await whole_body(receive)
        headers = {"content-type": "application/json"}
        async with self._client.stream(scope["method"], scope["path"], content=body, headers=headers) as answer:
            await start_answer(send, answer.status_code, answer.headers["content-type"].encode())
            async for piece in answer.aiter_raw():
                await send_piece(send, piece, more=True)
        await send_piece(send, b"", more=False)


if __name__ == "__main__":
    serve(Relay(sys.argv[1]))
