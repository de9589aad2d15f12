"""What the table says of what was measured."""

import json
from math import isnan

from benchmarks.figures import Figure, Spread, percentile
from benchmarks.rows.memory import growth
from benchmarks.table import table, write_json

FAST = Figure("one conversation", "first token, ms", "212", "204", "≤ 224", met=True)
SLOW = Figure("one conversation", "whole turn, ms", "1502", "1501")
LATE = Figure("memory", "after 1,000 turns, MB", "190", "", "≤ 170", met=False, detail={"samples": [1, 2]})


def test_a_percentile_is_one_of_the_values_and_few_are_above_it() -> None:
    hundred = [float(number) for number in range(100, 0, -1)]
    assert [percentile(hundred, share) for share in (0.50, 0.95, 0.99, 1.0)] == [50, 95, 99, 100]


def test_a_percentile_of_few_values_is_not_kinder_than_the_worst_of_them() -> None:
    assert Spread.of([1.0, 2.0, 9.0]) == (2.0, 9.0, 9.0, 3)


def test_nothing_measured_is_no_good_figure() -> None:
    assert isnan(percentile([], 0.95))
    assert not percentile([], 0.95) <= 1000


def test_the_table_names_a_row_once_and_says_what_is_met() -> None:
    heading, _, *lines = table([FAST, SLOW, LATE]).splitlines()
    assert heading.split() == ["row", "figure", "measured", "relay", "bar"]
    assert lines[0].endswith("≤ 224  met")
    assert lines[1].split() == ["whole", "turn,", "ms", "1502", "1501"]
    assert lines[2].endswith("≤ 170  MISSED")


def test_the_file_has_the_details_and_what_was_left_out(tmp_path) -> None:
    file = tmp_path / "new" / "bench.json"
    write_json([FAST, LATE], ["500 streams need a database."], file)
    told = json.loads(file.read_text("utf-8"))
    assert told["figures"][1]["detail"] == {"samples": [1, 2]}
    assert told["notes"] == ["500 streams need a database."]


def test_growth_compares_the_end_with_the_half_and_not_with_the_start() -> None:
    samples = [(turn, 90.0 if turn < 300 else 120.0) for turn in range(0, 1001, 5)]
    assert growth(samples, 1000) == 0
    assert growth([(turn, turn / 100) for turn in range(0, 1001, 5)], 1000) == 4.75
