"""What is listed by its name alone is the person's, and nobody else's."""

import pytest

from conversation.interview.grounding import Gate
from conversation.interview.replay import replay
from conversation.interview.types import DraftClaim

COOK = (
    "I'm a cook at St Brendan's school.",
    "The drawings of the new kitchen came out of Rhino, which Nell did on her laptop.",
    "I've got level two food hygiene, Patrice has level three. And Martha was Employee of the Term once.",
    "I started the pastry diploma at Lyme but never finished.",
    "I led the planking of the hall. I did the sheets in Saffron.",
)


def passes(text: str, quote: str) -> bool:
    said = [m for a in COOK for m in ({"role": "assistant", "content": "And?"}, {"role": "user", "content": a})]
    return Gate(replay(said, language="en")).judge(DraftClaim(text=text, quotes=(quote,))).passed


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Level two food hygiene", "I've got level two food hygiene, Patrice has level three"),
        ("Saffron", "I did the sheets in Saffron"),
        ("Cook", "I'm a cook at St Brendan's school"),
    ],
)
def test_it_passes_what_the_person_has(text: str, quote: str) -> None:
    assert passes(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Level three food hygiene", "I've got level two food hygiene, Patrice has level three"),
        ("Employee of the Term", "And Martha was Employee of the Term once"),
        ("Rhino", "The drawings of the new kitchen came out of Rhino, which Nell did on her laptop"),
        ("Pastry diploma, Lyme", "I started the pastry diploma at Lyme but never finished"),
        ("Lead Cook", "I led the planking of the hall"),
    ],
)
def test_it_refuses_what_is_anothers_or_never_came_about(text: str, quote: str) -> None:
    assert not passes(text, quote)
