from itertools import count

import pytest
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


SAME = [
    ("organisation", "employer", "mutuelle Valréas, à Lyon", "Valréas"),
    ("organisation", "employer", "das Klinikum Nord", "Klinikum Nord in Kiel"),
    ("role", "title", "cook", "head cook"),
    ("scope", "team_size", "acht Leute", "alle acht"),
    ("scope", "team_size", "8", "eight of us"),
    ("scope", "team_size", "31 residents", "2 nurses"),
    ("timeframe", "start", "2019", "March 2019"),
    ("timeframe", "start", "03/2019", "März 2019"),
    ("timeframe", "start", "from September 2017", "as a sister since September 2017"),
    ("timeframe", "end", "present", "bis heute"),
    ("timeframe", "duration", "2 years", "24 months"),
    ("timeframe", "duration", "3 years", "40 hours a week"),
]
OTHER = [
    ("organisation", "employer", "Queens", "Metropole"),
    ("organisation", "employer", "Harbour Grill", "Harbour Cafe"),
    ("role", "title", "head nurse", "head cook"),
    ("scope", "team_size", "acht Leute", "zehn Leute"),
    ("scope", "team_size", "31", "2"),
    ("scope", "team_size", "12 people", "5"),
    ("scope", "team_size", "8 personnes", "10 personnes"),
    ("timeframe", "start", "2019", "March 2018"),
    ("timeframe", "start", "March 2019", "May 2019"),
    ("timeframe", "end", "present", "2019"),
    ("timeframe", "duration", "2 years", "18 months"),
]


@pytest.mark.parametrize(("topic", "aspect", "one", "other"), SAME)
def test_two_values_that_can_both_be_true_contradict_nothing(topic, aspect, one, other):
    assert fold([note(topic, one, aspect=aspect), note(topic, other, aspect=aspect)]).contradictions == ()
    assert fold([note(topic, other, aspect=aspect), note(topic, one, aspect=aspect)]).contradictions == ()


@pytest.mark.parametrize(("topic", "aspect", "one", "other"), OTHER)
def test_two_values_that_cannot_both_be_true_contradict_each_other(topic, aspect, one, other):
    assert fold([note(topic, one, aspect=aspect), note(topic, other, aspect=aspect)]).contradictions
    assert fold([note(topic, other, aspect=aspect), note(topic, one, aspect=aspect)]).contradictions


def test_two_tools_do_not_contradict_each_other():
    assert fold([note("tools", "Excel"), note("tools", "SAP")]).contradictions == ()


def by_model(topic, value, **fields) -> Note:
    return note(topic, value, **{"source": "model", "message_id": "m2", **fields})


def test_a_models_correction_without_an_aspect_ends_only_what_it_is_about():
    start, end = note("timeframe", "2016", aspect="start"), note("timeframe", "March 2020", aspect="end")
    sister = by_model("timeframe", "sister from September 2017", kind="correction")
    assert fold([start, end, sister]).facts == (start, end, sister)
    rooms, budget = note("scope", "40 rooms"), note("scope", "£2m")
    more = by_model("scope", "50 rooms", kind="correction")
    ledger = fold([rooms, budget, more])
    assert (ledger.facts, ledger.replaced) == ((budget, more), (rooms,))


def test_a_models_withdrawal_of_words_that_told_nothing_ends_nothing():
    duty = note("responsibilities", "die Station geleitet")
    stop = by_model("responsibilities", "ich möchte aufhören", kind="withdrawal")
    assert fold([duty, stop]).facts == (duty,)
    assert fold([duty, stop]).withdrawn == ()


def test_a_models_withdrawal_ends_what_it_names():
    budget = note("scope", "a budget of £2m")
    ledger = fold([budget, note("scope", "40 rooms"), by_model("scope", "the budget", kind="withdrawal")])
    assert ([fact.value for fact in ledger.facts], ledger.withdrawn) == (["40 rooms"], (budget,))


def test_a_models_corrections_leave_what_else_its_message_told():
    first = by_model("outcome", "30 to 45 a day", aspect="figure", kind="correction")
    second = by_model("outcome", "240 000 euros", aspect="figure", kind="correction")
    assert fold([first, second]).facts == (first, second)


