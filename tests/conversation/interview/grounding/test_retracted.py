"""What a correction takes back, and what it leaves."""

import pytest

from conversation.interview.grounding import judge
from conversation.interview.grounding.retracted import Retracted
from conversation.interview.languages import pack_for
from conversation.interview.ledger import fold
from conversation.interview.types import DraftClaim, Evidence, Message, Note
from tests.conversation.interview.telling import note, said, unread


def standing(message: Message, *notes: Note, language: str = "en") -> str:
    whole = Evidence(message_id=message.message_id, start=0, end=len(message.content), quote=message.content)
    return Retracted(fold(notes), pack_for(language)).standing(whole)


WAIT = "We cut the wait from 40 to 25 minutes and served 200 guests a night."


@pytest.mark.parametrize(
    ("right", "stands"),
    [
        ("15 minutes, not 25", "We cut the wait from 40 to … and served 200 guests a night."),
        ("from 40 to 15 minutes", "We cut the wait from 40 to … and served 200 guests a night."),
        ("180 guests", "We cut the wait from 40 to 25 minutes and served … a night."),
    ],
)
def test_a_correction_takes_back_its_figure_and_leaves_the_rest_of_the_sentence(right: str, stands: str) -> None:
    first = said(WAIT)
    told = note(first, "outcome", WAIT[:-1], aspect="figure")
    mended = note(said(right, 1), "outcome", right, aspect="figure").model_copy(
        update={"kind": "correction", "fixes": told.note_id, "value": right.partition(",")[0]}
    )
    assert standing(first, told, mended) == stands


def test_a_value_told_twice_is_taken_back_twice() -> None:
    first, later = said("There were 12 people in the team."), said("I planned shifts for the 12 people.", 1)
    size, again = (
        note(first, "scope", "12 people", aspect="team_size"),
        note(later, "scope", "12 people", aspect="team_size"),
    )
    right = note(said("No, 5 people.", 2), "scope", "5 people", aspect="team_size", kind="correction")
    assert standing(later, size, again, right) == "I planned shifts for the …."


def test_of_a_quote_with_both_ends_only_the_corrected_one_goes() -> None:
    first = said("I worked there from March 2019 to May 2021 on nights.")
    start = note(first, "timeframe", "from March 2019 to May 2021", aspect="start").model_copy(
        update={"value": "March 2019"}
    )
    right = note(said("It was May 2019.", 1), "timeframe", "May 2019", aspect="start", kind="correction")
    assert standing(first, start, right) == "I worked there from … to May 2021 on nights."


def test_neither_side_of_a_contradiction_stands() -> None:
    first, later = said("We were 12 people and ran two ovens."), said("There were five of us.", 1)
    notes = note(first, "scope", "12 people", aspect="team_size"), note(later, "scope", "five", aspect="team_size")
    assert standing(first, *notes) == "We were … and ran two ovens."
    assert standing(later, *notes) == "There were … of us."


def test_words_that_were_withdrawn_go_whole() -> None:
    first = said("I ran the till and the bar.")
    told = note(first, "responsibilities", "ran the till")
    gone = note(first, "responsibilities", "ran the till", kind="withdrawal").model_copy(update={"fixes": told.note_id})
    assert standing(first, told, gone) == "I … and the bar."


def test_a_figure_that_the_correction_only_denies_does_not_stand() -> None:
    first = said("We cut the loss from 5% to 2% in a year.")
    told = note(first, "outcome", "cut the loss from 5% to 2%", aspect="figure")
    right = note(said("It went from 5% to 3%, not 2%.", 1), "outcome", "It went from 5% to 3%, not 2%", aspect="figure")
    mended = right.model_copy(update={"kind": "correction", "fixes": told.note_id})
    assert standing(first, told, mended) == "We cut the loss from 5% to … in a year."


@pytest.mark.parametrize(("figure", "passes"), [("20", True), ("25", False)])
def test_a_german_nee_between_two_figures_takes_back_the_first(figure: str, passes: bool) -> None:
    told = "Danach waren es noch so 25, nee 20 Brötchen."
    claim = DraftClaim(text=f"Danach waren es noch {figure} Brötchen.", quotes=(told,))
    assert judge(claim, unread(told, language="de")).passed is passes
