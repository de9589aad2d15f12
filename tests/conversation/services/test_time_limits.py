"""Servers that hang at each point where one can, over real sockets; and answers that are hardly any."""

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import aclosing, closing

import pytest

from conversation.providers.base import Prompt
from conversation.services.ai_service import warm_up
from conversation.services.patience import InTime
from conversation.services.reply_report import ReplyReport
from conversation.services.reply_stream import stream_reply
from tests.wire.scripted import (
    REPLY,
    Drips,
    DripsWords,
    Hangs,
    HangsAfter,
    HangsAfterHeaders,
    Raw,
    Refuses,
    Says,
    Scripted,
    Vendors,
)

# Of the four limits a test makes one short, which a server that works would keep on any machine. The others stay long,
# so that an answer within half of that tells which one held.
SHORT_S = 0.5
LONG_S = 30.0


@pytest.fixture
def short() -> str:
    """The one time limit that is short."""
    return "first_token"


@pytest.fixture
def limits(short: str) -> dict[str, object]:
    names = ("connect", "first_token", "token", "total")
    return {f"provider_{name}_timeout_s": SHORT_S if name == short else LONG_S for name in names}


@pytest.fixture(autouse=True)
async def warm(vendors: Vendors) -> None:
    """Loading the SDKs takes its time, which is no server's."""
    await warm_up()


@pytest.fixture(params=["openai", "anthropic"])
def wire(request: pytest.FixtureRequest) -> str:
    """Each of the two wires in turn."""
    return str(request.param)


@pytest.fixture
def vendor(vendors: Vendors, wire: str) -> Scripted:
    """The one vendor that is asked, before the built-in interviewer."""
    server: Scripted = getattr(vendors, wire)
    return server


@pytest.fixture
def deaf() -> Iterator[str]:
    """The address of a server whose line is full: it takes no connection and refuses none."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        for one in waiting:
            one.close()


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes connections and never reads nor writes."""
    with closing(socket.create_server(("127.0.0.1", 0), backlog=16)) as listener:
        yield f"127.0.0.1:{listener.getsockname()[1]}"


async def ask(prompt: Prompt, wire: str) -> tuple[str, ReplyReport]:
    """What is said with this vendor first."""
    report, began = ReplyReport(), time.monotonic()
    text = "".join([piece async for piece in stream_reply(prompt, (wire, "offline"), report)])
    assert time.monotonic() - began < LONG_S / 2, "the time limit did not hold"
    return text, report


def points_to(settings, wire: str, address: str) -> None:
    base = address if wire == "anthropic" else f"{address}/v1"
    settings.CONVERSATION = {**settings.CONVERSATION, f"{wire}_base_url": base}


def gave_way(report: ReplyReport, wire: str, reason: str) -> bool:
    return (report.provider, report.fallback_from) == ("offline", [{"provider": wire, "reason": reason}])


@pytest.mark.parametrize("short", ["connect"])
async def test_a_server_that_takes_no_connection(vendors, prompt, wire, settings, deaf):
    points_to(settings, wire, f"http://{deaf}")
    _, report = await ask(prompt, wire)
    assert gave_way(report, wire, "timeout")


@pytest.mark.parametrize("short", ["connect"])
async def test_a_server_that_never_shakes_hands(vendors, prompt, wire, settings, silent):
    points_to(settings, wire, f"https://{silent}")
    _, report = await ask(prompt, wire)
    assert gave_way(report, wire, "timeout")


async def test_a_server_that_takes_a_connection_and_says_nothing(vendors, prompt, wire, settings, silent):
    points_to(settings, wire, f"http://{silent}")
    _, report = await ask(prompt, wire)
    assert gave_way(report, wire, "timeout")


@pytest.mark.parametrize(
    "step",
    [Hangs(), HangsAfterHeaders(), Drips(b": keep-alive\n\n"), Drips(b"data: {}\n\n"), Drips(b"\x00"), HangsAfter(())],
    ids=["no answer", "headers alone", "comments for ever", "empty events for ever", "one endless line", "no word"],
)
async def test_a_server_without_a_first_word_gives_way(vendor, prompt, wire, step):
    vendor.will(step)
    _, report = await ask(prompt, wire)
    assert gave_way(report, wire, "timeout")


