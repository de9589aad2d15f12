"""Drafts by models over real local servers, and the second look at them."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from conversation.interview.replay import replay
from conversation.interview.session import Interview
from conversation.interview.types import Summary
from conversation.services.ai_service import ReplyReport, summarise
from conversation.services.drafting import Drafting
from tests.wire.scripted import Hangs, Refuses, Says, Scripted, Step, scripted_server

TALK = [
    {"role": "assistant", "content": "What was your role, where was it, and from when to when?"},
    {"role": "user", "content": "I was night porter at the Queens Hotel in Leeds, from 2019 to 2022."},
    {"role": "assistant", "content": "What did a shift look like?"},
    {
        "role": "user",
        "content": "Check-ins till two, then the alarms. I cut the false alarms from twelve a month to one.",
    },
]
ALARMS = "I cut the false alarms from twelve a month to one"
TRUE = {"text": "Cut false alarms from twelve a month to one", "quotes": [ALARMS]}
FALSE = {"text": "Cut false alarms by 99%, winning the Golden Key award", "quotes": [ALARMS]}


def says(**fields: object) -> Says:
    """A model's answer."""
    return Says((json.dumps(fields),))


@pytest.fixture
def limits() -> dict[str, object]:
    """Settings that a test changes: most are about other calls than the second reader's."""
    return {"summary_judge": False}


@pytest.fixture
def vendor(settings, limits) -> Iterator[Scripted]:
    """A vendor's server, set up as `openai`, before the built-in interviewer."""
    with scripted_server() as server:
        settings.CONVERSATION = {"openai_api_key": "a-key", "openai_base_url": f"{server.address}/v1", **limits}
        yield server


@pytest.fixture
def interview() -> Interview:
    return replay(TALK)


def claims(summary: Summary, status: str) -> list[str]:
    return [claim.text for claim in summary.claims if claim.status == status]


async def test_a_claim_that_failed_is_mended_by_its_writer(vendor, interview):
    vendor.will(says(bullets=[FALSE]), says(claims=[{"number": 1, **TRUE}]))
    stages: list[str] = []
    summary = await summarise(interview, ("openai",), tell=stages.append)
    assert claims(summary, "repaired") == [TRUE["text"]]
    assert summary.verification.repaired == 1
    assert summary.verification.removed[0].text == FALSE["text"]
    assert stages == ["writing", "checking", "repairing"]


async def test_the_writer_is_told_exactly_what_is_not_backed(vendor, interview):
    vendor.will(says(bullets=[TRUE, FALSE]), says(claims=[]))
    await summarise(interview, ("openai",))
    asked = vendor.requests[1]["messages"][-1]["content"]
    assert "99%" in asked
    assert f"“{ALARMS}”" in asked
    assert TRUE["text"] not in asked


async def test_both_calls_are_paid_for(vendor, interview):
    vendor.will(says(bullets=[FALSE]), says(claims=[{"number": 1, **TRUE}]))
    summary = await summarise(interview, ("openai",))
    assert summary.generation_metadata.output_tokens == 100


async def test_a_draft_in_which_all_is_backed_costs_one_call(vendor, interview):
    vendor.will(says(bullets=[TRUE]))
    summary = await summarise(interview, ("openai",))
    assert len(vendor.requests) == 1
    assert claims(summary, "passed")[0]


@pytest.mark.parametrize(
    "step",
    [
        says(claims=[{"number": 1, **FALSE}]),
        says(claims=[{"number": 1, "text": ""}]),
        says(claims=[{"number": 7, **TRUE}, {"number": "one"}, None, "x"]),
        says(claims="none"),
        Says(("I stand by what I wrote.",)),
        Refuses(500),
        Refuses(429),
    ],
    ids=["false again", "nothing", "other numbers", "no list", "no JSON", "broken", "busy"],
)
async def test_what_cannot_be_mended_is_written_by_rule(vendor, interview, step: Step):
    vendor.will(says(bullets=[FALSE]), step)
    summary = await summarise(interview, ("openai",))
    assert summary.verification.repaired == 0
    assert "12" in str(claims(summary, "rewritten")) or "twelve" in str(claims(summary, "rewritten"))
    assert "Golden Key" not in summary.model_dump_json(exclude={"verification"})
    assert (summary.generation_metadata.provider, summary.generation_metadata.fallback_from) == ("openai", ())


@pytest.mark.parametrize("limits", [{"summary_judge": True}])
async def test_a_second_reader_can_only_keep_out_more(vendor, interview):
    said = "I was night porter at the Queens Hotel"
    porter: dict[str, Any] = {"text": f"{said}.", "quotes": [said]}
    vendor.will(says(narrative=[porter], bullets=[TRUE]), says(doubts=[{"number": 1, "why": "Not so."}, {"number": 9}]))
    stages: list[str] = []
    summary = await summarise(interview, ("openai",), tell=stages.append)
    assert porter["text"] not in summary.narrative_summary
    assert TRUE["text"] in claims(summary, "passed")
    assert summary.verification.removed[0].reason == "A second reader doubts it: Not so."
    assert stages == ["writing", "checking", "judging"]
    assert summary.narrative_summary


@pytest.mark.parametrize("limits", [{"summary_judge": True}])
async def test_a_second_reader_keeps_out_what_was_mended_too(vendor, interview):
    mend, doubt = {"number": 1, **TRUE}, {"number": 1, "why": "Not so."}
    vendor.will(says(bullets=[FALSE]), says(claims=[mend]), says(doubts=[doubt]))
    summary = await summarise(interview, ("openai",))
    assert claims(summary, "repaired") == []
    assert [(r.text, r.reason) for r in summary.verification.removed][1:] == [
        (TRUE["text"], "A second reader doubts it: Not so.")
    ]


@pytest.mark.parametrize("limits", [{"summary_judge": True}])
async def test_a_second_reader_who_cannot_answer_changes_nothing(vendor, interview):
    vendor.will(says(bullets=[TRUE]), Refuses(500))
    assert claims(await summarise(interview, ("openai",)), "passed")[0]


@pytest.mark.parametrize("limits", [{"summary_time_limit_s": 0.3}])
async def test_a_draft_that_takes_too_long_is_given_up(vendor, interview):
    vendor.will(Hangs())
    report, began = ReplyReport(), time.monotonic()
    assert await Drafting(interview, None, report).draft(("openai", "offline")) is None
    assert time.monotonic() - began < 2
    assert report.fallback_from == [{"provider": "openai", "reason": "timeout"}]


async def test_no_draft_is_asked_of_the_built_in_interviewer(settings, interview):
    settings.CONVERSATION = {}
    assert await Drafting(interview, None, ReplyReport()).draft(("offline",)) is None


async def test_the_next_model_writes_when_the_first_cannot(vendor, settings, interview):
    with scripted_server() as anthropic:
        settings.CONVERSATION = {
            **settings.CONVERSATION,
            "anthropic_api_key": "a-key",
            "anthropic_base_url": anthropic.address,
        }
        anthropic.will(Says(('{"bullets": [{"te',)))
        vendor.will(says(bullets=[TRUE]))
        report = ReplyReport()
        assert await Drafting(interview, None, report).draft(("anthropic", "openai")) is not None
    assert report.provider == "openai"
    assert report.fallback_from == [{"provider": "anthropic", "reason": "bad_output"}]
