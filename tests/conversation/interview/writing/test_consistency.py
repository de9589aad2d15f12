"""A write-up agrees with itself, whatever passed the gate."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.languages import pack_for
from conversation.interview.ledger import fold
from conversation.interview.session import Interview
from conversation.interview.types import Draft, DraftClaim, Summary
from conversation.interview.writing import write_up
from conversation.interview.writing.consistency import Line, inconsistent
from tests.conversation.interview.telling import told

SECTIONS = ("narrative", "bullets", "situation", "action", "result", "achievements", "timeline", "role_context")


def strings(summary: Summary) -> tuple[str, ...]:
    """Every text of a write-up."""
    story = summary.interview_story
    return (
        summary.title,
        summary.narrative_summary,
        *summary.resume_bullets,
        story.situation,
        story.action,
        story.result,
        *summary.key_achievements,
        summary.timeline,
        summary.role_context,
    )


def found(pattern: str, summary: Summary) -> set[str]:
    return {match for text in strings(summary) for match in re.findall(pattern, text, re.IGNORECASE)}


def out(interview: Interview, *lines: str | Line) -> set[str]:
    """The lines that cannot stand."""
    given_lines = [line if isinstance(line, Line) else Line(line) for line in lines]
    gone = inconsistent(given_lines, interview, fold(interview.notes), interview.pack)
    return {given_lines[at].text for at in gone}


PRIYA = "I was a line cook at Harbour Grill from March 2019 to May 2021. We were a team of 12 people."


def test_what_agrees_with_the_ledger_stands() -> None:
    lines = (
        "Worked as a line cook at Harbour Grill from March 2019 to May 2021, in a team of 12.",
        "Worked as a line cook at Harbour Grill from 2019 to 2021.",
        Line("March 2019 – May 2021", "timeframe"),
    )
    assert out(told(PRIYA), *lines) == set()


@pytest.mark.parametrize(
    "line", ["Line cook at Harbour Grill, in a team of 5", "Worked as a line cook in a team of five."]
)
def test_what_was_corrected_is_out_and_the_correction_stands(line: str) -> None:
    interview = told(PRIYA, "Sorry, it was 12 people only at first. No, actually we were 5 people.")
    assert out(interview, Line("Line cook, in a team of 12", "scope")) == {"Line cook, in a team of 12"}
    assert out(interview, line) == set()


def test_while_it_is_not_settled_neither_value_stands() -> None:
    interview = told(PRIYA, "There were five of us.")
    assert out(interview, "In a team of 12.", "There were five of us.", "Ran the grill.") == {
        "In a team of 12.",
        "There were five of us.",
    }


def test_those_who_were_led_are_another_number_than_the_team() -> None:
    interview = told(PRIYA, "I led a team of 3 within it.")
    assert out(interview, "Led a team of 3.") == set()


@pytest.mark.parametrize(
    "line", ["Started a training programme in 2020.", "Cut the wait from 40 to 25 minutes in 2020."]
)
def test_the_time_of_a_deed_is_not_that_of_the_job(line: str) -> None:
    assert out(told(PRIYA, "I started a training programme in 2020."), line) == set()


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (
            "I was a line cook from May 2014, then sous chef from June 2018.",
            ("Line cook from May 2014", "Sous chef from June 2018"),
        ),
        (
            "I started at Harbour Grill in march 2018... no wait it was 2019, March 2019, and I left in October 2022.",
            ("March 2019 to October 2022: Harbour Grill",),
        ),
        ("I came over in 2018 and started at the grill in March 2019. I finished in 2023.", ("March 2019 – 2023",)),
    ],
)
def test_a_time_that_was_told_as_a_beginning_needs_no_other_to_be_wrong(said: str, lines: tuple[str, ...]) -> None:
    assert out(told(said), *(Line(line, "timeframe") for line in lines)) == set()


def test_a_time_that_nobody_told_as_one_is_out() -> None:
    said = "I was a line cook at Harbour Grill from March 2019 to May 2021. I did my hygiene course in 2017."
    wrong = Line("2017 – May 2021", "timeframe")
    assert out(told(said), wrong) == {wrong.text}


def test_where_the_ledger_holds_nothing_both_are_out() -> None:
    lines = Line("2018 – 2020", "timeframe"), Line("Worked as a line cook at Harbour Grill from 2019 to 2020.")
    assert out(told("I was a line cook at Harbour Grill."), *lines) == {line.text for line in lines}


def test_a_result_told_otherwise_is_out() -> None:
    interview = told("I was a cook.", "The wait went down from 40 to 25 minutes.")
    wrong, right = "The wait went down from 40 to 15 minutes.", "The wait went down from 40 to 25 minutes."
    assert out(interview, wrong, right) == {wrong}


def test_two_results_of_claims_that_disagree_are_both_out() -> None:
    both = "Complaints fell by 30%.", "Complaints fell by 20%."
    assert out(told("I was a cook."), *both) == set(both)


def test_a_length_that_the_dates_leave_no_room_for_is_out_with_them() -> None:
    lines = Line("2019 – 2021", "timeframe"), Line("Worked as a line cook at Harbour Grill for six years.")
    assert out(told("I was a line cook at Harbour Grill."), *lines) == {line.text for line in lines}


def test_a_write_up_says_why_a_claim_is_gone() -> None:
    interview = told(PRIYA, "No, actually we were 5 people.", "In the kitchen the 12 of us shared the jobs.")
    draft = Draft(role_context=(DraftClaim(text="Line cook, team of 12", quotes=("line cook", "the 12 of us")),))
    summary = write_up(interview, draft)
    assert "12" not in " ".join(strings(summary))
    assert summary.role_context
    assert any("12" in removed.text for removed in summary.verification.removed)


@pytest.mark.parametrize(
    ("language", "first", "second", "wrong"),
    [
        ("de", "Ich war Koch im Adler von 2016 bis 2020.", "Ich habe eigentlich 2017 angefangen, nicht 2016.", "2016"),
        ("fr", "J'étais serveur au Petit Zinc, de 2018 à 2021.", "En fait j'ai commencé en 2017, pas en 2018.", "2018"),
        ("es", "Fui cocinero en el Hotel Sol, de 2015 a 2019.", "Perdón, empecé en 2016, no en 2015.", "2015"),
    ],
)
def test_a_correction_wins_in_every_language(language: str, first: str, second: str, wrong: str) -> None:
    interview = told(first, second, language=language)
    summary = write_up(interview, Draft(timeline=(DraftClaim(text=f"{wrong} – 2020", quotes=(first,)),)))
    assert wrong not in summary.timeline
    assert wrong not in summary.role_context
    assert (
        inconsistent([Line(summary.timeline, "timeframe")], interview, fold(interview.notes), pack_for(language)) == {}
    )


SIZES, YEARS = (5, 8, 12), (2017, 2018, 2019)
SAID = st.one_of(
    st.builds("We were a team of {} people.".format, st.sampled_from(SIZES)),
    st.builds("No, actually we were {} people.".format, st.sampled_from(SIZES)),
    st.builds("I started in {}.".format, st.sampled_from(YEARS)),
    st.builds("Sorry, I started in {}.".format, st.sampled_from(YEARS)),
    st.builds("I worked there from {} to 2021.".format, st.sampled_from(YEARS)),
    st.builds("The wait went down from 40 to {} minutes.".format, st.sampled_from((15, 25))),
)
TEAMS = "Worked as a line cook at Harbour Grill, in a team of {}.".format, "Line cook, in a team of {}".format
STARTS = "Worked as a line cook at Harbour Grill from {} to 2021.".format, "{} – 2021".format
CLAIMED = st.one_of(
    st.builds(lambda form, size: form(size), st.sampled_from(TEAMS), st.sampled_from(SIZES)),
    st.builds(lambda form, year: form(year), st.sampled_from(STARTS), st.sampled_from(YEARS)),
    st.builds("The wait went down from 40 to {} minutes.".format, st.sampled_from((15, 25))),
)


@given(st.lists(SAID, max_size=5), st.lists(st.tuples(st.sampled_from(SECTIONS), CLAIMED), max_size=8))
def test_no_two_strings_ever_disagree(said: list[str], claimed: list[tuple[str, str]]) -> None:
    interview = told("I was a line cook at Harbour Grill.", *said)
    quotes = tuple(message.content for message in interview.messages)
    draft: dict[str, tuple[DraftClaim, ...]] = {}
    for section, text in claimed:
        draft[section] = (*draft.get(section, ()), DraftClaim(text=text, quotes=quotes))
    summary = write_up(interview, Draft(**draft))
    assert len(found(r"team of (\d+)", summary)) <= 1
    assert len(found(r"\b(\d{4}) ?(?:–|to) 2021", summary)) <= 1
    assert len(found(r"from 40 to (\d+)", summary)) <= 1


@given(st.lists(CLAIMED, max_size=8), st.randoms())
def test_what_is_left_has_nothing_more_to_object_to_in_any_order(claimed: list[str], chance) -> None:
    interview = told(PRIYA)
    gone = out(interview, *claimed)
    left = [line for line in claimed if line not in gone]
    assert out(interview, *left) == set()
    mixed = chance.sample(claimed, len(claimed))
    assert out(interview, *mixed) == gone
