"""Figures of size, and what the person worked with."""

import pytest

from tests.conversation.interview.reading.answers import told, values

TEAM = "How many people were in your team?"


@pytest.mark.parametrize(
    ("answer", "size"),
    [
        ("We were a team of 12", "12"),
        ("there were five of us in the kitchen", "5"),
        ("about nine of us", "9"),
        ("I managed 6 people", "6"),
        ("I led a crew of eight", "8"),
        ("12 people in my team", "12"),
        ("about 12", "12"),
        ("ten to fifteen people", "10-15"),
        ("just me", "1"),
    ],
)
def test_it_reads_the_size_of_a_team(answer: str, size: str) -> None:
    assert values(told(answer, "scope", question=TEAM), "scope", "team_size") == [size]


def test_a_group_led_within_a_team_is_not_another_team_size() -> None:
    notes = told("I managed 6 people in a team of 20", "scope", question=TEAM)
    assert values(notes, "scope", "team_size") == ["20"]
    assert values(notes, "scope", "managed") == ["6"]


def test_nobody_managed_is_zero() -> None:
    assert values(told("I didn't manage anyone", "scope"), "scope", "managed") == ["0"]


def test_it_reads_budget_reporting_line_and_other_figures() -> None:
    notes = told("I had a budget of £1.2m, 3 stores and reported to the area manager", "scope")
    assert values(notes, "scope", "budget") == ["£1.2m"]
    assert values(notes, "scope", "figure") == ["3 stores"]
    assert values(notes, "scope", "reports_to") == ["area manager"]


@pytest.mark.parametrize("figure", ["28 beds", "180 covers", "30 pupils", "240 acres", "4 sites"])
def test_it_reads_sizes_of_many_trades(figure: str) -> None:
    assert values(told(f"it was {figure} altogether", "scope"), "scope") == [figure]


@pytest.mark.parametrize(
    ("answer", "tools"),
    [
        ("excel, sage and a bit of word", ["Excel", "Sage", "Word"]),
        ("just the usual, multimeter, a Megger, hand tools", ["multimeter", "Megger", "hand tools"]),
        ("We ran it on k8s with postgres", ["Kubernetes", "PostgreSQL"]),
        ("R and python", ["R", "Python"]),
    ],
)
def test_it_reads_tools_by_their_usual_names(answer: str, tools: list[str]) -> None:
    assert values(told(answer, "tools"), "tools") == tools


@pytest.mark.parametrize(
    "answer",
    [
        "I go to the access road",
        "we worked in teams",
        "I had to react fast and excel at it",
        "a lean year with slack staff",
    ],
)
def test_everyday_words_are_no_tools(answer: str) -> None:
    assert values(told(answer, "challenge"), "tools") == []


def test_it_reads_what_was_used_though_it_is_on_no_list() -> None:
    assert values(told("I did the picking using a voice headset and a trolley", "actions"), "tools") == [
        "voice headset",
        "trolley",
    ]


def test_it_reads_a_line_of_tools_in_an_entry() -> None:
    notes = told("Analyst, Acme Ltd, 2019-2021\nTools: Tableau, dbt, Looker Studio")
    assert values(notes, "tools") == ["Tableau", "dbt", "Looker Studio"]


def test_a_tool_that_was_not_used_is_no_tool() -> None:
    assert values(told("we never used Excel", "challenge"), "tools") == []


@pytest.mark.parametrize(
    ("answer", "size"),
    [("Wir waren zu fünft im Team.", "5"), ("Wir waren zu acht.", "8"), ("Dort waren wir zu zweit.", "2")],
)
def test_a_german_team_may_be_counted_in_ordinals(answer: str, size: str) -> None:
    assert values(told(answer, "collaboration", language="de"), "scope", "team_size") == [size]


@pytest.mark.parametrize(
    ("language", "text", "tools"),
    [
        ("fr", "le calcul est vite fait avec Excel", ["Excel"]),
        ("de", "de großen TS 8 und Excel", ["Excel"]),
        ("fr", "on a migré vers Vite", ["Vite"]),
    ],
)
def test_a_word_of_the_language_and_the_model_of_a_pump_are_no_software(
    language: str, text: str, tools: list[str]
) -> None:
    assert values(told(text, "outcome", language=language), "tools") == tools
