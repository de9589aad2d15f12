"""What the gate lets through, and what it keeps out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversation.interview.grounding import judge
from conversation.interview.types import DraftClaim, Message
from tests.conversation.interview.telling import note, said, unread

BATCH = "so i rewrote the batch queries and it went from 40 minutes to 90 seconds. forty percent fewer errors."
CALL = "we have 2k users and three of us on call. I used postgres and k8s."
TEAM = "My boss led the project. We cut costs by 12 percent. I didn't manage anyone. I wanted to open a second shop."
TESCO = "I worked at Tesco from March 2019 to June 2022, after 2 years at Asda."
SHOP = (
    "We had no complaints all year. I helped train 4 new starters. I won the sales prize in 2018. 12 tables, 4 people"
)


def passes(text: str, *quotes: str, messages: tuple[str, ...] = (BATCH, CALL, TEAM, TESCO, SHOP)) -> bool:
    return judge(DraftClaim(text=text, quotes=quotes), unread(*messages)).passed


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Rewrote the batch queries; it went from 40 minutes to 90 seconds.", BATCH),
        ("40% fewer errors", BATCH),
        ("2,000 users", CALL),
        ("On call in a team of 3", CALL),
        ("Used PostgreSQL and Kubernetes", CALL),
        ("Cut costs by 12% with the team", TEAM),
        ("Reduced costs by 12% as part of the team", TEAM),
        ("Worked at Tesco from March 2019 to June 2022", TESCO),
        ("March 2019 – June 2022", TESCO),
        ("Helped train 4 new starters", SHOP),
        ("Won the sales prize in 2018", SHOP),
    ],
)
def test_it_passes_what_the_person_said_in_other_words(text: str, quote: str) -> None:
    assert passes(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Rewrote the batch queries; it went from 40 minutes to 90 minutes.", BATCH),
        ("Rewrote the batch queries; it went from 40 minutes to 9 seconds.", BATCH),
        ("Rewrote the batch queries; it went from 90 seconds to 40 minutes.", BATCH),
        ("50% fewer errors", BATCH),
        ("40 fewer errors", BATCH),
        ("20,000 users", CALL),
        ("On call in a team of 4", CALL),
        ("Cut costs by over 12% with the team", TEAM),
        ("Worked at Tesco from May 2019 to June 2022", TESCO),
        ("Worked at Tesco from 2018 to 2022", TESCO),
        ("Worked at Tesco for 5 years", TESCO),
        ("Won the sales prize in 2019", SHOP),
        ("In a team of 12", SHOP),
        ("Looked after 12 people", SHOP),
    ],
)
def test_it_stops_a_figure_that_was_not_said(text: str, quote: str) -> None:
    assert not passes(text, quote)


@pytest.mark.parametrize(
    "text",
    [
        "Worked at Aldi",
        "Used MySQL and Kubernetes",
        "Used postgres with Oracle",
        "Worked at Tesco in Leeds",
        "Trained Maria",
    ],
)
def test_it_stops_a_name_that_was_not_said(text: str) -> None:
    assert not passes(text, TESCO, CALL, SHOP)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Led the project", TEAM),
        ("Cut costs by 12%", TEAM),
        ("Managed people", TEAM),
        ("Trained 4 new starters", SHOP),
        ("Led training of 4 new starters", SHOP),
        ("Architected the batch queries", BATCH),
    ],
)
def test_it_stops_a_rank_or_a_deed_that_is_not_the_persons_own(text: str, quote: str) -> None:
    assert not passes(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Significantly cut costs by 12% with the team", TEAM),
        ("Cut costs company-wide by 12% with the team", TEAM),
        ("Rewrote all batch queries", BATCH),
        ("Successfully rewrote the batch queries", BATCH),
    ],
)
def test_it_stops_a_degree_that_was_not_said(text: str, quote: str) -> None:
    assert not passes(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [("Opened a second shop", TEAM), ("Had complaints all year with the team", SHOP), ("Managed anyone", TEAM)],
)
def test_it_stops_what_was_only_planned_or_did_not_happen(text: str, quote: str) -> None:
    assert not passes(text, quote)


@pytest.mark.parametrize("text", ["Documented the batch queries", "Rewrote the batch queries to please auditors"])
def test_it_stops_a_plain_invention(text: str) -> None:
    assert not passes(text, BATCH)


def test_it_takes_a_span_of_two_dates_as_derived() -> None:
    verdict = judge(DraftClaim(text="Worked at Tesco for 39 months", quotes=(TESCO,)), unread(TESCO))

    assert verdict.passed
    assert verdict.derived


STALL = "Sales went from 40 to 60 orders. It took 10 to 15 minutes. I began last summer and I am still there."


@pytest.mark.parametrize(
    "text",
    ["It took 10–15 minutes", "Went from 40 to 60 orders", "Began last summer", "Went from 40 to 60 orders, currently"],
)
def test_it_passes_ranges_changes_and_times_as_they_were_told(text: str) -> None:
    assert judge(DraftClaim(text=text, quotes=(STALL,)), unread(STALL)).passed


@pytest.mark.parametrize(
    "text",
    ["It took 10–20 minutes", "Went from 60 to 40 orders", "Began last spring", "It took 12 minutes", "Began in 2019"],
)
def test_it_stops_ranges_changes_and_times_that_were_told_otherwise(text: str) -> None:
    assert not judge(DraftClaim(text=text, quotes=(STALL,)), unread(STALL)).passed


@pytest.mark.parametrize("text", ["Orders went up by 50%", "Orders went up by 20 orders", "Orders doubled: 2x"])
def test_it_marks_a_figure_worked_out_from_two_others(text: str) -> None:
    verdict = judge(DraftClaim(text=text.replace("doubled: ", "went up "), quotes=(STALL,)), unread(STALL))

    assert (verdict.passed, verdict.derived) == (True, True)


@pytest.mark.parametrize("text", ["Orders went up by 70%", "Orders went up by 30 orders", "Orders went up 5x"])
def test_it_stops_a_figure_that_cannot_be_worked_out(text: str) -> None:
    assert not judge(DraftClaim(text=text, quotes=(STALL,)), unread(STALL)).passed


@pytest.mark.parametrize("text", ["Worked on level 4", "Drove a 6x6", "Started at 5am"])
def test_it_stops_a_label_with_another_number(text: str) -> None:
    answer = "I worked on level 3, drove a 4x4 and started at 9am."

    assert not judge(DraftClaim(text=text, quotes=(answer,)), unread(answer)).passed


def test_it_takes_a_withdrawn_statement_for_unsaid() -> None:
    message = said("I ran the bar. I also rebuilt the whole cellar with new shelves.")
    fact = note(message, "actions", "I also rebuilt the whole cellar with new shelves")
    gone = fact.model_copy(update={"note_id": "gone", "kind": "withdrawal", "fixes": fact.note_id, "source": "person"})
    interview = unread()._replace(messages=(message,), notes=(fact, gone))

    assert not judge(DraftClaim(text="Rebuilt the cellar", quotes=(message.content,)), interview).passed
    assert judge(DraftClaim(text="Ran the bar", quotes=(message.content,)), interview).passed


def test_a_correction_takes_the_value_and_leaves_the_rest_of_its_sentence() -> None:
    message = said("I trained new starters on the grill station, it was twelve people in my first year there.")
    fact = note(
        message, "scope", "I trained new starters on the grill station, it was twelve people in my first year there"
    )
    fact = fact.model_copy(update={"value": "twelve people"})
    fixed = fact.model_copy(update={"note_id": "fixed", "value": "9 people", "quote": "9 people", "message_id": None,
                                    "start": 0, "end": 8, "fixes": fact.note_id, "source": "person"})  # fmt: skip
    interview = unread()._replace(messages=(message,), notes=(fact, fixed))

    assert not judge(DraftClaim(text="Trained 12 people", quotes=(message.content,)), interview).passed
    assert judge(
        DraftClaim(text="Trained new starters on the grill station", quotes=(message.content,)), interview
    ).passed
    assert judge(DraftClaim(text="9 people", quotes=("9 people",)), interview).evidence[0].note_id == "fixed"


def test_a_skill_stands_on_the_words_that_show_it() -> None:
    assert passes("Training others", SHOP)
    assert not passes("Training others", TESCO)


def test_it_aligns_a_quote_that_differs_in_case_space_and_punctuation() -> None:
    verdict = judge(
        DraftClaim(text="Rewrote the batch queries.", quotes=("“I  rewrote the Batch queries” –",)), unread(BATCH)
    )

    assert verdict.passed
    assert [e.quote for e in verdict.evidence] == ["i rewrote the batch queries"]


@pytest.mark.parametrize("quote", ["I rewrote the queries", "I rewrote the batch query", "", "…", "rewrote" * 9_000])
def test_it_drops_a_quote_that_the_person_did_not_say(quote: str) -> None:
    verdict = judge(DraftClaim(text="Rewrote the batch queries.", quotes=(quote,)), unread(BATCH))

    assert not verdict.passed
    assert verdict.evidence == ()


def test_it_takes_no_quote_from_the_interviewer() -> None:
    interview = unread("I cooked.")
    asked = Message(message_id="greeting", role="assistant", content="Did you lead the kitchen at Harbour Grill?")
    interview = interview._replace(messages=(asked, *interview.messages))

    assert not judge(DraftClaim(text="Led the kitchen", quotes=(asked.content,)), interview).passed


def test_it_does_not_back_a_value_that_was_corrected() -> None:
    first, second = said("I started in 2019 and cooked.", 0), said("no, actually 2020", 1)
    notes = (
        note(first, "timeframe", "2019", aspect="start"),
        note(second, "timeframe", "2020", aspect="start", kind="correction"),
    )
    interview = unread()._replace(messages=(first, second), notes=notes)

    assert not judge(DraftClaim(text="Started in 2019", quotes=(first.content,)), interview).passed
    assert judge(DraftClaim(text="Cooked", quotes=(first.content,)), interview).passed


def test_it_claims_neither_of_two_values_that_contradict_each_other() -> None:
    first, second = said("12 people worked there.", 0), said("Well, there were five of us.", 1)
    notes = (
        note(first, "scope", "12 people", aspect="team_size"),
        note(second, "scope", "five of us", aspect="team_size"),
    )
    interview = unread()._replace(messages=(first, second), notes=notes)

    assert not judge(DraftClaim(text="In a team of 12", quotes=(first.content,)), interview).passed
    assert not judge(DraftClaim(text="In a team of 5", quotes=(second.content,)), interview).passed


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=4), st.text(max_size=300))
def test_it_never_raises_and_never_cites_what_is_not_there(text: str, quotes: list[str], answer: str) -> None:
    interview = unread(answer)
    verdict = judge(DraftClaim(text=text, quotes=tuple(quotes)), interview)

    for evidence in verdict.evidence:
        assert answer[evidence.start : evidence.end] == evidence.quote
    assert verdict.evidence or not verdict.passed


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 99_999), st.integers(2, 99_999))
def test_it_never_passes_another_number(said_value: int, claimed: int) -> None:
    answer = f"I packed {said_value} parcels a day."
    passed = judge(DraftClaim(text=f"Packed {claimed} parcels a day.", quotes=(answer,)), unread(answer)).passed

    assert passed == (said_value == claimed)


@pytest.mark.parametrize("text", ["a" * 100_000, "I led " * 20_000, "1" * 100_000, "<b>" * 33_000, "-" * 100_000])
def test_it_does_not_hang_on_a_hostile_claim(text: str) -> None:
    assert not judge(DraftClaim(text=text, quotes=(text, BATCH)), unread(BATCH, text[:20_000])).passed
