"""Figures with their units, at their exact places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversation.interview.languages import pack_for
from conversation.interview.text.quantities import quantities


def found(text: str, language: str = "en") -> list[tuple[str, float, str]]:
    pack = pack_for(language)
    return [(q.text, round(q.value, 2), q.unit) for q in quantities(text, pack)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-five beds", ("twenty-five beds", 25, "beds")),
        ("£2k", ("£2k", 2000, "GBP")),
        ("$1,200", ("$1,200", 1200, "USD")),
        ("30 €", ("30 €", 30, "EUR")),
        ("two grand", ("two grand", 2000, "")),
        ("1.5m users", ("1.5m users", 1_500_000, "users")),
        ("a 1.5m tall fence", ("1.5m", 1.5, "metre")),
        ("forty percent", ("forty percent", 40, "percent")),
        ("99.9% uptime", ("99.9%", 99.9, "percent")),
        ("half of them", ("half", 50, "percent")),
        ("one in five patients", ("one in five", 20, "percent")),
        ("8 out of 10", ("8 out of 10", 80, "percent")),
        ("we doubled it", ("doubled", 2, "times")),
        ("three times", ("three times", 3, "times")),
        ("halved the queue", ("halved", 0.5, "times")),
        ("a dozen eggs", ("a dozen eggs", 12, "eggs")),
        ("12-bed ward", ("12-bed", 12, "bed")),
        ("6-month contract", ("6-month", 6, "month")),
        ("two hundred thousand pounds", ("two hundred thousand pounds", 200_000, "GBP")),
        ("6 thousand orders", ("6 thousand orders", 6000, "orders")),
        ("3 new starters", ("3 new starters", 3, "starters")),
        ("three of us", ("three", 3, "")),
    ],
)
def test_it_reads_a_figure_with_its_unit(text: str, expected: tuple[str, float, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the first one",
        "the one who left",
        "level 3",
        "band 5",
        "at 9am",
        "covid-19",
        "24/7",
        "in March 2019",
        "2nd place",
        "no one",
    ],
)
def test_dates_ordinals_labels_and_pronouns_are_no_figures(text: str) -> None:
    assert found(text) == []


def test_a_range_is_one_figure_and_a_change_is_two() -> None:
    pack = pack_for("en")
    assert [(q.value, q.high, q.unit) for q in quantities("10 to 15 people", pack)] == [(10, 15, "person")]
    assert [(q.value, q.unit) for q in quantities("from 40 to 15 minutes", pack)] == [(40, "minute"), (15, "minute")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "1.200 Euro", ("1.200 Euro", 1200, "EUR")),
        ("de", "3,5 Tonnen", ("3,5 Tonnen", 3.5, "tonne")),
        ("de", "dreiundzwanzig Betten", ("dreiundzwanzig Betten", 23, "betten")),
        ("fr", "quatre-vingt-dix personnes", ("quatre-vingt-dix personnes", 90, "person")),
        ("fr", "30 %", ("30 %", 30, "percent")),
        ("es", "treinta y cinco minutos", ("treinta y cinco minutos", 35, "minute")),
        ("es", "la mitad", ("la mitad", 50, "percent")),
    ],
)
def test_units_are_the_same_in_every_language(language: str, text: str, expected: tuple[str, float, str]) -> None:
    assert found(text, language) == [expected]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789.,-/£$€% abkmxthousandfrommillion\n", max_size=80))
def test_places_are_exact_and_in_order(text: str) -> None:
    end = 0
    for quantity in quantities(text, pack_for("en")):
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.start >= end
        end = quantity.end


def test_the_unit_of_an_elided_number_is_counted_with_it() -> None:
    (figure,) = quantities("une cinquantaine d'heures par semaine", pack_for("fr"))

    assert (figure.value, figure.unit) == (50, "hour")
