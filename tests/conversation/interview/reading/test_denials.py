"""What the person denies of what was noted, and slips that they mend at once."""

import pytest

from conversation.interview.ledger import fold
from tests.conversation.interview.reading.answers import quotes, told, values


@pytest.mark.parametrize(
    ("first", "answer", "employer"),
    [
        (
            "at the Grand Hotel",
            "Sorry, it was the Queens Hotel, not the Grand Hotel, and I started in 2016.",
            "Queens Hotel",
        ),
        ("at the Grand Hotel", "I carried plates. I meant the Queens Hotel is the employer.", "Queens Hotel"),
        ("for private houses", "Wrong: the company is Orchard Landscaping, not private houses.", "Orchard Landscaping"),
    ],
)
def test_an_employer_denied_is_replaced_by_the_one_told(first: str, answer: str, employer: str) -> None:
    before = told(f"I worked {first} from 2015 to 2018 as a waiter")
    ledger = fold((*before, *told(answer, "outcome", "recap", before=before)))
    assert [note.value for note in ledger.of("organisation", "employer")] == [employer]
    assert not any(employer in note.quote for note in ledger.of("outcome"))


def test_a_figure_denied_leaves_no_note() -> None:
    before = told("We were losing about 3.1% of stock", "outcome")
    ledger = fold((*before, *told("It's 3.4%, not 3.1%", "responsibilities", "recap", before=before)))
    assert ledger.facts
    assert not any("3.1" in note.quote for note in ledger.facts)


def test_a_story_denied_is_replaced_by_what_it_was() -> None:
    before = told("That would be the winter of 2018.", "challenge")
    answer = "It wasn't the winter of 2018 that was the trouble, it was the C. diff."
    ledger = fold((*before, *told(answer, "outcome", "recap", before=before)))
    assert [note.value for note in ledger.of("challenge")] == ["it was the C. diff"]


def test_a_size_denied_is_replaced_and_the_rest_stays() -> None:
    before = told("Zwei Bewohner hatten denselben Namen, das war ein Problem.", "challenge", language="de")
    answer = "Ach, und beim Umfang: nicht zwei Bewohner, wir hatten 38 Bewohner auf dem Wohnbereich."
    ledger = fold((*before, *told(answer, "outcome", "recap", before=before, language="de")))
    assert [note.value for note in ledger.of("scope", "figure")] == ["38 Bewohner"]
    assert ledger.of("challenge") != ()
    assert ledger.of("organisation") == ()


@pytest.mark.parametrize(
    "answer",
    [
        "We were losing about 3.1% of stock, no, hang on, 3.4%, and by the time I'd finished it was 1.2%.",
        "We were losing 3.1% of stock, no, 3.4%.",
        "We cut it by 3.1%. Actually 3.4%.",
    ],
)
def test_a_figure_mended_at_once_is_not_quoted(answer: str) -> None:
    said = " ".join(quotes(told(answer, "outcome"), "outcome"))
    assert "3.4%" in said
    assert "3.1%" not in said


def test_a_count_denied_later_in_the_message_is_not_quoted() -> None:
    answer = "I changed the delivery check so two people signed. Well, not two people, one person and a manager."
    assert quotes(told(answer, "actions"), "actions") == ["I changed the delivery check"]


def test_a_denial_of_something_else_ends_nothing() -> None:
    before = told("I was a waiter at the Grand Hotel from 2015 to 2018.")
    answer = "I did not like the hours. It was never quiet at the Grand Hotel, and I was not a cook."
    notes = told(answer, "learning", before=before)
    assert [note.value for note in fold((*before, *notes)).of("organisation")] == ["Grand Hotel"]
    assert values(notes, "role") == []


def test_a_further_figure_after_a_recap_replaces_none() -> None:
    before = told("We got the audit back up to 96 percent.", "outcome")
    notes = told("Sickness came down as well, from about 11 percent to 6.", "outcome", "recap", before=before)
    assert len(fold((*before, *notes)).of("outcome")) == 2


def test_a_mere_figure_is_no_deed() -> None:
    assert quotes(told("We got it down to 1.2%. Actually 1.4%.", "actions"), "actions") == []
