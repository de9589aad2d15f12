"""What ten turns of an interview send over each wire: how long it is, and how much of it the vendor has just read."""

import json
from itertools import pairwise, takewhile
from typing import Any

import pytest

from conversation.interview.policy import take_stock
from conversation.interview.replay import replay
from conversation.prompts import reply_prompt
from conversation.providers.base import Meter, Prompt
from tests.conversation.prompts.conftest import ANSWERS
from tests.conversation.providers.conftest import Make
from tests.wire.scripted import REPLY, Scripted

WHOLE_MAX_CHARS = 12_000
TAIL_MAX_CHARS = 1_500
SAME_PREFIX_MIN = 0.85
MARKS_MAX = 4
GREETING = "Hello! What was your role, where was it, and from when to when?"
# As long as replies are as a rule: the coach allows sixty words.
REPLIES = [
    f"So that was it at the {place}, and you wrote it down each time before the day shift came in at seven. Of all "
    f"that you have told so far, what did you do then about the {place}, step by step, until it held?"
    for place in ("desk", "panel", "kitchen", "corridor", "log", "sensor", "door", "car park", "bar", "lift")
]


def prompts() -> list[Prompt]:
    """What is asked in each of ten turns."""
    messages, made = [{"role": "assistant", "content": GREETING}], []
    for answer, reply in zip(ANSWERS, REPLIES, strict=True):
        messages.append({"role": "user", "content": answer})
        interview = replay(messages)
        made.append(reply_prompt(interview, take_stock(interview)))
        messages.append({"role": "assistant", "content": reply})
    return made


@pytest.fixture
async def sent(make: Make, server: Scripted, wire: str) -> list[dict[str, Any]]:
    """The bodies of ten turns, as the server got them."""
    server.will(REPLY)
    provider = make(wire)
    for prompt in prompts():
        async for _ in provider.stream(prompt, Meter()):
            pass
    return server.requests


def written_out(body: dict[str, Any]) -> str:
    """The prompt of a request as the wire carries it."""
    return json.dumps([body.get("system"), body["messages"]], ensure_ascii=False)


def test_from_the_third_turn_on_most_of_a_prompt_is_the_same_prefix_as_in_the_turn_before(sent):
    for before, now in list(pairwise(map(written_out, sent)))[1:]:
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, now, strict=False)))
        assert same >= SAME_PREFIX_MIN * len(now)


def test_a_whole_prompt_is_short_in_the_tenth_turn(sent):
    assert len(written_out(sent[-1])) <= WHOLE_MAX_CHARS


def test_what_changes_is_the_end_of_the_last_message_and_short(sent):
    for body, prompt in zip(sent, prompts(), strict=True):
        last = json.dumps(body["messages"][-1], ensure_ascii=False)
        assert json.dumps(prompt.tail, ensure_ascii=False)[1:-1] in last
        assert len(prompt.tail) <= TAIL_MAX_CHARS


def blocks(body: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """The parts of a request to Anthropic in their order: whose, its text, whether it is marked."""
    parts: list[tuple[str, str, bool]] = [("system", one["text"], "cache_control" in one) for one in body["system"]]
    for message in body["messages"]:
        content = message["content"]
        told = content if isinstance(content, list) else [{"type": "text", "text": content}]
        parts += [(message["role"], one["text"], "cache_control" in one) for one in told]
    return parts


@pytest.mark.parametrize("wire", ["anthropic"], indirect=True)
def test_what_anthropic_is_told_to_keep_begins_the_next_turn(sent):
    for before, now in pairwise(map(blocks, sent)):
        end = max(n for n, (_, _, marked) in enumerate(before) if marked) + 1
        assert [part[:2] for part in before[:end]] == [part[:2] for part in now[:end]]


@pytest.mark.parametrize("wire", ["anthropic"], indirect=True)
def test_anthropic_is_told_to_keep_the_static_part_and_the_transcript_but_not_the_tail(sent):
    for body in sent:
        parts = blocks(body)
        assert [n for n, (_, _, marked) in enumerate(parts) if marked] == [0, len(parts) - 2]
        assert len([part for part in parts if part[2]]) <= MARKS_MAX
