"""The ledger by hand, as the manager keeps it: each change is a new note, and no note ever changes."""

import json
from typing import Any
from uuid import uuid4

import pytest

from conversation.exceptions import Invalid, MessageTooLong, NotFound, TurnInProgress, WrongState
from conversation.models import Conversation, ConversationMessage, NoteRow
from conversation.services.rows.notes import MOST_TYPED, Fix
from tests.wire.scripted import Refuses, Says

pytestmark = pytest.mark.django_db(transaction=True)
SAID = "I ran the till at Corner Books with a team of 4 people."


@pytest.fixture
def told(begun, manager):
    """Tessa has told what she did, and where."""
    manager.add_message(begun, "user", SAID)
    return begun


def live(manager, conversation_id, aspect):
    [found] = [v.note for v in manager.list_notes(conversation_id).notes if v.note.aspect == aspect]
    return found


def rows(conversation_id):
    """Every note to the letter."""
    return list(NoteRow.objects.filter(conversation=conversation_id).order_by("position").values())


def state_of(view, topic):
    return next(each.state for each in view.coverage.topics if each.key == topic)


def test_a_change_adds_a_note_and_changes_none(told, manager):
    old = live(manager, told, "team_size")
    for change in (
        lambda: manager.add_note(told, "tools", "a Square terminal"),
        lambda: manager.fix_note(told, old.note_id, Fix(value="5 people")),
        lambda: manager.delete_note(told, live(manager, told, "team_size").note_id),
    ):
        before = rows(told)
        change()
        after = rows(told)
        assert after[:-1] == before
        assert after[-1]["source"] == "person"
    assert Conversation.objects.get(pk=told).last_position == len(rows(told))


def test_what_lists_show_follows(told, manager):
    view = manager.add_note(told, "tools", "a Square terminal")
    status = manager.get_status(told)
    assert (status.coverage, status.completion) == (view.coverage, view.completion)
    assert state_of(view, "tools") == "covered"
    assert Conversation.objects.get(pk=told).glance is not None
    assert manager.list_notes(told).coverage == view.coverage


def test_messages_turns_and_their_counts_stay_as_they_are(told, manager):
    before = (list(ConversationMessage.objects.values()), manager.get_status(told).message_count)
    manager.add_note(told, "tools", "a Square terminal")
    manager.delete_note(told, live(manager, told, "team_size").note_id)
    assert (list(ConversationMessage.objects.values()), manager.get_status(told).message_count) == before


def test_a_title_that_the_person_chose_stays(told, manager):
    manager.update_conversation(told, title="My summer")
    manager.fix_note(told, live(manager, told, "employer").note_id, Fix(value="Pier Books"))
    assert manager.get_status(told).title == "My summer"
    manager.update_conversation(told, title="")
    manager.add_note(told, "role", "Bookseller")
    assert manager.get_status(told).title == "Bookseller at Pier Books"


def test_a_fix_of_a_fix_stands_alone(told, manager):
    first = manager.fix_note(told, live(manager, told, "team_size").note_id, Fix(value="5 people")).notes[0].note
    second = manager.fix_note(told, first.note_id, Fix(value="6 people")).notes[0].note
    assert live(manager, told, "team_size") == second
    manager.delete_note(told, second.note_id)
    assert state_of(manager.list_notes(told), "organisation") == "covered"
    everything = {v.note.note_id: v.state for v in manager.list_notes(told, every=True).notes}
    assert (everything[first.note_id], everything[second.note_id]) == ("replaced", "deleted")


def test_what_is_told_again_after_it_was_deleted_stands_again(told, manager):
    old = live(manager, told, "employer")
    manager.delete_note(told, old.note_id)
    manager.add_note(told, "organisation", "Corner Books")
    assert live(manager, told, "employer").source == "person"


def test_the_same_note_under_one_id_is_made_once_and_told_alike(told, manager):
    added, fixed = uuid4(), uuid4()
    team = live(manager, told, "team_size")
    for change in (
        lambda: manager.add_note(told, "timeframe", "2019 to 2021", note_id=added),
        lambda: manager.fix_note(told, team.note_id, Fix(value="5 people"), new_id=fixed),
    ):
        first = change()
        before = rows(told)
        assert change() == first
        assert rows(told) == before


def test_a_refusal_can_be_deleted_or_answered(begun, manager):
    manager.add_message(begun, "user", "I ran the till at Corner Books for 3 years.")
    refusal = NoteRow.objects.create(
        conversation_id=begun,
        topic="challenge",
        kind="declined",
        position=99,
        start=0,
        end=0,
        actor="I",
        source="reader",
    )
    Conversation.objects.update(last_position=99, glance=None)
    shown = {v.note.note_id: v.state for v in manager.list_notes(begun).notes}
    assert shown[str(refusal.pk)] == "live"
    assert state_of(manager.list_notes(begun), "challenge") == "declined"
    with pytest.raises(Invalid):
        manager.fix_note(begun, refusal.pk, Fix(topic="outcome"))
    manager.delete_note(begun, refusal.pk)
    assert state_of(manager.list_notes(begun), "challenge") == "open"


