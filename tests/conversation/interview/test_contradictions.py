"""What cannot all be true."""

import pytest

from conversation.interview.ledger import fold
from tests.conversation.interview.test_ledger import note

OUTCOMES = [
    ("The wait went down from 40 to 25 minutes", "we cut the waiting time from 40 to 15 minutes"),
    ("Complaints fell by 30%", "complaints fell by 20%"),
    ("falls went from ten to four a month", "falls dropped from ten to three a month"),
    ("Die Stürze gingen von 10 auf 4 im Monat zurück", "die Stürze gingen von 10 auf 6 im Monat zurück"),
    ("L'attente est passée de 30 à 15 minutes", "l'attente est passée de 30 à 20 minutes"),
    ("Las quejas bajaron de 20 a 5 al mes", "las quejas bajaron de 20 a 8 al mes"),
]
RESULTS_OF_THEIR_OWN = [
    ("Sales rose by 10% in 2019", "sales rose by 20% in 2020"),
    ("sales rose by 10% in the first year", "sales rose by 20% in the second year"),
    ("the wait went from 40 to 25 minutes", "the wait went from 25 to 15 minutes"),
    ("cut costs by 30%", "cut waste by 10%"),
    ("complaints fell by 30%", "complaints fell from 10 to 7 a week"),
    ("the wait went from 40 to 25 minutes", "the wait went from 40 to 25 minutes in July"),
    ("the wait in winter went from 40 to 25 minutes", "the wait in summer went from 40 to 15 minutes"),
]


@pytest.mark.parametrize(("one", "other"), OUTCOMES)
def test_one_result_with_two_figures_is_a_contradiction(one, other):
    first, second = note("outcome", one, aspect="figure"), note("outcome", other, aspect="figure")
    assert [pair.notes for pair in fold([first, second]).contradictions] == [(first, second)]


@pytest.mark.parametrize(("one", "other"), RESULTS_OF_THEIR_OWN)
def test_two_results_are_none(one, other):
    told = [note("outcome", one, aspect="figure"), note("outcome", other, aspect="figure")]
    assert fold(told).contradictions == ()


def test_a_result_told_in_many_ways_is_a_series():
    told = [note("outcome", f"output went up by {n} percent", aspect="figure") for n in (10, 12, 14)]
    assert fold(told).contradictions == ()
    assert fold(told[:2]).contradictions


@pytest.mark.parametrize(("start", "end"), [("2021", "2019"), ("May 2021", "March 2021"), ("Mai 2021", "März 2021")])
def test_an_end_before_the_start_is_a_contradiction(start, end):
    began, ended = note("timeframe", start, aspect="start"), note("timeframe", end, aspect="end")
    (pair,) = fold([began, ended]).contradictions
    assert pair.notes == (began, ended)
    assert not pair.of_one_value


@pytest.mark.parametrize(
    ("start", "end"), [("2021", "March 2021"), ("2019", "2021"), ("2019", "present"), ("May", "2021")]
)
def test_an_end_that_may_come_after_the_start_is_none(start, end):
    told = [note("timeframe", start, aspect="start"), note("timeframe", end, aspect="end")]
    assert fold(told).contradictions == ()


def time(start: str, end: str, length: str, said_in: str = "m1"):
    return [
        note("timeframe", start, aspect="start"),
        note("timeframe", end, aspect="end"),
        note("timeframe", length, aspect="duration", message_id=said_in),
    ]


@pytest.mark.parametrize("length", ["five years", "5 Jahre", "cinq ans", "5 años"])
def test_a_length_that_the_dates_leave_no_room_for_is_a_contradiction_of_all_three(length):
    told = time("2019", "2021", length, said_in="m2")
    (pair,) = fold(told).contradictions
    assert set(pair.notes) == set(told)


@pytest.mark.parametrize("length", ["two years", "almost three years", "18 months", "about two and a half years"])
def test_a_length_that_the_dates_leave_room_for_is_none(length):
    assert fold(time("2019", "2021", length)).contradictions == ()


def test_a_shorter_length_may_be_of_a_part_unless_it_was_said_in_one_breath_with_the_dates():
    assert fold(time("2010", "2020", "three years", said_in="m2")).contradictions == ()
    assert fold(time("2010", "2020", "three years")).contradictions


def test_a_correction_settles_a_contradiction():
    told = [note("timeframe", "2021", aspect="start"), note("timeframe", "2019", aspect="end")]
    right = note("timeframe", "2018", aspect="start", kind="correction")
    assert fold([*told, right]).contradictions == ()
