"""What holds for every text whatever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversation.interview.languages import pack_for
from conversation.interview.reading import intent
from conversation.interview.types import TOPIC_KEYS, TopicKey
from tests.conversation.interview.reading.answers import told

PIECES = [
    "I worked as a",
    "nurse",
    "at Tesco",
    "no, actually",
    "2020",
    "from March",
    "to June 2021",
    "team of 12",
    "£2k",
    "40%",
    "\n- ",
    "\n1. ",
    "because",
    "so I",
    "rebuilt",
    "we",
    "my boss",
    "forget that",
    "using",
    "Excel",
    "and",
    ",",
    ".",
    "?",
    "...",
    "half",
    "not",
    "from 40 to 15 minutes",
    "the second one",
    "I don't know",
    "é",
    "😀",
    "مرحبا",
    "你好",
    "’",
    "(",
    "  ",
    "l'équipe",
    "GmbH",
    "3.5",
]
SPOKEN = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
ANY_TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=300)


@settings(max_examples=150, deadline=None)
@given(st.one_of(SPOKEN, ANY_TEXT), st.sampled_from(TOPIC_KEYS), st.sampled_from(["en", "de", "fr", "es"]))
def test_every_quote_is_verbatim_and_nothing_raises(text: str, topic: TopicKey, language: str) -> None:
    for note in told(text, topic, language=language):
        assert note.quote
        assert note.quote == text[note.start : note.end]


@settings(max_examples=50, deadline=None)
@given(SPOKEN)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert told(text) == told(text)


@settings(max_examples=50, deadline=None)
@given(SPOKEN)
def test_every_note_has_its_own_id(text: str) -> None:
    ids = [note.note_id for note in told(text)]
    assert len(ids) == len(set(ids))


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT)
def test_every_text_has_an_intent(text: str) -> None:
    assert intent(text, pack_for("en"))


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "(",
        "two ",
        "1,",
        "1",
        "and ",
        "from 1 to ",
        "in 2019 ",
        "a\n",
        ". ",
        "python, ",
        "-",
        "a'",
        "😀",
        "no, actually 20 ",
    ],
)
def test_a_hostile_text_of_twenty_thousand_characters_is_read_to_its_end(piece: str) -> None:
    told((piece * (20_000 // len(piece) + 1))[:20_000], "challenge")
