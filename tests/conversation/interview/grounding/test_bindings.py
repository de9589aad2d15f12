"""A name is claimed only of what the person told of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.grounding import Gate
from conversation.interview.grounding.gate import Verdict
from conversation.interview.replay import replay
from conversation.interview.types import DraftClaim

BAKER = (
    "I was a baker at Greystone Bakery in Leeds, from 2016 to 2020.",
    "Tariq did the cakes and I did the bread, about 300 loaves a night.",
    "I did my food hygiene certificate in Bradford.",
    "Before that I was in a supermarket in Hull, just weekends.",
)
GARDENER = (
    "Ich war Gärtner bei Blumen Weber in Ulm, von 2015 bis 2019.",
    "Den Motorsägenschein hab ich in Biberach gemacht.",
)
COOK = ("J'étais cuisinière au restaurant Le Cèdre à Grenoble.", "J'ai passé le permis cariste à Chambéry.")
BUILDER = ("Fui albañil en Construcciones Roldán, en Zaragoza.", "El curso de prevención lo hice en Huesca.")


def judged(answers: tuple[str, ...], quote: str, text: str, language: str = "en") -> Verdict:
    said = [m for a in answers for m in ({"role": "assistant", "content": "And?"}, {"role": "user", "content": a})]
    return Gate(replay(said, language=language)).judge(DraftClaim(text=text, quotes=(quote,)))


@pytest.mark.parametrize(
    ("answers", "quote", "text", "language"),
    [
        (BAKER, "I was a baker at Greystone Bakery", "Baker, Greystone Bakery, Leeds", "en"),
        (BAKER, "I did my food hygiene certificate in Bradford", "Food hygiene certificate, Bradford", "en"),
        (GARDENER, "Den Motorsägenschein hab ich in Biberach gemacht", "Motorsägenschein in Biberach gemacht", "de"),
        (COOK, "J'ai passé le permis cariste à Chambéry", "Permis cariste, Chambéry", "fr"),
        (BUILDER, "El curso de prevención lo hice en Huesca", "Curso de prevención en Huesca", "es"),
    ],
)
def test_it_passes_a_name_with_what_was_told_of_it(
    answers: tuple[str, ...], quote: str, text: str, language: str
) -> None:
    assert judged(answers, quote, text, language).reason == ""


@pytest.mark.parametrize(
    ("answers", "quote", "text", "language"),
    [
        (BAKER, "I did my food hygiene certificate in Bradford", "Food hygiene certificate, Leeds", "en"),
        (BAKER, "I did my food hygiene certificate in Bradford", "Food hygiene certificate in Hull", "en"),
        (BAKER, "I did the bread, about 300 loaves a night", "Baked 300 loaves a night in Hull", "en"),
        (GARDENER, "Den Motorsägenschein hab ich in Biberach gemacht", "Motorsägenschein in Ulm gemacht", "de"),
        (COOK, "J'ai passé le permis cariste à Chambéry", "Permis cariste à Grenoble", "fr"),
        (BUILDER, "El curso de prevención lo hice en Huesca", "Curso de prevención en Zaragoza", "es"),
    ],
)
def test_it_refuses_one_town_with_what_was_told_of_another(
    answers: tuple[str, ...], quote: str, text: str, language: str
) -> None:
    assert not judged(answers, quote, text, language).passed


def test_it_cites_the_words_that_told_the_employer_where_a_writer_left_them_out() -> None:
    verdict = judged(BAKER, "I did the bread", "Did the bread at Greystone Bakery")
    assert verdict.passed
    assert any("Greystone Bakery" in e.quote for e in verdict.evidence)


@given(st.sampled_from(["Oslo", "Quito", "Hanoi", "Tbilisi"]))
def test_it_never_passes_a_town_that_nobody_said(town: str) -> None:
    assert not judged(BAKER, "I did the bread", f"Did the bread in {town}").passed
