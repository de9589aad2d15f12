"""What the person typed into the ledger counts as told: it is not asked for, and the interview goes on from it."""

from conversation.interview.policy import take_stock
from conversation.interview.policy.turns import exchanges
from conversation.interview.session import Interview
from tests.conversation.interview.telling import told
from tests.conversation.interview.test_ledger import note

TYPED = {"source": "person", "message_id": None}


def with_notes(interview: Interview, *notes):
    return interview._replace(notes=(*interview.notes, *notes))


def asked(interview):
    return [move.topic for move in take_stock(interview).moves if ".more" not in move.variant]


def test_a_typed_topic_is_not_asked_for():
    interview = told("I was a porter at the Grand Hotel from 2019 to 2021.")
    assert "tools" in asked(interview)
    assert "tools" not in asked(with_notes(interview, note("tools", "a key board", **TYPED)))


def test_a_deed_leads_to_no_result_that_was_typed():
    interview = told("I was a baker at Linden Bakery.", "The ovens broke down, so I rebuilt both of them in a week.")
    result = note("outcome", "bread was never late again, and 14 shops stayed", aspect="figure", **TYPED)
    assert "outcome" in asked(interview)
    assert "outcome" not in asked(with_notes(interview, result))


def test_an_answer_whose_only_note_was_fixed_still_told_something():
    interview = told("I was a porter.")
    [said] = interview.notes
    fixed = with_notes(interview, note("role", "night porter", aspect="title", fixes=said.note_id, **TYPED))
    [exchange] = exchanges(fixed, take_stock(fixed).ledger)
    assert [each.value for each in exchange.news] == ["night porter"]


def test_an_answer_whose_only_note_was_deleted_told_nothing():
    interview = told("I was a porter.")
    gone = note("role", "", aspect="title", kind="withdrawal", fixes=interview.notes[0].note_id, **TYPED)
    [exchange] = exchanges(with_notes(interview, gone), take_stock(with_notes(interview, gone)).ledger)
    assert exchange.news == ()


def test_two_typed_values_of_one_thing_are_asked_about():
    interview = with_notes(
        told("I worked there from 2019."),
        note("role", "porter", aspect="title", **TYPED),
        note("role", "cook", aspect="title", **TYPED),
    )
    move = take_stock(interview).moves[0]
    assert (move.kind, [choice.label for choice in move.choices]) == ("resolve_contradiction", ["porter", "cook"])
