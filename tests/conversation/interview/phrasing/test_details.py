"""A few of the person's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.languages import pack_for
from conversation.interview.phrasing.details import shorten, turned
from conversation.interview.types import Actor, Note

PHRASES = pack_for("en").phrases


def note(content: str, quote: str, actor: Actor = "I") -> Note:
    start = content.index(quote)
    end = start + len(quote)
    return Note(
        note_id="n", topic="actions", value=quote, quote=quote, message_id="m", start=start, end=end, actor=actor
    )


@pytest.mark.parametrize(
    ("quote", "short"),
    [
        ("line cook", "line cook"),
        ("and then I was a line cook", "a line cook"),
        ("In summer the tickets piled up and guests waited far too long for a main", "In summer the tickets piled up"),
        ("We were short, so the wait went up to 40 minutes", "the wait went up to 40 minutes"),
        ("“so they said”", ""),
        ("...", ""),
        ("", ""),
    ],
)
def test_it_shortens_to_what_stands_by_itself(quote: str, short: str) -> None:
    assert shorten(quote, PHRASES) == short


@given(st.text(max_size=120))
def test_what_it_quotes_is_verbatim_and_short(quote: str) -> None:
    short = shorten(quote, PHRASES)
    assert short in quote
    assert len(short.split()) <= 12


@pytest.mark.parametrize(
    ("content", "quote", "actor", "said"),
    [
        ("I moved my prep earlier.", "I moved my prep earlier", "I", "you moved your prep earlier"),
        ("So I was running it all myself.", "I was running it all myself", "I", "you were running it all yourself"),
        ("Yes, I drew a new station plan", "drew a new station plan", "I", "you drew a new station plan"),
        ("We moved the prep to the afternoon.", "We moved the prep to the afternoon", "we", ""),
        ("I think we moved the prep earlier", "I think we moved the prep earlier", "I", ""),
        ("My boss moved the prep earlier", "My boss moved the prep earlier", "other", ""),
        ("I never finished the whole thing", "I never finished the whole thing", "I", ""),
    ],
)  # fmt: skip
def test_it_says_back_only_what_the_person_alone_plainly_did(content: str, quote: str, actor: Actor, said: str) -> None:
    assert turned(note(content, quote, actor), content, PHRASES) == said
