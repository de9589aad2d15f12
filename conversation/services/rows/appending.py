"""Add messages and notes to a locked conversation, which counts them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from conversation.exceptions import WrongState
from conversation.interview.reading import read
from conversation.interview.types import Note
from conversation.models import Conversation, ConversationMessage, NoteRow
from conversation.services.rows.content import checked_content
from conversation.services.rows.find import locked, require_no_running_turn, require_open

Role = ConversationMessage.Role
COUNTERS = ("last_sequence", "last_position", "last_turn")


@transaction.atomic
def add_message(conversation_id: UUID | str, role: str, content: str) -> ConversationMessage:
    """Append a message without a turn, with the notes read from it if it is the person's. For imports and scripts.

    Raises NotFound, Invalid, MessageTooLong, ConversationCompleted, TurnInProgress.
    """
    checked_content(content)
    if role not in Role.values:
        raise WrongState(f"A message is of role user or assistant, not “{role}”.", state=role)
    conversation = locked(conversation_id)
    require_open(conversation)
    require_no_running_turn(conversation)
    interview = conversation.as_interview()
    row = next_message(conversation, Role(role), content)
    row.save(force_insert=True)
    if role == Role.USER:
        append_notes(conversation, read(interview, row.as_message()))
    conversation.glance = None
    conversation.save(update_fields=(*COUNTERS, "glance"))
    return row


def next_message(
    conversation: Conversation, role: str, content: str, metadata: dict[str, Any] | None = None
) -> ConversationMessage:
    """The next message, not stored yet; its conversation's counter is to be stored with it."""
    conversation.last_sequence += 1
    return ConversationMessage(
        conversation=conversation,
        role=role,
        content=content,
        metadata=metadata or {},
        sequence=conversation.last_sequence,
        # Two messages of one moment keep their order when someone sorts them by time.
        timestamp=timezone.now() + timedelta(microseconds=role == Role.ASSISTANT),
    )


def append_notes(conversation: Conversation, notes: Sequence[Note]) -> None:
    """Store notes after those that the conversation has; its counter is to be stored with them."""
    if not notes:
        return
    NoteRow.objects.bulk_create(
        NoteRow(conversation=conversation, position=position, **note.model_dump())
        for position, note in enumerate(notes, start=conversation.last_position + 1)
    )
    conversation.last_position += len(notes)
