"""What is said to the interviewer tells nothing."""

import pytest

from conversation.interview.languages import pack_for
from conversation.interview.text.intents import intent
from conversation.interview.types import TopicKey
from tests.conversation.interview.reading.answers import quotes, told, topics


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("You didn't answer me", "en"),
        ("That's not the result!", "en"),
        ("What, the effect of us moving?", "en"),
        ("Sorry, how many what? Of the reading group?", "en"),
        ("L'effet de quoi ?", "fr"),
        ("C'est faux : « L'effet de quoi » n'est pas un résultat, c'était une question.", "fr"),
    ],
)
def test_talk_to_the_interviewer_is_no_note(answer: str, language: str) -> None:
    assert told(answer, "outcome", language=language) == ()


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("i said no", "en"),
        ("I already said", "en"),
        ("I told you already", "en"),
        ("that was it. no more changes", "en"),
        ("No, that's everything we got out of it, I think. We can't claim more than that.", "en"),
        ("Das habe ich doch schon gesagt.", "de"),
        ("Je vous l'ai dit", "fr"),
    ],
)
def test_a_refusal_beside_nothing_else_closes_the_topic(answer: str, language: str) -> None:
    assert [(note.kind, note.topic) for note in told(answer, "outcome", language=language)] == [("declined", "outcome")]


@pytest.mark.parametrize(
    ("answer", "topic", "language", "kept"),
    [
        ("You didn't answer me, but fine. We cut shrinkage by 3%.", "outcome", "en", "We cut shrinkage by 3%"),
        (
            "You never asked about it. I wrote the test that catches it.",
            "actions",
            "en",
            "I wrote the test that catches it",
        ),
        (
            "No, it is not result. The result is the contract. No more results.",
            "outcome",
            "en",
            "The result is the contract",
        ),
        ("Von elf auf zwei, das hatte ich ja gesagt.", "outcome", "de", "Von elf auf zwei"),
    ],
)
def test_what_stands_beside_it_is_read(answer: str, topic: TopicKey, language: str, kept: str) -> None:
    assert quotes(told(answer, topic, language=language), topic) == [kept]


@pytest.mark.parametrize("answer", ["I said no to that client and kept the price", "I told my boss to change it"])
def test_what_was_said_to_others_is_told(answer: str) -> None:
    assert quotes(told(answer, "actions"), "actions") == [answer]


def test_an_echo_of_the_question_is_no_answer() -> None:
    notes = told(
        "Day to day? The nightly loads and the dashboards.", "responsibilities", question="What was it, day to day?"
    )
    assert quotes(notes, "responsibilities") == ["The nightly loads and the dashboards"]


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ("I left in September 2022. Why do you ask?", "why"),
        ("We were nine in the team. Look, I've got to go in a minute, can we stop here?", "stop"),
        ("I cut falls by 30%. How much longer will this take?", "how_long"),
        ("Tape, a reach truck and a scanner. That's it", "answer"),
    ],
)
def test_the_last_sentence_may_ask_something_of_the_interviewer(answer: str, meant: str) -> None:
    assert intent(answer, pack_for("en")) == meant
    notes = told(answer, "tools")
    assert notes
    assert all(note.quote in answer.partition(".")[0] for note in notes)
    assert topics(notes)
