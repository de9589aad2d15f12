"""A share is of what its whole was, and of the part that was told: own words of named people."""

import pytest

from tests.conversation.interview.grounding.figured import objected

# Ingrid runs a mooring, Bram cares for trees, Odile for a riding school.
STORM = "We had about 60 boats on the moorings. When the storm came 14 of them broke loose. I got 11 of those back."
SWIMMERS = "Of the 45 kids in the club 30 could swim when I started. By the end of the summer it was 41."
HORSES = "Sur 30 chevaux, 8 boitaient. J'en ai remis 6 sur pied."
PUPILS = "We lost 9 pupils in 2019. In 2020 we got 4 of them back."
ACCOUNTS = "I drove to every one of those eleven shops, no pitch"


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", STORM, "Got 11 of the 14 boats back"),
        ("en", SWIMMERS, "41 of the 45 kids could swim by the end of the summer"),
        ("fr", HORSES, "6 chevaux sur 8 remis sur pied"),
        ("en", PUPILS, "4 of 9 pupils back in 2020"),
        ("en", ACCOUNTS, "Drove to all eleven shops"),
    ],
)
def test_it_passes_a_share_of_the_whole_that_was_told(language: str, said: str, claim: str) -> None:
    assert not objected(said, claim, language)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", SWIMMERS, "30 of the 45 kids could swim by the end of the summer"),
        ("fr", "Sur les 18 machines, 5 étaient en panne. Je les ai réparées.", "18 machines réparées"),
        ("en", PUPILS, "9 pupils back in 2020"),
        ("en", "about 35 of the 40 patients walked on day one", "40 patients walked on day one"),
    ],
)
def test_what_was_told_of_a_part_is_of_no_other_number(language: str, said: str, claim: str) -> None:
    assert objected(said, claim, language)
