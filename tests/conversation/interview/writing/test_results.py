"""What came of it with its figure stands first; what only tells how things were does not."""

import pytest

from conversation.interview.types import Summary
from conversation.interview.writing import write_up
from tests.conversation.interview.telling import note, said, unread


def written(*answers: tuple[str, str]) -> Summary:
    """A write-up of answers, each noted whole for an action or an outcome."""
    messages = tuple(said(text, index) for index, (text, _) in enumerate(answers))
    notes = tuple(
        note(m, "outcome" if topic == "outcome" else "actions", m.content)
        for m, (_, topic) in zip(messages, answers, strict=True)
    )
    return write_up(unread()._replace(messages=messages, notes=notes), None)


ROTA = ("I drew up a new rota for the night staff. I trained the new starters.", "actions")


@pytest.mark.parametrize(
    "outcome",
    [
        "Before the sheet we could do only 20 records a day, and after it reached 55.",
        "From callout to wheels rolling was 38 minutes, now 21.",
        "First season we lost 11 plots, and third season 2.",
    ],
)
def test_an_outcome_with_its_figures_stands_first_though_no_deed_carries_it(outcome: str) -> None:
    summary = written(ROTA, ("I wrote the handbook.", "actions"), (outcome, "outcome"))

    assert outcome[:-1] in summary.resume_bullets[0]
    assert any(outcome[:-1] in achievement for achievement in summary.key_achievements)


def test_how_things_were_is_no_result_of_a_deed() -> None:
    summary = written(("I started posting schedules two weeks ahead.", "actions"), ("Our turnover was 68%.", "outcome"))

    assert summary.resume_bullets == ("Started posting schedules two weeks ahead.",)
    assert not any("68%" in achievement for achievement in summary.key_achievements)
    assert "Our turnover was 68%." in summary.narrative_summary


@pytest.mark.parametrize("remark", ["Rangers won the league back then.", "The dog slept under the bench."])
def test_what_was_noted_for_something_else_is_not_welded_to_a_deed(remark: str) -> None:
    message = said(f"I taught two young craftsmen the gearbox strip. {remark}")
    notes = (note(message, "actions", "I taught two young craftsmen the gearbox strip"), note(message, "scope", remark))
    summary = write_up(unread()._replace(messages=(message,), notes=notes), None)

    assert summary.resume_bullets == ("Taught two young craftsmen the gearbox strip.",)


@pytest.mark.parametrize(
    "state", ["I was so scared people would leave", "I did that every week", "I was in the main library"]
)
def test_a_state_and_a_deed_without_an_object_are_no_bullets(state: str) -> None:
    assert written((state, "actions")).resume_bullets == ()
