"""What may be quoted back to a person, and what it may be called."""

import pytest

from conversation.interview.languages import pack_for
from conversation.interview.phrasing import speak
from conversation.interview.phrasing.details import quotable
from conversation.interview.phrasing.quotable import is_called
from conversation.interview.policy import take_stock
from conversation.interview.types import Note, TopicKey
from tests.conversation.interview.scenes import FRAME, FRAME_TEXT, ask, asked, begun, told

PACK = pack_for("en")


def note(quote: str, topic: TopicKey = "outcome") -> Note:
    return Note(note_id="n", topic=topic, value=quote, quote=quote, message_id="m", start=0, end=len(quote))


@pytest.mark.parametrize(
    "said",
    [
        "I said no",
        "Of the reading group?",
        "That would be the winter of 2018.",
        "Day to day?",
        "September",
        "coffee",
        "On top of that,",
        "which mostly meant a folder",
        "when we moved because of my husband's job",
        "May 2018 and then I left in",
        "You didn't answer me",
        "What did we change in 2019?",
        "Our fourteen",
        "8.15 to 8.45",
        "4 of us",
        "The motor claims reporting",
        "all of them below",
        "the trickiest moment was in autumn 2020",
    ],
)
def test_it_quotes_no_scrap(said: str) -> None:
    assert quotable(note(said), said, PACK) == ""


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("turnaround went from 55 min to 35", "turnaround went from 55 min to 35"),
        ("That was hard. I taped lanes on the floor", "taped lanes on the floor"),
        ("Well, we wrote a checklist for each ward, which helped", "wrote a checklist for each ward"),
    ],
)
def test_it_quotes_what_was_done_or_counted(said: str, quoted: str) -> None:
    assert quotable(note(said), said, PACK) == quoted


def test_a_name_may_be_short() -> None:
    assert quotable(note("forklift driver", "role"), "forklift driver", PACK) == "forklift driver"


def test_only_what_sounds_like_a_result_is_called_one() -> None:
    assert is_called(note("turnaround went down"), "the turnaround went down from 55 min to 35", PACK)
    assert not is_called(note("x"), "the company is Greenfields Landscaping", PACK)


@pytest.mark.parametrize("said", ["Of the reading group?", "On top of that", "In September"])
def test_a_scrap_is_acknowledged_without_a_quote(said: str) -> None:
    interview = asked(told(begun(), FRAME_TEXT, *FRAME), ask("outcome"), "What came of it?")
    interview = told(interview, said, ("outcome", said))
    assert "“" not in speak(interview, take_stock(interview)).text


def test_a_recap_reads_back_at_most_five_topics_without_the_frame_and_one_quote_of_each() -> None:
    facts = (
        ("responsibilities", "ran the grill station every evening"),
        ("responsibilities", "ordered the meat and the fish"),
        ("challenge", "guests waited 40 minutes for a main"),
        ("actions", "moved the prep to the afternoon"),
        ("outcome", "down from 40 to 25 minutes", "figure"),
        ("tools", "combi oven"),
        ("scope", "140 covers", "figure"),
    )
    text = f"{FRAME_TEXT} " + ". ".join(fact[1] for fact in facts)
    interview = asked(told(begun(), text, *FRAME, *facts), ask("learning"), "And?")
    stock = take_stock(interview)
    recap = stock.moves[0].model_copy(update={"kind": "recap"})
    said = speak(told(interview, "Well."), stock._replace(moves=(recap,))).text
    assert 2 <= said.count("“") <= 5
    assert "line cook" not in said