def test_a_models_correction_of_a_figure_leaves_figures_of_other_things():
    complaints, visits = (
        note("outcome", "30 complaints", aspect="figure"),
        note("outcome", "90 visits", aspect="figure"),
    )
    right = by_model("outcome", "20 complaints", aspect="figure", kind="correction")
    ledger = fold([complaints, visits, right])
    assert (ledger.facts, ledger.replaced) == ((visits, right), (complaints,))


def test_a_models_correction_that_read_better_what_the_reader_read_corrects_what_was_told_before():
    old = note("scope", "50", aspect="team_size")
    read = note("scope", "15", aspect="team_size", message_id="m2")
    better = by_model("scope", "15 people", aspect="team_size", kind="correction", fixes=read.note_id)
    ledger = fold([old, read, better])
    assert (ledger.facts, ledger.replaced) == ((better,), (old,))


def test_a_correction_that_only_says_it_again_takes_nothing_back():
    employer = note("organisation", "Valréas", aspect="employer")
    again = by_model("organisation", "valréas", aspect="employer", kind="correction")
    fuller = by_model("organisation", "mutuelle Valréas, à Lyon", aspect="employer", kind="correction")
    assert (fold([employer, again]).facts, fold([employer, again]).replaced) == ((employer,), ())
    assert (fold([employer, fuller]).facts, fold([employer, fuller]).replaced) == ((fuller,), ())


def test_a_models_correction_in_fewer_words_takes_a_role_or_a_deed_back_and_no_name():
    place = note("organisation", "mutuelle Valréas, à Lyon", aspect="employer")
    ledger = fold([place, by_model("organisation", "Valréas", aspect="employer", kind="correction")])
    assert (ledger.facts[0], ledger.replaced, ledger.contradictions) == (place, (), ())
    title = note("role", "head nurse", aspect="title")
    assert fold([title, by_model("role", "nurse", aspect="title", kind="correction")]).replaced == (title,)
    deed = note("actions", "rebuilt the pump and the motor")
    assert fold([deed, by_model("actions", "rebuilt the pump", kind="correction")]).replaced == (deed,)


def test_a_models_correction_that_denies_what_was_told_takes_it_back():
    deed = note("actions", "led the team")
    assert fold([deed, by_model("actions", "I never led the team", kind="correction")]).replaced == (deed,)
    place = note("organisation", "Valréas", aspect="employer")
    other = by_model("organisation", "pas Valréas, Corail", aspect="employer", kind="correction")
    assert fold([place, other]).replaced == (place,)


def test_a_corrected_value_stays_taken_back_though_older_facts_of_its_words_live():
    budget = note("scope", "240 000 euros", aspect="budget")
    duty = note("responsibilities", "gérais un budget de 240 000 euros")
    right = by_model("scope", "260 000 euros", aspect="budget", kind="correction")
    assert fold([budget, duty, right]).replaced == (budget,)


def test_what_is_told_again_after_it_was_taken_back_stands():
    budget = note("scope", "£2m", aspect="budget")
    gone = note("scope", "", aspect="budget", kind="withdrawal", fixes=budget.note_id)
    assert fold([budget, gone]).withdrawn == (budget,)
    assert fold([budget, gone, note("scope", "£2m in all", aspect="budget")]).withdrawn == ()


def test_a_denied_value_stays_taken_back_beside_the_one_that_stands():
    wrong = note("scope", "50", aspect="team_size")
    assert fold([wrong, note("scope", "15, not 50", aspect="team_size", kind="correction")]).replaced == (wrong,)


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


def test_a_refusal_that_is_fixed_or_deleted_closes_its_topic_no_more():
    refusal = note("challenge", "", kind="declined")
    assert fold([refusal]).refusals == (refusal,)
    gone = note("challenge", "", kind="withdrawal", fixes=refusal.note_id, source="person", message_id=None)
    assert fold([refusal, gone]).declined == frozenset()
    told = note("outcome", "it got better", fixes=refusal.note_id, source="person", message_id=None)
    assert fold([refusal, told]).refusals == ()


def test_words_that_a_person_only_reads_in_another_way_were_not_taken_back():
    duty = note("responsibilities", "baked for 14 shops")
    deed = note("actions", "baked for 14 shops", fixes=duty.note_id, source="person")
    assert (fold([duty, deed]).facts, fold([duty, deed]).mended) == ((deed,), ())
    typed = note("actions", "baked for 15 shops", fixes=duty.note_id, source="person", message_id=None)
    assert fold([duty, typed]).replaced == (duty,)
