"""What the person says is wrong of what was noted."""

import pytest

from conversation.interview.ledger import fold
from tests.conversation.interview.reading.answers import told, values


def test_a_role_that_dave_only_calls_wrong_is_taken_back() -> None:
    before = told("hvac tech, brandt mechanical, toledo")
    notes = told("role is wrong. company is Brandt Mechanical Services", kind="recap", before=before)
    ledger = fold((*before, *notes))
    assert ledger.of("role") == ()
    assert [note.value for note in ledger.facts] == ["Brandt Mechanical Services"]


def test_what_went_wrong_at_work_takes_nothing_back() -> None:
    before = told("hvac tech, brandt mechanical, toledo")
    notes = told("The company was wrong about the chillers and we lost the hospital.", "challenge", before=before)
    assert len(fold((*before, *notes)).of("organisation")) == 1


@pytest.mark.parametrize(
    ("first", "topic", "objection"),
    [
        ("a group of 40 people from Argentina", "scope", "the 40 is the guests of course"),
        ("5 years and half more or less", "outcome", "the 5 years is not outcome, is how long"),
    ],
)
def test_a_figure_that_is_disputed_after_the_recap_no_longer_stands(first: str, topic: str, objection: str) -> None:
    before = told(first, topic)  # type: ignore[arg-type]
    assert before
    notes = told(objection, kind="recap", before=before)
    assert [note.value for note in fold((*before, *notes)).facts if note.aspect in ("team_size", "figure")] == []


def test_a_figure_told_again_in_the_story_disputes_nothing() -> None:
    before = told("a team of 5 people", "scope")
    notes = told("The 5 were all new, so I trained them.", "actions", before=before)
    assert values((*before, *notes), "scope", "team_size") == ["5"]


@pytest.mark.parametrize("mend", ["it was 14 Soldiers by the end not 11", "14 not 11", "I put 11 but it was 14"])
def test_hanks_correction_of_a_figure_keeps_the_sentence_and_mends_the_team(mend: str) -> None:
    before = told("Supervised 11 Soldiers in maintenance and recovery of 64 wheeled vehicles.", "responsibilities")
    ledger = fold((*before, *told(mend, "learning", before=before)))
    assert [n.value for n in ledger.of("scope", "team_size")] == ["14"]
    (duty,) = ledger.of("responsibilities")
    assert duty.value == "Supervised 14 Soldiers in maintenance and recovery of 64 wheeled vehicles"


def test_a_date_of_the_story_told_after_the_recap_mends_no_date_of_the_work() -> None:
    before = told("I was a data intern at the Journal from June to August 11, 2023.")
    after = "It ran front page on August 27 after I'd left, and the state senate cited it."
    ledger = fold((*before, *told(after, kind="recap", before=before)))
    assert [note.value for note in ledger.of("timeframe", "end")] == ["August 11, 2023"]


@pytest.mark.parametrize(
    ("first", "mend", "length"),
    [
        (
            "about six weeks.",
            "actually hang on I said that wrong, it was ten weeks in the end cos they kept me",
            "10 weeks",
        ),
        ("three months project", "oh I must correct, it was five months because the printing come late", "5 months"),
    ],
)
def test_jamie_and_mei_mend_how_long_it_was_while_asked_for_something_else(first: str, mend: str, length: str) -> None:
    before = told(first, "timeframe")
    ledger = fold((*before, *told(mend, "challenge", before=before)))
    assert [note.value for note in ledger.of("timeframe", "duration")] == [length]


def test_how_long_a_deed_took_mends_no_length_of_the_work() -> None:
    before = told("I was there about six weeks.", "timeframe")
    deed = told("Sorry for the wait. We rebuilt the wall and it took ten days.", "actions", before=before)
    ledger = fold((*before, *deed))
    assert [note.value for note in ledger.of("timeframe", "duration")] == ["6 weeks"]
