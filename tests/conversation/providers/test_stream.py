"""Streamed replies over the real wire, by both official SDKs."""

import asyncio
import traceback

import pytest

from conversation.providers.base import ConfigurableProvider, Meter, Prompt, ProviderError
from tests.conversation.providers.conftest import Make
from tests.wire.scripted import FailsAmid, HangsAfter, Raw, Refuses, Says, Scripted


async def said(provider: ConfigurableProvider, prompt: Prompt, meter: Meter | None = None) -> str:
    return "".join([piece async for piece in provider.stream(prompt, meter or Meter())])


async def failure(provider: ConfigurableProvider, prompt: Prompt) -> ProviderError:
    with pytest.raises(ProviderError) as raised:
        await said(provider, prompt)
    assert raised.value.fix.endswith(".")
    return raised.value


async def test_it_yields_the_words_and_no_thinking(provider, server, prompt):
    server.will(Says(("Who ", "called ", "at two?")))
    assert await said(provider, prompt) == "Who called at two?"


async def test_it_yields_words_while_more_are_to_come(provider, server, prompt):
    server.will(HangsAfter(("Who ", "called ")))
    answer, heard = provider.stream(prompt, Meter()), ""
    while heard != "Who called ":
        heard += await anext(answer)
    await answer.aclose()


async def test_it_counts_the_whole_prompt_and_what_came_from_the_cache(provider, server, prompt):
    server.will(Says(("Who called?",)))
    meter = Meter()
    await said(provider, prompt, meter)
    assert (meter.input_tokens, meter.cached_tokens, meter.output_tokens) == (1000, 800, 50)


async def test_it_does_not_retry_by_itself(provider, server, prompt):
    server.will(Refuses(500))
    await failure(provider, prompt)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (400, "bad_request"),
        (401, "authentication"),
        (402, "authentication"),
        (403, "authentication"),
        (404, "bad_request"),
        (429, "rate_limited"),
        (500, "server_error"),
        (503, "overloaded"),
        (529, "overloaded"),
    ],
)
async def test_it_names_the_reason_of_each_error_status(provider, server, prompt, status, reason):
    server.will(Refuses(status))
    assert (await failure(provider, prompt)).reason == reason


async def test_it_passes_on_how_long_to_wait_after_429(provider, server, prompt):
    server.will(Refuses(429, headers={"retry-after": "7"}))
    assert (await failure(provider, prompt)).retry_after_s == 7


async def test_it_says_which_setting_to_check_when_the_key_is_refused(provider, server, prompt, wire):
    server.will(Refuses(401))
    assert f"{wire.upper()}_API_KEY" in (await failure(provider, prompt)).fix


async def test_it_says_which_setting_to_check_when_the_model_is_refused(provider, server, prompt, wire):
    server.will(Refuses(404, "there is no model of this name"))
    told = await failure(provider, prompt)
    assert f"{wire.upper()}_MODEL" in told.fix
    assert told.said == "there is no model of this name"


@pytest.mark.parametrize("step", [Refuses(400, "swordfish"), FailsAmid((), "invalid_request_error", "swordfish")])
async def test_what_the_server_said_stands_in_no_traceback(provider, server, prompt, step):
    server.will(step)
    told = await failure(provider, prompt)
    assert told.said == "swordfish"
    assert "swordfish" not in "".join(traceback.format_exception(told))


async def test_an_answer_without_words_is_empty(provider, server, prompt):
    server.will(Says(()))
    assert (await failure(provider, prompt)).reason == "empty"


async def test_a_page_instead_of_a_stream_is_empty(provider, server, prompt):
    server.will(Raw(b"<html>Welcome to the proxy</html>"))
    assert (await failure(provider, prompt)).reason == "empty"


async def test_a_refused_connection_is_a_connection_failure(make: Make, wire, prompt, unused_tcp_port):
    provider = make(wire, address=f"http://127.0.0.1:{unused_tcp_port}")
    assert (await failure(provider, prompt)).reason == "connection"


@pytest.mark.parametrize("address", ["not an address", "http://[::1", "ftp://127.0.0.1"])
async def test_an_address_that_is_none_is_a_connection_failure(make: Make, wire, prompt, address):
    assert (await failure(make(wire, address=address), prompt)).reason == "connection"


async def test_a_key_that_no_header_can_carry_is_an_authentication_failure(make: Make, server, wire, prompt):
    server.will(Refuses(401))
    provider = make(wire, **{f"{wire}_api_key": "“a-key”"})
    assert (await failure(provider, prompt)).reason == "authentication"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [(Says(("Who ", "cal"), broken=True), "connection"), (Says(("Who ", "cal"), finish="length"), "cut")],
    ids=["connection cut", "token limit"],
)
async def test_an_answer_that_breaks_off_yields_its_words_and_then_fails(provider, server, prompt, broken, reason):
    server.will(broken)
    heard = ""

    async def listen() -> None:
        nonlocal heard
        async for piece in provider.stream(prompt, Meter()):
            heard += piece

    with pytest.raises(ProviderError) as raised:
        await listen()
    assert heard == "Who cal"
    assert raised.value.reason == reason


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("overloaded_error", "overloaded"), ("rate_limit_error", "rate_limited"), ("api_error", "server_error")],
)
async def test_an_error_told_inside_the_stream_keeps_its_reason(provider, server, prompt, kind, reason):
    server.will(FailsAmid((), kind))
    assert (await failure(provider, prompt)).reason == reason


async def test_leaving_early_ends_the_call(provider, server, prompt):
    server.will(Says(("Who ", "called?")))
    answer = provider.stream(prompt, Meter())
    await anext(answer)
    await answer.aclose()
    assert await said(provider, prompt) == "Who called?"


def test_each_event_loop_has_its_own_client_and_closes_it(provider, server: Scripted, prompt):
    server.will(Says(("Who called?",)))
    for _ in range(3):
        assert asyncio.run(said(provider, prompt)) == "Who called?"
