"""Reading while something happens between two questions to the database."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from django.utils import timezone

from accounts.models import User
from conversation.services.conversation_manager import ConversationManager
from tests.conversation.services.test_turns import reply

manager = ConversationManager()


def test_a_reply_that_ends_while_its_history_is_read_has_not_failed(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = manager.start_conversation(owner.pk).conversation_id
    opened = manager.open_turn(conversation, "I was a nurse for two years.")

    def between() -> datetime:
        """Its row was read, its turn was not: it is closed now."""
        monkeypatch.undo()
        manager.close_turn(opened, reply(opened))
        return timezone.now()

    monkeypatch.setattr("conversation.services.rows.status.timezone", SimpleNamespace(now=between))
    last = manager.get_conversation_history(conversation).messages[-1]
    assert (last.content, last.metadata["state"]) == ("And what did you cook?", "complete")
