"""Leaving a failing provider alone, and trying it again: the rules, then whole replies over real servers."""

import asyncio
import threading
from contextlib import suppress

import pytest

from conversation.exceptions import ProvidersFailed
from conversation.interview.replay import replay
from conversation.interview.types import Draft
from conversation.providers import registry
from conversation.providers.base import Prompt, ProviderError
from conversation.services import breaker as breakers
from conversation.services.breaker import Breaker, breaker_states, guarded
from conversation.services.drafting import Drafting
from conversation.services.reply_report import ReplyReport
from conversation.services.reply_stream import stream_reply
from tests.wire.scripted import REPLY, Hangs, HangsAfter, Raw, Refuses, Says, Step

MODELS = ("anthropic", "openai")
TALK = [
    {"role": "assistant", "content": "Hello! What was your role?"},
    {"role": "user", "content": "I was night porter at the Queens Hotel in Leeds."},
]


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(breakers, "clock", clock)
    return clock


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker("anthropic")


def fails(breaker: Breaker, times: int = 1) -> None:
    for _ in range(times):
        breaker.failed(breaker.permit())


def test_two_failures_change_nothing_and_the_third_opens_it(breaker):
    fails(breaker, 2)
    assert breaker.state == "closed"
    fails(breaker)
    assert breaker.state == "open"
    with pytest.raises(ProviderError) as raised:
        breaker.permit()
    assert (raised.value.reason, raised.value.retry_after_s) == ("resting", 30)


def test_a_success_between_failures_begins_the_count_anew(breaker):
    fails(breaker, 2)
    breaker.succeeded(breaker.permit())
    fails(breaker, 2)
    assert breaker.state == "closed"


def test_it_is_left_alone_for_thirty_seconds_and_then_tried_by_one_call(breaker, clock):
    fails(breaker, 3)
    clock.passes(29.9)
    assert breaker.state == "open"
    clock.passes(0.1)
    assert breaker.state == "half_open"
    breaker.permit()
    assert breaker.state == "half_open"
    with pytest.raises(ProviderError, match="resting"):
        breaker.permit()


