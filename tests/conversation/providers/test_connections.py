"""How connections to a vendor are used."""

import asyncio

import pytest

from conversation.providers.base import ConfigurableProvider, Meter, Prompt, ProviderError
from tests.conversation.providers.conftest import Make
from tests.wire.crowd import crowd
from tests.wire.scripted import HangsUp, Says, Scripted, Zipped

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


@pytest.mark.parametrize("no_proxy", ["", "*"])
async def test_a_proxy_of_the_environment_is_used_unless_it_is_told_not_to(
    make: Make, server: Scripted, wire, prompt, monkeypatch: pytest.MonkeyPatch, unused_tcp_port, no_proxy
):
    monkeypatch.setenv("HTTP_PROXY", server.address)
    monkeypatch.setenv("NO_PROXY", no_proxy)
    server.will(Says(("Who called?",)))
    provider = make(wire, address=f"http://127.0.0.1:{unused_tcp_port}")
    if no_proxy:
        with pytest.raises(ProviderError, match="connection"):
            await said(provider, prompt)
    else:
        assert await said(provider, prompt) == "Who called?"


async def test_it_asks_for_no_compression_and_reads_it_all_the_same(make: Make, server: Scripted, wire, prompt):
    server.will(Zipped(("Who ", "called?")))
    assert await said(make(wire), prompt) == "Who called?"
    assert server.headers[0]["accept-encoding"] == "identity"


async def test_a_connection_that_is_closed_just_as_it_is_used_is_tried_anew_once(
    make: Make, server: Scripted, wire, prompt
):
    server.will(HangsUp(), Says(("Who called?",)))
    assert await said(make(wire), prompt) == "Who called?"
    assert len(server.requests) == 2
    server.will(HangsUp(), HangsUp(), Says(("Who called?",)))
    with pytest.raises(ProviderError, match="connection"):
        await said(make(wire), prompt)
    assert len(server.requests) == 4
