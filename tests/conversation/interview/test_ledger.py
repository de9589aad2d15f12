from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.ledger import fold
from conversation.interview.types import TOPIC_KEYS, Note

_ids = count()


def note(topic="role", value="nurse", **fields) -> Note:
    defaults = {"quote": value, "message_id": "m1", "start": 0, "end": len(value)}
    return Note(note_id=f"n{next(_ids)}", topic=topic, value=value, **{**defaults, **fields})


def test_it_keeps_facts_in_the_order_they_were_told():
    ledger = fold([note(value="nurse"), note("tools", "Excel"), note("tools", "SAP")])
    assert [fact.value for fact in ledger.facts] == ["nurse", "Excel", "SAP"]
    assert [fact.value for fact in ledger.of("tools")] == ["Excel", "SAP"]


def test_it_counts_the_same_fact_told_twice_once():
    assert len(fold([note("tools", "Excel"), note("tools", " excel ")]).facts) == 1


def test_a_correction_replaces_its_aspect_and_leaves_the_rest_of_the_topic():
    start = note("timeframe", "2019", aspect="start")
    end = note("timeframe", "2022", aspect="end")
    ledger = fold([start, end, note("timeframe", "2020", aspect="start", kind="correction")])
    assert [fact.value for fact in ledger.facts] == ["2022", "2020"]
    assert ledger.replaced == (start,)
    assert ledger.contradictions == ()


def test_a_withdrawal_of_a_whole_topic_ends_all_its_notes():
    ledger = fold([note("scope", "6", aspect="team_size"), note("scope", "£2m"), note("scope", "", kind="withdrawal")])
    assert ledger.facts == ()
    assert len(ledger.withdrawn) == 2


def test_a_fix_replaces_the_one_note_that_it_names():
    wrong = note("tools", "Exel")
    right = note("tools", "Excel", fixes=wrong.note_id, source="person", message_id=None)
    ledger = fold([wrong, note("tools", "SAP"), right])
    assert [fact.value for fact in ledger.facts] == ["SAP", "Excel"]


def test_a_tombstone_deletes_the_one_note_that_it_names():
    wrong = note("tools", "Exel")
    ledger = fold([wrong, note("tools", "SAP"), note("tools", "", kind="withdrawal", fixes=wrong.note_id)])
    assert [fact.value for fact in ledger.facts] == ["SAP"]
    assert ledger.withdrawn == (wrong,)


def test_what_a_model_only_read_better_was_not_taken_back_by_the_person():
    read = note("outcome", "went down")
    better = note("outcome", "falls went down to 5 a month", fixes=read.note_id, source="model")
    ledger = fold([read, better])
    assert (ledger.facts, ledger.replaced, ledger.withdrawn) == ((better,), (), ())


def test_a_declined_topic_opens_again_when_the_person_tells_it_after_all():
    assert fold([note("outcome", "", kind="declined")]).declined == {"outcome"}
    assert fold([note("outcome", "", kind="declined"), note("outcome", "fewer errors")]).declined == frozenset()


def test_two_team_sizes_without_a_correction_contradict_each_other():
    ledger = fold([note("scope", "12", aspect="team_size"), note("scope", "5", aspect="team_size")])
    assert [(c.earlier.value, c.later.value) for c in ledger.contradictions] == [("12", "5")]


def test_two_tools_do_not_contradict_each_other():
    assert fold([note("tools", "Excel"), note("tools", "SAP")]).contradictions == ()


kinds = st.sampled_from(["fact", "correction", "withdrawal", "declined"])
notes = st.builds(
    note,
    topic=st.sampled_from(TOPIC_KEYS),
    value=st.sampled_from(["a", "b", "c"]),
    aspect=st.sampled_from(["", "start", "team_size"]),
    kind=kinds,
)


@given(st.lists(notes, max_size=30))
def test_folding_always_accounts_for_every_fact_exactly_once(told):
    ledger = fold(told)
    live_or_ended = [n.note_id for n in (*ledger.facts, *ledger.replaced, *ledger.withdrawn)]
    assert len(live_or_ended) == len(set(live_or_ended))
    assert set(live_or_ended) <= {n.note_id for n in told if n.kind in ("fact", "correction")}


@given(st.lists(notes, max_size=30))
def test_leaving_out_an_answers_notes_and_folding_again_never_remembers_them(told):
    kept = told[: len(told) // 2]
    assert {n.note_id for n in fold(kept).facts} <= {n.note_id for n in kept}
