"""A figure of Mondays is one of Mondays: own words of named people."""

from tests.conversation.interview.grounding.figured import objected

# Odile answers the telephone.
CALLS = "On recevait 70 appels par jour, j'en prenais 25. Le lundi c'était plutôt 100."


def test_it_passes_a_figure_with_its_day() -> None:
    assert not objected(CALLS, "70 appels par jour, 100 le lundi", "fr")


def test_it_keeps_out_a_figure_without_its_day() -> None:
    assert objected(CALLS, "100 appels", "fr")


# Solène serves meals, Rosa sells pasties.
MEALS = "Le samedi on fait 80 couverts, en semaine 35."
PASTIES = "Los domingos vendo 120 empanadas, entre semana 40."


def test_each_figure_keeps_its_own_days() -> None:
    assert not objected(MEALS, "80 couverts le samedi, 35 en semaine", "fr")
    assert not objected(PASTIES, "120 empanadas los domingos, 40 entre semana", "es")


def test_the_days_of_one_figure_are_not_those_of_the_other() -> None:
    assert objected(MEALS, "80 couverts en semaine", "fr")
    assert objected(PASTIES, "120 empanadas entre semana", "es")
