"""Tools told as a list."""

import pytest

from tests.conversation.interview.reading.answers import told, values


@pytest.mark.parametrize(
    ("answer", "tools"),
    [
        ("R and a Garmin GPS", ["R", "Garmin GPS"]),
        ("we'd the EWS chart on paper and iPMS on the computer", ["EWS chart", "iPMS"]),
        ("we had a Molift to stand him up, and a Libre sensor", ["Molift", "Libre sensor"]),
        ("I've got Fresha for the diary and SumUp for card payments", ["Fresha", "SumUp"]),
        ("the software is Koha, and we had one barcode printer", ["Koha", "barcode printer"]),
        ("the store ran on Epicor Eagle for the registers and stock", ["Epicor Eagle"]),
        ("A blood pressure monitor and a notebook.", ["blood pressure monitor", "notebook"]),
        ("Trowel, string, laser", ["Trowel", "string", "laser"]),
        ("Nothing special, just a computer", ["computer"]),
        ("gauges, trane tracer, fieldpiece probes", ["gauges", "trane tracer", "fieldpiece probes"]),
    ],
)
def test_each_thing_of_a_list_is_a_tool(answer: str, tools: list[str]) -> None:
    notes = told(answer, "tools")
    assert values(notes, "tools") == tools
    assert values(notes, "role") == []


@pytest.mark.parametrize(
    "answer",
    [
        "I used to sleep there",
        "My boss had a go at it",
        "I used my head",
        "Trang was the sous chef, she's a gun",
        "we train with the coastguard helicopter crews",
        "that'll be fun",
    ],
)
def test_what_nobody_works_with_is_no_tool(answer: str) -> None:
    assert values(told(answer, "tools"), "tools", "") == []


def test_a_day_of_the_week_in_the_story_is_no_tool() -> None:
    assert values(told("I made a Monday pie out of the trim", "actions"), "tools") == []
