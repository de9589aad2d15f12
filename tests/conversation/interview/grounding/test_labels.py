"""A number that is a name keeps what was told of it: own words of named people."""

import pytest

from tests.conversation.interview.grounding.figured import objected

# Teo drives trams, Marlene sweeps roads.
TRAMS = "I look after the 9 and the 34, those are tram lines. The 34 was off for eleven days in June."
BUSES = "And the 7 wasn't really late at all. I checked that one by riding the bus, eight trips on two Saturdays."
ROADS = "Ich fahr die 8 und die 11, also Straßenbahn. Auf der 11 hab ich 14 Kollegen eingewiesen."


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", TRAMS, "The 34 was off for eleven days in June"),
        ("en", BUSES, "Checked the 7 by riding the bus, eight trips on two Saturdays"),
        ("de", ROADS, "Auf der 11 14 Kollegen eingewiesen"),
    ],
)
def test_it_passes_what_was_told_of_the_line(language: str, said: str, claim: str) -> None:
    assert not objected(said, claim, language)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", TRAMS, "The 9 was off for eleven days in June"),
        ("en", BUSES, "Checked the 8 by riding the bus, seven trips"),
        ("de", ROADS, "Auf der 8 14 Kollegen eingewiesen"),
    ],
)
def test_it_keeps_out_what_was_told_of_another_line(language: str, said: str, claim: str) -> None:
    assert objected(said, claim, language)