def test_of_fifty_threads_one_is_the_trial(breaker, clock):
    fails(breaker, 3)
    clock.passes(30)
    start, admitted = threading.Barrier(50), []

    def call() -> None:
        start.wait()
        with suppress(ProviderError):
            admitted.append(breaker.permit())

    threads = [threading.Thread(target=call) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(admitted) == 1


def test_a_trial_that_succeeds_closes_it(breaker, clock):
    fails(breaker, 3)
    clock.passes(30)
    breaker.succeeded(breaker.permit())
    assert breaker.state == "closed"
    fails(breaker, 2)
    assert breaker.state == "closed"


def test_a_trial_that_fails_opens_it_for_thirty_seconds_again(breaker, clock):
    fails(breaker, 3)
    clock.passes(30)
    fails(breaker)
    clock.passes(29)
    assert breaker.state == "open"
    clock.passes(1)
    assert breaker.state == "half_open"


def test_a_trial_that_is_given_back_lets_the_next_call_be_it(breaker, clock):
    fails(breaker, 3)
    clock.passes(30)
    breaker.given_back(breaker.permit())
    breaker.permit()


def test_calls_begun_before_the_outage_neither_end_the_rest_nor_prolong_it(breaker, clock):
    late = [breaker.permit() for _ in range(3)]
    fails(breaker, 3)
    clock.passes(20)
    breaker.succeeded(late[0])
    assert breaker.state == "open"
    breaker.failed(late[1])
    clock.passes(10)
    trial = breaker.permit()
    breaker.failed(late[2])
    breaker.succeeded(trial)
    assert breaker.state == "closed"


def test_the_number_of_failures_and_the_rest_are_settings(breaker, clock, settings):
    settings.CONVERSATION = {"provider_failures_allowed": 1, "provider_rest_s": 5.0}
    fails(breaker)
    assert breaker.state == "open"
    clock.passes(5)
    assert breaker.state == "half_open"


async def reply(prompt: Prompt, order: tuple[str, ...] = (*MODELS, "offline")) -> ReplyReport:
    report = ReplyReport()
    async for _ in stream_reply(prompt, order, report):
        pass
    return report


async def test_after_three_failures_in_a_row_it_is_not_asked_and_the_reply_says_so(vendors, clock, prompt):
    vendors.anthropic.will(Refuses(529))
    for _ in range(3):
        assert (await reply(prompt)).fallback_from == [{"provider": "anthropic", "reason": "overloaded"}]
    report = await reply(prompt)
    assert report.fallback_from == [{"provider": "anthropic", "reason": "resting"}]
    assert report.provider == "openai"
    assert len(vendors.anthropic.requests) == 3
    assert breaker_states() == {"anthropic": "open", "openai": "closed"}


async def test_after_its_rest_one_good_answer_brings_it_back(vendors, clock, prompt):
    vendors.anthropic.will(*[Refuses(529)] * 3, REPLY)
    for _ in range(3):
        await reply(prompt)
    clock.passes(30)
    assert breaker_states()["anthropic"] == "half_open"
    assert (await reply(prompt)).provider == "anthropic"
    assert breaker_states()["anthropic"] == "closed"


async def test_of_twenty_replies_at_once_one_tries_it(vendors, clock, prompt):
    vendors.anthropic.will(Refuses(529))
    for _ in range(3):
        await reply(prompt)
    clock.passes(30)
    vendors.anthropic.will(REPLY)
    reports = await asyncio.gather(*(reply(prompt) for _ in range(20)))
    assert sorted(report.provider for report in reports) == ["anthropic"] + 19 * ["openai"]
    assert len(vendors.anthropic.requests) == 4


@pytest.mark.parametrize("limits", [{"provider_first_token_timeout_s": 0.2, "provider_token_timeout_s": 0.2}])
@pytest.mark.parametrize(
    "step",
    [
        Refuses(401),
        Refuses(404),
        Refuses(429),
        Refuses(500),
        Refuses(503),
        Raw(b"<html>"),
        Says(()),
        Says((), broken=True),
        Says(("Alarms at ",), broken=True),
        Hangs(),
        HangsAfter(("Alarms at ",)),
    ],
    ids=repr,
)
async def test_every_failure_that_is_the_providers_counts(vendors, clock, prompt, step: Step):
    vendors.anthropic.will(step)
    for _ in range(3):
        await reply(prompt)
    assert breaker_states()["anthropic"] == "open"


@pytest.mark.parametrize("status", [400, 413, 422])
async def test_a_refusal_of_what_one_request_holds_takes_the_provider_from_nobody(vendors, clock, prompt, status):
    vendors.anthropic.will(Refuses(status))
    for _ in range(4):
        assert (await reply(prompt)).fallback_from == [{"provider": "anthropic", "reason": "bad_request"}]
    assert breaker_states()["anthropic"] == "closed"


async def test_notes_that_break_off_are_no_failure(vendors, clock, prompt):
    vendors.anthropic.will(Says(("Which alarm was the worst?", '\n<notes>{"mo'), broken=True))
    for _ in range(4):
        assert (await reply(prompt)).provider == "anthropic"
    assert breaker_states()["anthropic"] == "closed"


async def test_a_person_who_presses_stop_gives_the_trial_back(vendors, clock, prompt):
    vendors.anthropic.will(Refuses(529))
    for _ in range(3):
        await reply(prompt)
    clock.passes(30)
    vendors.anthropic.will(HangsAfter(("Alarms at ",)))
    stopped = stream_reply(prompt, MODELS, ReplyReport())
    await anext(stopped)
    await stopped.aclose()
    assert breaker_states()["anthropic"] == "half_open"
    vendors.anthropic.will(REPLY)
    assert (await reply(prompt)).provider == "anthropic"


async def test_a_call_that_is_cancelled_gives_the_trial_back(vendors, clock, prompt):
    vendors.anthropic.will(Refuses(529))
    for _ in range(3):
        await reply(prompt)
    clock.passes(30)
    vendors.anthropic.will(Hangs())
    task = asyncio.create_task(reply(prompt))
    await asyncio.to_thread(vendors.anthropic.is_asked, 4)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert breaker_states()["anthropic"] == "half_open"
    vendors.anthropic.will(REPLY)
    assert (await reply(prompt)).provider == "anthropic"


async def test_when_all_rest_the_error_says_when_to_come_back(vendors, clock, prompt):
    for vendor in vendors:
        vendor.will(Refuses(529))
    for _ in range(3):
        with pytest.raises(ProvidersFailed):
            await reply(prompt, MODELS)
    clock.passes(12.5)
    with pytest.raises(ProvidersFailed) as raised:
        await reply(prompt, MODELS)
    assert raised.value.retry_after_s == 18
    assert [len(vendor.requests) for vendor in vendors] == [3, 3]


async def test_the_built_in_interviewer_answers_while_all_models_rest(vendors, clock, prompt):
    for vendor in vendors:
        vendor.will(Refuses(529))
    for _ in range(5):
        report = await reply(prompt)
    assert report.provider == "offline"
    assert report.fallback_from == [{"provider": name, "reason": "resting"} for name in MODELS]
    assert set(breaker_states()) == set(MODELS)


async def test_a_write_up_counts_too_and_does_not_ask_who_rests(vendors, clock):
    vendors.anthropic.will(Refuses(529))
    interview = replay(TALK)
    for _ in range(3):
        await Drafting(interview, None, ReplyReport()).draft(("anthropic",))
    report = ReplyReport()
    assert await Drafting(interview, None, report).draft(("anthropic",)) is None
    assert report.fallback_from == [{"provider": "anthropic", "reason": "resting"}]
    assert len(vendors.anthropic.requests) == 3


@pytest.mark.parametrize("limits", [{"summary_time_limit_s": 0.2}])
async def test_a_write_up_that_takes_too_long_counts(vendors, clock):
    vendors.anthropic.will(Hangs())
    for _ in range(3):
        report = ReplyReport()
        await Drafting(replay(TALK), None, report).draft(MODELS)
        assert report.fallback_from == [{"provider": "anthropic", "reason": "timeout"}]
    assert breaker_states() == {"anthropic": "open", "openai": "closed"}


async def test_a_draft_in_the_wrong_form_does_not_take_the_provider_from_replies(vendors, clock):
    vendors.anthropic.will(Says(("no JSON",)), Says((Draft().model_dump_json(),)), Says(("no JSON",)))
    for _ in range(4):
        assert await Drafting(replay(TALK), None, ReplyReport()).draft(("anthropic",)) is None
    assert breaker_states()["anthropic"] == "closed"


def test_a_bug_of_ours_is_not_held_against_the_provider(vendors, clock):
    provider = registry.provider("anthropic")
    for _ in range(4):
        with pytest.raises(ZeroDivisionError), guarded(provider):
            raise ZeroDivisionError
    assert breaker_states()["anthropic"] == "closed"
