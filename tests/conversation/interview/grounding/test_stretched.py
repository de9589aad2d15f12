"""A time is of what was told of it, at both of its ends: own words of named people."""

import pytest

from tests.conversation.interview.grounding.figured import objected

# Odile, Rosa and Heike each rose in one place.
COUNTER = "De 2016 à 2018 j'étais au guichet, puis chef d'équipe jusqu'en juin 2022."
WAITER = "De 2012 a 2016 fui mozo, luego encargado hasta mayo de 2020."
MAID = "Ich war von Mai 2011 bis September 2014 Zimmermädchen, dann bis März 2019 Hausdame."


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("fr", COUNTER, "Guichet de 2016 à 2018, puis chef d'équipe jusqu'en juin 2022"),
        ("es", WAITER, "Mozo de 2012 a 2016, luego encargado hasta mayo de 2020"),
        ("de", MAID, "Mai 2011 bis September 2014 Zimmermädchen, dann Hausdame bis März 2019"),
        ("de", MAID, "Zimmermädchen von Mai 2011 bis September 2014"),
    ],
)
def test_it_passes_each_time_with_what_was_told_of_it(language: str, said: str, claim: str) -> None:
    assert not objected(said, claim, language)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("fr", COUNTER, "Chef d'équipe de 2016 à juin 2022"),
        ("es", WAITER, "Encargado de 2012 a mayo de 2020"),
        ("de", MAID, "Hausdame von Mai 2011 bis März 2019"),
    ],
)
def test_it_keeps_out_the_later_role_over_the_whole_time(language: str, said: str, claim: str) -> None:
    assert objected(said, claim, language)
