"""Short answers, picks and refusals, read in the light of the question."""

import pytest

from conversation.interview.types import MoveKind, TopicKey
from tests.conversation.interview.reading.answers import quotes, told, values


@pytest.mark.parametrize(
    ("topic", "answer", "aspect", "value"),
    [
        ("organisation", "Tesco", "employer", "Tesco"),
        ("organisation", "it was harbour grill", "employer", "harbour grill"),
        ("organisation", "a little family run garage in Stockport, Hendersons", "employer", "Hendersons"),
        ("role", "line cook", "title", "line cook"),
        ("role", "just a cleaner really", "title", "cleaner"),
        ("role", "I was kind of the dogsbody but on paper a production assistant", "title", "production assistant"),
        ("timeframe", "two years", "duration", "2 years"),
    ],
)
def test_a_few_words_answer_the_question(topic: TopicKey, answer: str, aspect: str, value: str) -> None:
    assert values(told(answer, topic), topic, aspect) == [value]


@pytest.mark.parametrize("answer", ["I don't know", "skip", "rather not say", "no idea", "n/a", "none", "no"])
@pytest.mark.parametrize("kind", ["ask", "ask_figure"])
def test_declining_closes_the_topic_asked(answer: str, kind: MoveKind) -> None:
    (note,) = told(answer, "outcome", kind)
    assert (note.kind, note.topic) == ("declined", "outcome")
    assert note.aspect == ("figure" if kind == "ask_figure" else "")


def test_declining_with_substance_is_an_answer() -> None:
    notes = told("I don't know exactly, maybe 12", "scope", question="How many people?")
    assert [(note.kind, note.value) for note in notes] == [("fact", "12")]


@pytest.mark.parametrize("pick", ["the second one", "2", "b", "trainee", "Second", "a trainee I guess"])
def test_a_pick_is_the_persons_words(pick: str) -> None:
    (note,) = told(pick, "role", choices=("employee", "trainee", "supervisor"))
    assert (note.value, note.aspect) == ("trainee", "kind")


def test_a_pick_may_be_a_length_of_time() -> None:
    notes = told("the first", "timeframe", choices=("a year or two", "longer"))
    assert values(notes, "timeframe", "duration") == ["a year or two"]


def test_picking_both_gives_a_note_each() -> None:
    assert len(told("both", "tools", choices=("machines", "software"))) == 2


def test_a_substantive_answer_that_names_no_value_is_kept_as_told() -> None:
    assert values(told("oh it was all a bit of a muddle to be honest with you", "role"), "role", "told") != []


def test_a_refusal_beside_an_answer_is_no_part_of_it() -> None:
    assert "dunno" not in " ".join(
        quotes(told("dunno. peak season maybe. black friday was mad", "challenge"), "challenge")
    )


def test_a_no_to_a_recap_is_no_fact_and_closes_nothing() -> None:
    assert told("nah", "outcome", kind="recap") == ()
