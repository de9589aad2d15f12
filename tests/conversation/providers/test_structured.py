"""Structured answers over the real wire, by both official SDKs."""

import pytest

from conversation.interview.types import Draft
from conversation.providers.base import ConfigurableProvider, Meter, Prompt, ProviderError
from tests.conversation.providers.conftest import Make, Verdict
from tests.wire.scripted import Hangs, Raw, Refuses, Says

GOOD = '{"trade": "night porter", "years": 3}'
PORTER = Verdict(trade="night porter", years=3)


async def failure(provider: ConfigurableProvider, prompt: Prompt) -> str:
    with pytest.raises(ProviderError) as raised:
        await provider.structured(prompt, Verdict, Meter())
    return raised.value.reason


@pytest.mark.parametrize(
    "answer",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Here it is:\n```\n{GOOD}\n```\nAnything else?",
        f"Of course! {GOOD} I hope this helps {{truly}}.",
        f"<think>A {{trade}} is asked for.</think>{GOOD}",
        f'First I had {{"trade": ["porter"]}}, but no: {GOOD}',
    ],
    ids=["bare", "in fences", "fences and prose", "prose around it", "thinking before it", "a wrong one before it"],
)
async def test_it_reads_the_json_wherever_it_stands(provider, server, prompt, answer):
    server.will(Says((answer,)))
    assert await provider.structured(prompt, Verdict, Meter()) == PORTER


@pytest.mark.parametrize(
    "answer",
    [
        "{" * 1000,
        GOOD[:-6],
        '{"trade": "night por',
        "```json\n" + GOOD[:20],
        "I would rather not.",
        '{"job": "porter"}',
        "[1, 2]",
    ],
    ids=[
        "nothing but braces",
        "cut in a number",
        "cut in a string",
        "cut in fences",
        "no json",
        "another shape",
        "a list",
    ],
)
async def test_json_that_is_cut_short_or_another_is_bad_output(provider, server, prompt, answer):
    server.will(Says((answer,)))
    assert await failure(provider, prompt) == "bad_output"


async def test_a_part_of_a_draft_that_was_cut_short_is_not_taken_for_the_whole(provider, server, prompt):
    server.will(Says(('{"bullets": [{"text": "Ran the desk", "quotes": []}, {"te',)))
    with pytest.raises(ProviderError) as raised:
        await provider.structured(prompt, Draft, Meter())
    assert raised.value.reason == "bad_output"


@pytest.mark.parametrize("answer", ["", "  \n"])
async def test_an_answer_without_words_is_empty(provider, server, prompt, answer):
    server.will(Says((answer,)))
    assert await failure(provider, prompt) == "empty"


async def test_a_page_instead_of_an_answer_is_empty(provider, server, prompt):
    server.will(Raw(b"<html>Welcome to the proxy</html>"))
    assert await failure(provider, prompt) == "empty"


@pytest.mark.parametrize(
    ("status", "reason"),
    [(401, "authentication"), (429, "rate_limited"), (500, "server_error"), (529, "overloaded"), (404, "bad_request")],
)
async def test_it_names_the_reason_of_each_error_status(provider, server, prompt, status, reason):
    server.will(Refuses(status))
    assert await failure(provider, prompt) == reason


async def test_a_hang_before_the_first_byte_is_a_timeout(make: Make, wire, server, prompt):
    server.will(Hangs())
    assert await failure(make(wire, provider_total_timeout_s=0.3), prompt) == "timeout"


async def test_a_connection_cut_amid_the_answer_is_a_connection_failure(provider, server, prompt):
    server.will(Says((GOOD,), broken=True))
    assert await failure(provider, prompt) == "connection"


async def test_a_refused_connection_is_a_connection_failure(make: Make, wire, prompt, unused_tcp_port):
    assert await failure(make(wire, address=f"http://127.0.0.1:{unused_tcp_port}"), prompt) == "connection"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ('{"type": "overloaded_error", "message": "sorry"}', "overloaded"),
        ('{"code": 429, "message": "sorry"}', "rate_limited"),
        ('{"code": "insufficient_quota", "message": "sorry"}', "rate_limited"),
        ('"sorry"', "server_error"),
    ],
)
async def test_an_error_in_an_answer_of_status_200_keeps_its_reason(provider, server, prompt, error, reason):
    server.will(Raw(f'{{"error": {error}}}'.encode(), "application/json"))
    assert await failure(provider, prompt) == reason


async def test_it_counts_tokens(provider, server, prompt):
    server.will(Says((GOOD,)))
    meter = Meter()
    await provider.structured(prompt, Verdict, meter)
    assert (meter.input_tokens, meter.cached_tokens, meter.output_tokens) == (1000, 800, 50)
