"""How connections to a vendor are used."""

import asyncio

from conversation.providers.base import ConfigurableProvider, Meter, Prompt
from tests.conversation.providers.conftest import Make
from tests.wire.crowd import crowd

MANY = 400


async def said(provider: ConfigurableProvider, prompt: Prompt) -> str:
    return "".join([piece async for piece in provider.stream(prompt, Meter())])


async def test_no_stream_waits_for_anothers_connection(make: Make, prompt):
    async with crowd(together=MANY) as server, asyncio.timeout(60):
        provider = make("openai", address=server.address)
        texts = await asyncio.gather(*(said(provider, prompt) for _ in range(MANY)))
    assert texts == MANY * ["Who called?"]


async def test_a_connection_is_used_again(make: Make, wire, prompt):
    async with crowd(together=3) as server, asyncio.timeout(60):
        provider = make(wire, address=server.address)
        await asyncio.gather(*(said(provider, prompt) for _ in range(3)))
        for _ in range(5):
            assert await said(provider, prompt) == "Who called?"
        assert server.connections == 3