@pytest.mark.parametrize("short", ["token"])
async def test_a_server_that_says_three_words_and_hangs_is_cut_off(vendor, prompt, wire):
    vendor.will(HangsAfter(("Alarms ", "at ", "night.")))
    text, report = await ask(prompt, wire)
    assert (text, report.cut) == ("Alarms at night.", True)
    assert report.fallback_from == [{"provider": wire, "reason": "cut"}]


@pytest.mark.parametrize("short", ["total"])
async def test_a_server_that_drips_for_ever_is_cut_off(vendor, prompt, wire):
    vendor.will(DripsWords("and "))
    text, report = await ask(prompt, wire)
    assert text.startswith("and and and")
    assert report.cut
    assert report.total_ms >= 1000 * SHORT_S


@pytest.mark.parametrize("short", ["token"])
async def test_a_server_that_is_slow_within_the_limits_is_heard_out(vendors, prompt, wire):
    getattr(vendors, wire).will(DripsWords("and "))
    async with aclosing(stream_reply(prompt, (wire,), ReplyReport())) as pieces:
        heard = ""
        while heard.count("and") < 12:
            heard += await anext(pieces)


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (Refuses(529), "overloaded"),
        (Says((), broken=True), "connection"),
        (Raw(b"", "text/event-stream"), "empty"),
        (Raw(b"data: {\n\ndata: \xff\xfe\n\ndata\n\n:\n\nevent: x\n\n[DONE]\n", "text/event-stream"), "empty"),
        (Raw(b'data: [1]\n\ndata: "x"\n\ndata: null\n\ndata: 1e999\n\n', "text/event-stream"), "empty"),
        (Raw(b'data: {"choices": "x", "delta": [], "usage": 3, "type": {}}\n\n', "text/event-stream"), "empty"),
        (Raw(b'data: {"choices": [{"delta": {"content": 5}}], "delta": {"text": 5}}\n', "text/event-stream"), "empty"),
    ],
    ids=["529", "cut", "nothing", "broken lines", "no objects", "other shapes", "other types"],
)
async def test_what_is_no_answer_gives_way(vendor, prompt, wire, step, reason):
    vendor.will(step)
    _, report = await ask(prompt, wire)
    assert gave_way(report, wire, reason)


async def test_a_cut_after_the_first_word_keeps_what_was_said(vendor, prompt, wire):
    vendor.will(Says(("Alarms at ", "night."), broken=True))
    text, report = await ask(prompt, wire)
    assert (text, report.cut) == ("Alarms at night.", True)


@pytest.mark.parametrize("short", ["total"])
async def test_after_all_time_is_used_up_the_built_in_interviewer_still_answers(vendors, prompt):
    for vendor in vendors:
        vendor.will(Hangs())
    report = ReplyReport()
    order = ("anthropic", "openai", "offline")
    assert "".join([piece async for piece in stream_reply(prompt, order, report)]).endswith("?")
    assert report.provider == "offline"


@pytest.mark.parametrize("short", ["token"])
async def test_the_time_that_a_reader_takes_is_not_the_servers(vendors, prompt):
    async with aclosing(stream_reply(prompt, ("anthropic",), ReplyReport())) as pieces:
        text = await anext(pieces)
        await asyncio.sleep(1.5 * SHORT_S)
        text += "".join([piece async for piece in pieces])
    assert text == REPLY.text


@pytest.mark.parametrize("short", ["connect"])
async def test_a_task_that_is_cancelled_while_it_waits_is_cancelled_and_not_late(vendors, prompt):
    vendors.anthropic.will(Hangs())
    task = asyncio.create_task(ask(prompt, "anthropic"))
    await asyncio.to_thread(vendors.anthropic.is_asked, 1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_late_piece_leaves_the_task_as_uncancelled_as_it_was(vendors, prompt):
    vendors.anthropic.will(Hangs())
    await ask(prompt, "anthropic")
    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0
    await asyncio.sleep(0)


async def test_no_timer_is_left_when_an_answer_is_over(vendors):
    async def words():
        yield "Alarms"
        yield "at night."

    in_time = InTime(words())
    assert [piece async for piece in in_time] == ["Alarms", "at night."]
    assert in_time._timer is None
