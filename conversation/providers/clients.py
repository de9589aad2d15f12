"""One vendor client for each running event loop, closed when its loop ends."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Generic, Protocol, TypeVar
from weakref import WeakKeyDictionary


class Closable(Protocol):
    """A client that holds connections."""

    def close(self) -> Awaitable[None]:
        """Close the connections."""
        ...


Client = TypeVar("Client", bound=Closable)


class ClientPerLoop(Generic[Client]):
    """Hands out the running loop's own client, made on first use: connections belong to the loop that opened them.

    Each client lives in an asynchronous generator, which its loop finishes before it closes (`asyncio.run`, uvicorn and
    asgiref all do), so that connections are closed in the loop they belong to and nobody must remember to.
    """

    def __init__(self, make: Callable[[], Client]) -> None:
        self._make = make
        self._lives: WeakKeyDictionary[asyncio.AbstractEventLoop, tuple[Client, AsyncGenerator[Client, None]]]
        self._lives = WeakKeyDictionary()

    async def get(self) -> Client:
        """The client of the running loop."""
        loop = asyncio.get_running_loop()
        if loop not in self._lives:
            self._forget_closed_loops()
            life = _life(self._make())
            self._lives[loop] = (await anext(life), life)
        return self._lives[loop][0]

    def _forget_closed_loops(self) -> None:
        for loop in [loop for loop in self._lives if loop.is_closed()]:
            del self._lives[loop]


async def _life(client: Client) -> AsyncGenerator[Client, None]:
    try:
        yield client
    finally:
        await client.close()
