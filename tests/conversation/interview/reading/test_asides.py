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


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "I'd rather stop now."),
        ("en", "It is late, so I'd prefer to stop here."),
        ("de", "Nein, ich möchte aufhören."),
        ("de", "Wenn das geht, will ich jetzt lieber aufhören."),
        ("fr", "J'aimerais m'arrêter là."),
        ("fr", "Oui, allez-y."),
        ("es", "Prefiero parar aquí."),
        ("de", "Mein Mann ist letztes Jahr gestorben, das war hart."),
        ("en", "In 2019 we lost two colleagues in a crash. I don't really like talking about that time."),
    ],
)
@pytest.mark.parametrize("topic", ["outcome", "challenge", "actions"])
def test_a_wish_to_end_or_a_grief_is_no_answer(language: str, wish: str, topic: TopicKey) -> None:
    assert told(wish, topic, language=language) == ()


def test_what_stands_beside_a_wish_to_end_is_read() -> None:
    notes = told("We cut the waste by 20 percent. I'd like to stop now.", "outcome")
    assert any("20 percent" in note.quote for note in notes)
    assert not any("stop" in note.quote for note in notes)


@pytest.mark.parametrize(
    ("language", "answer"), [("en", "I stopped the machine."), ("de", "Wir haben aufgehört zu liefern.")]
)
def test_stopping_something_is_an_answer(language: str, answer: str) -> None:
    assert [note.quote for note in told(answer, "actions", language=language)] != []
