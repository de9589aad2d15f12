"""How questions are told from other sentences, compared and checked."""

import pytest

from evals.interviewer import wording


def test_only_sentences_that_ask_are_questions() -> None:
    reply = "Six years at the bakery. That is long. What was the hardest part of it?"
    assert wording.questions(reply) == ["What was the hardest part of it?"]


def test_two_questions_that_differ_in_a_detail_of_the_persons_are_alike() -> None:
    assert wording.are_alike("What came of “the new rota”?", "What came of “the price list”?")


def test_two_questions_about_the_same_thing_in_other_words_are_not_alike() -> None:
    assert not wording.are_alike("What came of it in the end?", "How did things stand afterwards?")


@pytest.mark.parametrize(
    "question",
    [
        "That was hard, wasn't it?",
        "Don't you think that helped?",
        "Das war schwer, nicht wahr?",
        "C'était dur, n'est-ce pas ?",
        "Fue difícil, ¿no es verdad?",
    ],
)
def test_a_question_that_hopes_for_a_yes_leads(question: str) -> None:
    assert wording.leads(question)


def test_an_open_question_does_not_lead() -> None:
    assert not wording.leads("What was different afterwards?")


def test_an_opening_is_three_words() -> None:
    assert wording.opening("And how did it end, for the shop?") == "and how did"


@pytest.mark.parametrize("question", ["What else did you do?", "Gab es noch ein Ergebnis?", "¿Qué otra cosa cambió?"])
def test_a_question_for_more_is_told_from_one_for_the_same(question: str) -> None:
    assert wording.asks_on(question)
    assert not wording.asks_on("What did you do about it?")