def test_a_stranger_changes_nothing(told, manager, stranger):
    note_id = live(manager, told, "team_size").note_id
    before = rows(told)
    for call in (
        lambda: manager.list_notes(told, owner=stranger.pk),
        lambda: manager.add_note(told, "tools", "Excel", owner=stranger.pk),
        lambda: manager.fix_note(told, note_id, Fix(value="5"), owner=stranger.pk),
        lambda: manager.delete_note(told, note_id, owner=stranger.pk),
    ):
        with pytest.raises(NotFound, match="conversation"):
            call()
    assert rows(told) == before


def test_what_cannot_be_stores_nothing(told, manager):
    unknown: Any = "hobbies"
    note_id = live(manager, told, "team_size").note_id
    before = rows(told)
    for change, refusal in (
        (lambda: manager.add_note(told, unknown, "chess"), Invalid),
        (lambda: manager.add_note(told, "tools", "Excel", aspect="start"), Invalid),
        (lambda: manager.add_note(told, "tools", " "), Invalid),
        (lambda: manager.add_note(told, "tools", 3), Invalid),
        (lambda: manager.add_note(told, "tools", "x" * 2_001), MessageTooLong),
        (lambda: manager.add_note(told, "tools", "Excel", fixes=uuid4()), NotFound),
        (lambda: manager.fix_note(told, note_id, Fix(value="a\x00")), Invalid),
        (lambda: manager.fix_note(told, note_id, Fix(topic=unknown)), Invalid),
        (lambda: manager.fix_note(told, "not-an-id", Fix(value="5")), NotFound),
        (lambda: manager.delete_note(told, uuid4()), NotFound),
    ):
        with pytest.raises(refusal):
            change()
    assert rows(told) == before


def test_nothing_changes_while_a_turn_runs(told, manager):
    note_id = live(manager, told, "team_size").note_id
    manager.open_turn(told, "I also trained two people.")
    before = rows(told)
    for change in (
        lambda: manager.add_note(told, "tools", "Excel"),
        lambda: manager.fix_note(told, note_id, Fix(value="5")),
        lambda: manager.delete_note(told, note_id),
    ):
        with pytest.raises(TurnInProgress):
            change()
    assert rows(told) == before
    assert manager.list_notes(told).notes


def test_what_was_replaced_is_not_changed_any_more(told, manager):
    old = live(manager, told, "team_size")
    manager.fix_note(told, old.note_id, Fix(value="5 people"))
    for change in (
        lambda: manager.fix_note(told, old.note_id, Fix(value="6 people")),
        lambda: manager.delete_note(told, old.note_id),
        lambda: manager.add_note(told, "scope", "6 people", fixes=old.note_id),
    ):
        with pytest.raises(WrongState) as refused:
            change()
        assert refused.value.state == "replaced"


def test_no_more_is_typed_in_than_a_ledger_can_hold(told, manager):
    NoteRow.objects.bulk_create(
        NoteRow(conversation_id=told, position=100 + n, topic="tools", kind="fact", value=f"tool {n}",
                quote=f"tool {n}", start=0, end=6, actor="I", source="person")
        for n in range(MOST_TYPED)
    )  # fmt: skip
    Conversation.objects.update(last_position=100 + MOST_TYPED)
    with pytest.raises(Invalid):
        manager.add_note(told, "tools", "one more")
    manager.delete_note(told, live(manager, told, "team_size").note_id)


def test_a_reply_that_is_tried_again_brings_nothing_back_that_was_put_right(begun, orchestrator, manager, vendors):
    """Paul said 7; a model that reads his message once more must not have the last word."""
    team = {"topic": "scope", "aspect": "team_size", "value": "7 porters", "quote": "a team of 7 porters"}
    block = f"<notes>{json.dumps({'move': 'challenge', 'notes': [team]})}</notes>"
    vendors.anthropic.will(Says(("What was hard?", block)), Says(("What went wrong?", block)))
    vendors.openai.will(Refuses(500))
    orchestrator.process_user_message(begun, "I was a night porter at the Grand Hotel with a team of 7 porters.")
    manager.fix_note(begun, live(manager, begun, "team_size").note_id, Fix(value="9 porters"))
    manager.delete_note(begun, live(manager, begun, "employer").note_id)
    orchestrator.retry_last_turn(begun)
    assert live(manager, begun, "team_size").value == "9 porters"
    assert "employer" not in [view.note.aspect for view in manager.list_notes(begun).notes]


def test_a_model_that_reads_a_message_again_may_note_something_else(begun, orchestrator, manager, vendors):
    def block(topic, words):
        note = {"topic": topic, "aspect": "", "value": words, "quote": words}
        return f"<notes>{json.dumps({'move': 'challenge', 'notes': [note]})}</notes>"

    vendors.anthropic.will(
        Says(("What was hard?", block("tools", "test lamp"))), Says(("What went wrong?", block("learning", "my hands")))
    )
    orchestrator.process_user_message(begun, "Mostly I had a test lamp and my hands.")
    assert orchestrator.retry_last_turn(begun).state == "complete"
    noted = [view.note.value for view in manager.list_notes(begun).notes if view.note.source == "model"]
    assert noted == ["test lamp", "my hands"]
