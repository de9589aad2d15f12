"""Clauses within a sentence."""

import pytest

from conversation.interview.languages import pack_for
from conversation.interview.text.clauses import clauses_of


def parts(text: str, code: str = "en") -> list[str]:
    return [piece.text for sentence in clauses_of(text, pack_for(code).reading) for piece in sentence]


@pytest.mark.parametrize(
    "told",
    ["Waste dropped from 7 percent to 5 and a half percent.", "It took us two and a half days.", "We cut it by 1/2."],
)
def test_a_number_that_is_told_in_words_is_not_parted(told: str) -> None:
    assert parts(told) == [told]


def test_and_still_parts_what_two_people_did() -> None:
    assert parts("I set up the till and a colleague counted the stock") == [
        "I set up the till",
        "and a colleague counted the stock",
    ]
