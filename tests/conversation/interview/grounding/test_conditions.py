"""A figure of Mondays is one of Mondays: own words of named people."""

from tests.conversation.interview.grounding.figured import objected

# Odile answers the telephone.
CALLS = "On recevait 70 appels par jour, j'en prenais 25. Le lundi c'était plutôt 100."


def test_it_passes_a_figure_with_its_day() -> None:
    assert not objected(CALLS, "70 appels par jour, 100 le lundi", "fr")


def test_it_keeps_out_a_figure_without_its_day() -> None:
    assert objected(CALLS, "100 appels", "fr")
