"""Corrections and withdrawals."""

import pytest

from conversation.interview.ledger import fold
from tests.conversation.interview.reading.answers import told, values

FIRST = told("I started in 2019 and left in 2021. We were 50 people and had a budget of £2,000.", "timeframe")


@pytest.mark.parametrize("answer", ["sorry, I meant 15 not 50", "no, it was 15 people", "actually it was 15 people"])
def test_a_corrected_figure_replaces_the_first(answer: str) -> None:
    ledger = fold((*FIRST, *told(answer, "tools", before=FIRST)))
    assert [note.value for note in ledger.of("scope", "team_size")] == ["15"]
    assert not ledger.contradictions


@pytest.mark.parametrize("answer", ["sorry I meant 2018, not 2019", "no, I started in 2018 actually"])
def test_a_corrected_date_replaces_the_one_denied(answer: str) -> None:
    ledger = fold((*FIRST, *told(answer, "tools", before=FIRST)))
    assert [note.value for note in ledger.of("timeframe", "start")] == ["2018"]
    assert [note.value for note in ledger.of("timeframe", "end")] == ["2021"]


def test_a_slip_mended_at_once_leaves_only_the_second() -> None:
    notes = told("it was 2018, no sorry, 2019 when I joined", "timeframe")
    assert [note.value for note in notes if note.topic == "timeframe"] == ["2019"]


def test_a_contradiction_without_a_word_of_correction_stays_one() -> None:
    assert fold((*FIRST, *told("there were five of us", "collaboration", before=FIRST))).contradictions


def test_a_finer_date_is_a_refinement_and_no_contradiction() -> None:
    ledger = fold((*FIRST, *told("I started in March 2019", "timeframe", before=FIRST)))
    assert [note.value for note in ledger.of("timeframe", "start")] == ["March 2019"]
    assert not ledger.contradictions


def test_a_withdrawal_ends_the_notes_it_names() -> None:
    ledger = fold((*FIRST, *told("scratch the bit about the budget", "tools", before=FIRST)))
    assert ledger.of("scope", "budget") == ()
    assert ledger.of("scope", "team_size") != ()


def test_forget_that_ends_what_was_told_last() -> None:
    assert fold((*FIRST, *told("forget that please", "tools", before=FIRST))).facts == ()


def test_never_forgetting_is_no_withdrawal() -> None:
    notes = told("I'll never forget that day, the pump failed and I rebuilt it", "challenge", before=FIRST)
    assert all(note.kind == "fact" for note in notes)


def test_a_correction_of_a_recap_needs_no_cue() -> None:
    notes = told("we were 15 people", kind="recap", before=FIRST)
    assert [note.kind for note in notes if note.aspect == "team_size"] == ["correction"]


def test_scratch_that_with_a_new_value_is_a_correction() -> None:
    notes = told("scratch that, it was 2020", "challenge", before=FIRST)
    assert [(note.kind, note.value) for note in notes] == [("correction", "2020")]
    assert values(notes, "challenge") == []
