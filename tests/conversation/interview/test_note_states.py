"""What became of each note, as the ledger is shown."""

from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.ledger import fold
from conversation.interview.note_states import note_standings
from conversation.interview.types import Note
from tests.conversation.interview.test_ledger import note

BY_HAND = {"source": "person", "message_id": None}


def deleting(told):
    return note(told.topic, "", aspect=told.aspect, kind="withdrawal", fixes=told.note_id, **BY_HAND)


def states(*notes):
    return [standing.state for standing in note_standings(notes, fold(notes))]


def test_what_stands_is_live():
    assert states(note(), note("tools", "Excel")) == ["live", "live"]


def test_what_was_fixed_is_replaced():
    wrong = note("tools", "Excell")
    assert states(wrong, note("tools", "Excel", fixes=wrong.note_id, **BY_HAND)) == ["replaced", "live"]


def test_what_was_corrected_in_an_answer_is_replaced():
    wrong = note("timeframe", "2019", aspect="start")
    assert states(wrong, note("timeframe", "2018", aspect="start", kind="correction")) == ["replaced", "live"]


def test_what_was_deleted_by_hand_or_withdrawn_in_an_answer_is_deleted():
    excel, sap = note("tools", "Excel"), note("tools", "SAP")
    assert states(excel, sap, deleting(excel)) == ["deleted", "live"]
    assert states(note("role", "nurse"), note("role", "", kind="withdrawal")) == ["deleted"]


def test_what_tells_a_fact_again_is_repeated_and_goes_with_it():
    first, again = note("tools", "Excel"), note("tools", "excel")
    assert states(first, again) == ["live", "repeated"]
    assert states(first, again, deleting(first)) == ["deleted", "deleted"]
    assert states(first, again, note("tools", "SAP", fixes=first.note_id, **BY_HAND)) == [
        "replaced",
        "replaced",
        "live",
    ]


def test_what_was_deleted_and_still_stands_in_other_words_is_deleted():
    short = note("tools", "Excel")
    assert states(short, note("tools", "Excel 2019"), deleting(short)) == ["deleted", "live"]


def test_contradictory_notes_name_each_other():
    one, other = note("role", "nurse", aspect="title"), note("role", "porter", aspect="title")
    found = note_standings((one, other), fold((one, other)))
    assert [(s.state, s.contradicts) for s in found] == [
        ("contradicted", (other.note_id,)),
        ("contradicted", (one.note_id,)),
    ]


def test_a_refusal_is_live_until_the_topic_is_told_or_the_refusal_deleted():
    refusal = note("challenge", "", kind="declined")
    assert states(refusal) == ["live"]
    assert states(refusal, note("challenge", "it was loud")) == ["replaced", "live"]
    assert states(refusal, deleting(refusal)) == ["deleted"]


NOTES = st.lists(
    st.builds(
        lambda number, topic, value, kind, fixes, source: Note(
            note_id=f"n{number}", topic=topic, value=value, quote=value, message_id=None, start=0, end=len(value),
            kind=kind, fixes=fixes, source=source,
        ),
        st.integers(0, 50),
        st.sampled_from(["role", "tools", "outcome"]),
        st.sampled_from(["a", "b", "5 a", "6 a"]),
        st.sampled_from(["fact", "correction", "withdrawal", "declined"]),
        st.one_of(st.none(), st.integers(0, 10).map("n{}".format)),
        st.sampled_from(["reader", "model", "person"]),
    ),
    max_size=10,
    unique_by=lambda each: each.note_id,
)  # fmt: skip


@given(NOTES)
def test_the_live_ones_are_those_that_the_ledger_holds(notes):
    ledger = fold(notes)
    found = note_standings(notes, ledger)
    live = {s.note.note_id for s in found if s.state in ("live", "contradicted")}
    assert live == {n.note_id for n in (*ledger.facts, *ledger.refusals)}
    assert all(s.state == "contradicted" for s in found if s.contradicts)
