"""An award is claimed as far as it came, and a tool is listed that was used."""

import pytest

from conversation.interview.grounding import Gate
from conversation.interview.grounding.gate import Verdict
from conversation.interview.replay import replay
from conversation.interview.types import DraftClaim


def judged(answer: str, text: str, language: str = "en") -> Verdict:
    said = [{"role": "assistant", "content": "And?"}, {"role": "user", "content": answer}]
    return Gate(replay(said, language=language)).judge(DraftClaim(text=text, quotes=(answer,)))


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("I was nominated for Baker of the Year.", "Nominated for Baker of the Year"),
        ("I was employee of the month in June 2021.", "Employee of the month, June 2021"),
        ("I got my first aid certificate in 2018.", "First aid certificate (2018)"),
        ("We were shortlisted for the team award.", "Shortlisted for the team award with the team"),
    ],
)
def test_it_passes_an_award_as_far_as_it_came(answer: str, text: str) -> None:
    assert judged(answer, text).reason == ""


@pytest.mark.parametrize(
    ("answer", "text", "language"),
    [
        ("I was nominated for Baker of the Year.", "Baker of the Year", "en"),
        ("I was employee of the month in June 2021.", "Employee of the year 2021", "en"),
        ("We were shortlisted for the team award.", "Won the team award", "en"),
        ("It was longlisted for the Dunmore Award.", "Shortlisted for the Dunmore Award", "en"),
        ("I signed up for a welding certificate.", "Welding certificate", "en"),
        ("We applied for a Dunmore grant.", "Recipient of a Dunmore grant", "en"),
        ("Wir waren für den Preis nominiert.", "Preis gewonnen", "de"),
        ("On a été finalistes du concours.", "Lauréate du concours", "fr"),
        ("Nos nominaron al premio.", "Ganadora del premio", "es"),
    ],
)
def test_it_refuses_an_award_that_was_not_won(answer: str, text: str, language: str) -> None:
    assert not judged(answer, text, language).passed


@pytest.mark.parametrize(
    ("answer", "tool", "passes"),
    [
        ("We used a Rondo sheeter every night.", "Rondo sheeter", True),
        ("Then a Tableau dashboard for ops.", "Tableau", True),
        ("Reach truck I wanted but there was no place.", "Reach truck", False),
        ("I wanted a spiral mixer but they never bought one.", "Spiral mixer", False),
        ("My boss did all of it in Excel.", "Excel", False),
        ("After Effects no, that is for my friend.", "After Effects", False),
    ],
)
def test_it_lists_a_tool_only_that_the_person_used(answer: str, tool: str, passes: bool) -> None:
    assert judged(answer, tool).passed is passes
