"""Only what the person said as a correction takes a figure back: own words of named people."""

import pytest

from conversation.interview.grounding import judge
from conversation.interview.types import DraftClaim
from tests.conversation.interview.telling import told


def passes(claim: str, *answers: str, language: str = "en") -> bool:
    """Whether a claim of the first answer passes after the others."""
    return judge(DraftClaim(text=claim, quotes=answers[:1]), told(*answers, language=language)).passed


# Priya sells, Rosa prunes trees.
SALES = (
    "Sales came to 1.2 million by the end of 2021. I mean prices went up some too. I was Rep of the Quarter in Q3 2021 "
    "and I was nominated for a prize."
)
COURSE = (
    "Hice el curso de poda, 60 horas, en 2021. Subí tres videos y lo dejé. En 2020 me compré la tableta y se me "
    "duplicaron los alumnos, pero bueno, no fue por eso."
)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", SALES, "Sales came to 1.2 million by the end of 2021"),
        ("es", COURSE, "Curso de poda (60 horas, 2021)"),
    ],
)
def test_another_figure_takes_nothing_back(language: str, said: str, claim: str) -> None:
    assert passes(claim, said, language=language)


@pytest.mark.parametrize("second", ["I meant 20 minutes, not 25.", "Sorry, it was 20 minutes in the end."])
def test_a_correction_does(second: str) -> None:
    first, wrong = "The wait went down from 40 to 25 minutes.", "The wait went down from 40 to 25 minutes"
    assert passes(wrong, first)
    assert not passes(wrong, first, second)
