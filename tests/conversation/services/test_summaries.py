import pytest

from conversation.exceptions import ConversationCompleted, NotFound, NothingSaid, TurnInProgress
from conversation.interview.types import Summary
from conversation.models import Conversation
from conversation.services.rows.summaries import OpenSummary

pytestmark = pytest.mark.django_db
SAID = "I ran the till at Corner Books for 3 years."


@pytest.fixture
def told(begun, manager):
    manager.add_message(begun, "user", SAID)
    return begun


def test_completing_stores_a_version_the_narrative_and_the_status(told, manager):
    version = manager.complete_conversation(told, Summary(narrative_summary="Ran the till.", title="Bookseller"))
    conversation = Conversation.objects.get(pk=told)
    assert (conversation.status, conversation.experience_summary) == ("completed", "Ran the till.")
    assert version.as_summary().title == "Bookseller"
    assert manager.latest_summary(told).version == 1


def test_a_text_alone_is_a_summary_too(told, manager):
    assert manager.complete_conversation(told, "Ran the till.").as_summary().narrative_summary == "Ran the till."


def test_before_anything_was_said_there_is_nothing_to_complete(begun, manager):
    with pytest.raises(NothingSaid):
        manager.complete_conversation(begun, "Invented.")
    assert manager.get_status(begun).status == "active"


def test_completing_twice_is_refused_until_it_is_reopened(told, manager):
    manager.complete_conversation(told, "First.")
    with pytest.raises(ConversationCompleted):
        manager.complete_conversation(told, "Second.")
    manager.reopen_conversation(told)
    manager.complete_conversation(told, "Second.")
    assert [version.number for version in manager.summary_versions(told)] == [1, 2]
    assert manager.latest_summary(told).narrative_summary == "Second."


def test_what_was_said_before_it_was_reopened_is_known(told, manager):
    manager.complete_conversation(told, "First.")
    before = Conversation.objects.get(pk=told).as_interview()
    assert before.reopened_at is None
    manager.reopen_conversation(told)
    manager.add_message(told, "user", "I used a Square terminal.")
    after = Conversation.objects.get(pk=told).as_interview()
    assert after.reopened_at == len(before.messages)
    assert len(after.messages) > len(before.messages)


def test_a_reopened_conversation_asks_what_is_left_open(told, manager):
    manager.complete_conversation(told, "First.")
    manager.reopen_conversation(told)
    assert not manager.get_status(told).completion.suggested


def test_completing_counts_as_running(told, manager):
    opened = manager.open_summary(told)
    assert isinstance(opened, OpenSummary)
    for call in (manager.open_turn, manager.complete_conversation):
        with pytest.raises(TurnInProgress):
            call(told, "More.")


def test_a_completion_that_failed_leaves_the_conversation_as_it_was(told, manager):
    manager.fail_summary(manager.open_summary(told))
    assert manager.get_status(told).status == "active"
    assert manager.complete_conversation(told, "Now.").number == 1


def test_a_summary_is_stale_once_the_ledger_has_moved_on(told, manager):
    manager.complete_conversation(told, "Ran the till.")
    assert manager.latest_summary(told).stale is False
    manager.reopen_conversation(told)
    manager.add_message(told, "user", "I used a Square terminal and managed 4 people.")
    assert manager.latest_summary(told).stale is True


def test_before_the_first_summary_there_is_none(told, manager):
    with pytest.raises(NotFound):
        manager.latest_summary(told)


def test_what_should_be_kept_private_is_remembered(told, manager):
    manager.open_summary(told, privacy={"confidential": True})
    assert manager.get_status(told).privacy == {"confidential": True}


def test_the_history_carries_the_summary_only_while_completed(told, manager):
    assert manager.get_conversation_history(told).stored_summary is None
    manager.complete_conversation(told, "Ran the till.")
    assert manager.get_conversation_history(told).stored_summary.narrative_summary == "Ran the till."
    manager.reopen_conversation(told)
    assert manager.get_conversation_history(told).stored_summary is None


def test_every_version_older_than_the_ledger_is_stale(told, manager):
    manager.complete_conversation(told, "First.")
    manager.reopen_conversation(told)
    manager.add_message(told, "user", "I used a Square terminal and managed 4 people.")
    manager.complete_conversation(told, "Second.")
    assert [version.summary.stale for version in manager.summary_versions(told)] == [True, False]
