"""How what people say is taken apart: who, in which mood, and whether it is a deed."""

import pytest

from conversation.interview.languages import pack_for
from conversation.interview.statements import Statement, taken_apart
from conversation.interview.statements.grammar import grammar


def only(text: str, language: str = "en") -> Statement:
    (statement,) = taken_apart(text, grammar(pack_for(language)))
    return statement


@pytest.mark.parametrize(
    "text", ["went down to 5 a month", "took me two days of testing", "took 40 minutes", "gave us a raise"]
)
def test_a_verb_whose_subject_is_a_thing_is_no_deed(text: str) -> None:
    assert (only(text).actor, only(text).deed) == (None, False)


@pytest.mark.parametrize("text", ["took orders at the bar", "Rewired about 40 houses", "dropped two features"])
def test_a_verb_without_a_subject_is_the_persons_deed(text: str) -> None:
    assert (only(text).actor, only(text).deed, only(text).implicit) == ("I", True, True)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Payments dropped to almost nothing", "done"),
        ("I almost finished the report", "negated"),
        ("I wanted to open a shop", "planned"),
        ("Maybe I trained ten people", "hedged"),
    ],
)
def test_it_tells_what_happened_from_what_did_not(text: str, mood: str) -> None:
    assert only(text).mood == mood


def test_it_takes_the_talk_off_the_front_and_leaves_compound_words_whole() -> None:
    assert only("well the worst was the queue").text == "the worst was the queue"
    assert only("well-known recipes were lost").text == "well-known recipes were lost"


def test_so_that_does_not_cut_a_sentence() -> None:
    answer = "I redesigned the layout so that the control plots were in the middle."

    assert only(answer).text == answer.rstrip(".")


def test_a_verb_that_ends_a_long_subject_is_not_the_persons() -> None:
    assert not only("scoring every image by eye was taking forever").deed


def test_a_clause_before_the_subject_is_told_as_one() -> None:
    statement = only("every afternoon before we knocked off I bagged up the screws")

    assert (statement.actor, statement.body) == ("I", "bagged up the screws")
