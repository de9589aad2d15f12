"""A model that returns the worst gets no figure and no name into a write-up; and the check of that can fail."""

import pytest

from conversation.interview.types import Summary
from conversation.interview.writing import write_up
from evals.grounding.cases import cases
from evals.grounding.hostile import ANSWERS, unbacked
from evals.grounding.trial import held

FEW = {language: next(c for c in cases("open") if c.language == language) for language in ("en", "de", "fr", "es")}


@pytest.mark.parametrize("language", FEW)
@pytest.mark.parametrize("answer", [name for name in ANSWERS if name != "all invented, with true quotes"])
def test_nothing_unbacked_comes_out_and_something_does(answer: str, language: str) -> None:
    summary = ANSWERS[answer](FEW[language])
    assert unbacked(FEW[language], summary) == []
    assert summary.narrative_summary


def test_the_check_sees_a_figure_that_nobody_said() -> None:
    summary = Summary(narrative_summary="I was CEO of Globex and led 98,765 people.")
    assert unbacked(FEW["en"], summary) == ["98,765", "CEO", "Globex"]


def test_the_check_knows_figures_said_in_words() -> None:
    case = FEW["en"]
    assert unbacked(case, write_up(held(case), None)) == []
