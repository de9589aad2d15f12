from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from conversation.exceptions import Invalid, NotFound, TurnInProgress, WrongState
from conversation.models import Conversation, ConversationMessage, NoteRow, Turn

pytestmark = pytest.mark.django_db


def test_it_starts_with_a_greeting_as_turn_zero_and_calls_no_model(owner, manager):
    started = manager.start_conversation(owner.pk)
    greeting = ConversationMessage.objects.get(conversation=started.conversation_id)
    assert (started.status, started.initial_message, greeting.sequence) == ("active", greeting.content, 1)
    assert Turn.objects.get(conversation=started.conversation_id).number == 0


def test_it_refuses_a_guide_that_does_not_exist_and_lists_those_that_do(owner, manager):
    with pytest.raises(Invalid, match="employment"):
        manager.start_conversation(owner.pk, guide="wizardry")
    assert not Conversation.objects.exists()


def test_it_greets_in_the_language_that_was_chosen(owner, manager):
    english, german = (manager.start_conversation(owner.pk, language=code) for code in ("en", "de"))
    assert german.language == "de"
    assert german.initial_message != english.initial_message


def test_pausing_and_resuming_go_there_and_back(begun, manager):
    assert manager.pause_conversation(begun).status == "paused"
    assert manager.resume_conversation(begun).status == "active"


def test_pausing_twice_names_the_state_it_found_and_changes_nothing(begun, manager):
    manager.pause_conversation(begun)
    with pytest.raises(WrongState) as refused:
        manager.pause_conversation(begun)
    assert refused.value.state == "paused"
    assert manager.get_status(begun).status == "paused"


def test_resuming_what_is_not_paused_is_refused(begun, manager):
    with pytest.raises(WrongState) as refused:
        manager.resume_conversation(begun)
    assert refused.value.state == "active"


def test_reopening_what_is_not_completed_is_refused(begun, manager):
    with pytest.raises(WrongState) as refused:
        manager.reopen_conversation(begun)
    assert refused.value.state == "active"


def test_a_running_turn_keeps_the_conversation_from_being_paused(begun, manager):
    manager.open_turn(begun, "I was a nurse at Mercy Hospital.")
    with pytest.raises(TurnInProgress):
        manager.pause_conversation(begun)


def test_another_persons_conversation_does_not_exist(begun, stranger, manager):
    for call in (
        manager.get_status,
        manager.pause_conversation,
        manager.resume_conversation,
        manager.reopen_conversation,
        manager.delete_conversation,
        manager.restore_conversation,
        manager.get_conversation_history,
        manager.latest_summary,
        manager.summary_versions,
        manager.update_conversation,
    ):
        with pytest.raises(NotFound):
            call(begun, owner=stranger.pk)


@pytest.mark.parametrize("not_an_id", ["", "42", "nonsense", None, 7])
def test_an_id_that_does_not_parse_names_nothing(not_an_id, manager):
    with pytest.raises(NotFound):
        manager.get_status(not_an_id)


def test_an_id_that_nobody_has_names_nothing(db, manager):
    with pytest.raises(NotFound):
        manager.get_status(uuid4())


def test_it_changes_only_what_is_given(begun, manager):
    manager.update_conversation(begun, title="Night shifts", privacy={"confidential": True})
    status = manager.update_conversation(begun, guide="volunteering")
    assert (status.title, status.guide, status.privacy) == ("Night shifts", "volunteering", {"confidential": True})


def test_it_refuses_to_change_to_a_guide_that_does_not_exist(begun, manager):
    with pytest.raises(Invalid):
        manager.update_conversation(begun, guide="wizardry")


def test_the_language_and_provider_can_be_changed(begun, manager):
    status = manager.update_conversation(begun, language="fr", provider="offline")
    assert (status.language, status.provider) == ("fr", "offline")


def test_a_deleted_conversation_is_hidden_at_once_and_can_be_restored(begun, owner, manager):
    manager.delete_conversation(begun)
    with pytest.raises(NotFound):
        manager.get_status(begun)
    assert manager.list_conversations(owner.pk).total_count == 0
    assert manager.restore_conversation(begun).status == "active"
    assert manager.list_conversations(owner.pk).total_count == 1


def test_what_was_not_deleted_cannot_be_restored(begun, manager):
    with pytest.raises(NotFound):
        manager.restore_conversation(begun)


def test_after_the_time_to_undo_a_deletion_is_final_and_purges_all_that_hangs_on_it(begun, manager):
    manager.open_turn(begun, "I was a nurse at Mercy Hospital for 4 years.")
    manager.delete_conversation(begun)
    Conversation.objects.filter(pk=begun).update(deleted_at=timezone.now() - timedelta(days=1))
    with pytest.raises(NotFound):
        manager.restore_conversation(begun)
    assert manager.purge_deleted() > 0
    for rows in (Conversation, ConversationMessage, NoteRow, Turn):
        assert not rows.objects.exists()
