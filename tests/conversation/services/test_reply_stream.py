"""Whole replies through `stream_reply`: real SDKs, real local servers, one for each vendor."""

import asyncio
import time

import pytest

from conversation.exceptions import ProvidersFailed
from conversation.providers.base import Prompt
from conversation.services.reply_report import ReplyReport
from conversation.services.reply_stream import begins_reply, stream_reply
from tests.wire.scripted import REPLY, Hangs, HangsAfter, Raw, Refuses, Says

ORDER = ("anthropic", "openai", "offline")
NOTES = '<notes>{"move":"challenge","notes":[]}'


async def heard(prompt: Prompt, report: ReplyReport, order: tuple[str, ...] = ORDER) -> str:
    return "".join([piece async for piece in stream_reply(prompt, order, report)])


async def test_the_first_in_order_answers_and_the_report_says_who_and_how(vendors, prompt):
    report = ReplyReport()
    assert await heard(prompt, report) == REPLY.text
    told = report.metadata()
    assert told["provider"] == "anthropic"
    assert told["model"] == "claude-sonnet-5"
    assert told["usage"] == {"input_tokens": 1000, "output_tokens": 50, "cached_tokens": 800}
    assert 0 < told["cost_usd"] < 0.01
    assert 0 <= told["latency_ms"]["first_token"] <= told["latency_ms"]["total"]
    assert told["fallback_from"] == []
    assert not vendors.openai.requests


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (Refuses(400), "bad_request"),
        (Refuses(401), "authentication"),
        (Refuses(429, headers={"retry-after": "9"}), "rate_limited"),
        (Refuses(500), "server_error"),
        (Refuses(529), "overloaded"),
        (Raw(b"<html>"), "empty"),
        (Says(()), "empty"),
        (Says(("  \n",)), "empty"),
        (Says((NOTES,)), "empty"),
        (Says((" ", "\n<no", "tes>", '{"move":null}')), "empty"),
        (Says(("<no",)), "empty"),
        (Says((), broken=True), "connection"),
    ],
)
async def test_who_fails_before_the_first_word_gives_way_to_the_next(vendors, prompt, step, reason):
    vendors.anthropic.will(step)
    report = ReplyReport()
    assert await heard(prompt, report) == REPLY.text
    assert report.provider == "openai"
    assert report.fallback_from == [{"provider": "anthropic", "reason": reason}]
    assert not report.cut


async def test_when_every_vendor_fails_the_built_in_interviewer_answers_at_no_cost(vendors, prompt):
    vendors.anthropic.will(Refuses(529))
    vendors.openai.will(Says(()))
    report = ReplyReport()
    assert (await heard(prompt, report)).endswith("?")
    assert (report.provider, report.cost_usd) == ("offline", 0.0)
    assert report.fallback_from == [
        {"provider": "anthropic", "reason": "overloaded"},
        {"provider": "openai", "reason": "empty"},
    ]


async def test_a_refused_connection_gives_way_to_the_next(vendors, settings, prompt, unused_tcp_port):
    settings.CONVERSATION = {
        **settings.CONVERSATION,
        "anthropic_base_url": f"http://127.0.0.1:{unused_tcp_port}",
    }
    report = ReplyReport()
    assert await heard(prompt, report) == REPLY.text
    assert report.fallback_from == [{"provider": "anthropic", "reason": "connection"}]


@pytest.mark.parametrize("limits", [{"provider_first_token_timeout_s": 0.3}])
async def test_a_hang_before_the_first_word_gives_way_to_the_next(vendors, prompt):
    vendors.anthropic.will(Hangs())
    report = ReplyReport()
    assert await heard(prompt, report) == REPLY.text
    assert report.fallback_from == [{"provider": "anthropic", "reason": "timeout"}]


@pytest.mark.parametrize("limits", [{"provider_token_timeout_s": 0.3}])
async def test_a_mark_before_a_hang_is_no_first_word(vendors, prompt):
    vendors.anthropic.will(HangsAfter((" <notes>",)))
    report = ReplyReport()
    assert await heard(prompt, report) == REPLY.text
    assert report.provider == "openai"


@pytest.mark.parametrize("limits", [{"provider_token_timeout_s": 0.3}])
@pytest.mark.parametrize(
    "step",
    [
        Says(("Alarms at ", "night."), broken=True),
        Says(("Alarms at ", "night."), finish="length"),
        HangsAfter(("Alarms at ", "night.")),
    ],
    ids=["connection", "token limit", "silence"],
)
async def test_what_was_said_before_a_cut_is_kept_and_no_other_is_asked(vendors, prompt, step):
    vendors.anthropic.will(step)
    report = ReplyReport()
    assert await heard(prompt, report) == "Alarms at night."
    assert report.cut
    assert report.fallback_from == [{"provider": "anthropic", "reason": "cut"}]
    assert not vendors.openai.requests


async def test_a_cut_in_the_notes_is_no_cut_of_the_reply(vendors, prompt):
    vendors.anthropic.will(Says(("Which alarm was the worst?", '\n<notes>{"mo'), broken=True))
    report = ReplyReport()
    await heard(prompt, report)
    assert not report.cut
    assert report.fallback_from == []


@pytest.mark.parametrize("limits", [{"provider_total_timeout_s": 0.4}])
async def test_the_time_limit_for_the_whole_holds_however_lively_the_answer(vendors, prompt):
    vendors.anthropic.will(HangsAfter(("Alarms at night.",)))
    began = time.monotonic()
    report = ReplyReport()
    assert await heard(prompt, report) == "Alarms at night."
    assert time.monotonic() - began < 3
    assert report.cut


async def test_when_none_could_answer_the_error_says_when_to_come_back(vendors, prompt):
    vendors.anthropic.will(Refuses(429, headers={"retry-after": "9"}))
    vendors.openai.will(Refuses(503, headers={"retry-after": "4"}))
    report = ReplyReport()
    with pytest.raises(ProvidersFailed) as raised:
        await heard(prompt, report, ("anthropic", "openai"))
    assert raised.value.retry_after_s == 4
    assert len(report.fallback_from) == 2


async def test_when_none_is_set_up_the_error_says_so(settings, prompt):
    settings.CONVERSATION = {}
    with pytest.raises(ProvidersFailed, match="No provider is set up"):
        await heard(prompt, ReplyReport(), ("anthropic", "openai"))


async def test_a_model_without_a_listed_price_costs_an_unknown_sum(vendors, settings, prompt):
    settings.CONVERSATION = {**settings.CONVERSATION, "anthropic_model": "my-own-model"}
    report = ReplyReport()
    await heard(prompt, report)
    assert report.metadata()["cost_usd"] is None


async def test_a_listener_who_leaves_ends_the_call_and_the_report(vendors, prompt):
    report = ReplyReport()
    reply = stream_reply(prompt, ORDER, report)
    await anext(reply)
    await reply.aclose()
    assert report.provider == "anthropic"
    assert report.fallback_from == []


async def test_twenty_replies_at_once_do_not_disturb_each_other(vendors, prompt):
    reports = [ReplyReport() for _ in range(20)]
    texts = await asyncio.gather(*(heard(prompt, report) for report in reports))
    assert set(texts) == {REPLY.text}


@pytest.mark.parametrize("text", ["", " ", "\n<", "<notes", "<notes>", " <notes>{}", "<notes>{} Hello"])
def test_white_space_and_the_mark_are_no_words(text):
    assert not begins_reply(text)


@pytest.mark.parametrize("text", ["H", " <b", "<note ", "Hello <notes>"])
def test_anything_else_is_a_word(text):
    assert begins_reply(text)
