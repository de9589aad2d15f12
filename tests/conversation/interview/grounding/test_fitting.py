"""What a person told of two times is no contradiction where their own words make it fit: named people."""

import pytest

from conversation.interview.grounding import judge
from conversation.interview.ledger import fold
from conversation.interview.types import DraftClaim
from conversation.interview.writing.consistency import Line, inconsistent
from tests.conversation.interview.telling import told

# Odile cares for the old, Solène writes code, Bram fits pipes.
ODILE = (
    "J'ai commencé en septembre 2015 et je suis partie en février 2022. Ça fait six ans et demi à peu près. "
    "Avant j'étais agente pendant trois ans à Cholet."
)
SOLENE = "Alternance de sept 2019 à août 2020 puis CDI jusqu'à mars 2023. Donc trois ans et demi en tout."
BRAM = "I was there from 2010 to 2018, first two years as a trainee, then the rest as a fitter."


def stands(said: str, claim: str, language: str) -> bool:
    interview = told(said, language=language)
    passed = judge(DraftClaim(text=claim, quotes=(said,)), interview).passed
    return passed and not inconsistent([Line(claim, "timeframe")], interview, fold(interview.notes), interview.pack)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("fr", ODILE, "Septembre 2015 – février 2022"),
        ("fr", ODILE, "Avant : agente pendant trois ans à Cholet"),
        ("fr", SOLENE, "Alternance de septembre 2019 à août 2020, puis CDI jusqu'à mars 2023"),
        ("en", BRAM, "2010 to 2018, first two years as a trainee"),
    ],
)
def test_a_length_of_a_part_or_of_another_time_is_no_contradiction(language: str, said: str, claim: str) -> None:
    assert stands(said, claim, language)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("fr", ODILE, "Septembre 2015 – février 2021"),
        ("fr", SOLENE, "CDI de septembre 2019 à mars 2023"),
        ("en", BRAM, "Two years as a fitter"),
        ("en", "I worked there from 2015 to 2021, three years in all.", "2015 – 2021"),
    ],
)
def test_a_time_that_was_not_told_so_or_fits_nothing_stays_out(language: str, said: str, claim: str) -> None:
    assert not stands(said, claim, language)
