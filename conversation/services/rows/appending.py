"""Add messages and notes to a locked conversation, which counts them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from conversation.exceptions import WrongState
from conversation.interview.kinds import kind_told
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Message, Note
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
    row = next_message(conversation, Role(role), content)
    if role == Role.USER:
        before = heard(conversation, row.as_message())
        row.save(force_insert=True)
        append_notes(conversation, read(before, row.as_message()))
    else:
        row.save(force_insert=True)
    conversation.glance = None
    conversation.save(update_fields=(*COUNTERS, "guide", "glance"))
    return row


def heard(conversation: Conversation, message: Message) -> Interview:
    """The interview before a message of the person's, which is not stored yet. Where nobody chose the guide it is the
    one that the first answers tell; it is to be stored with the conversation.
    """
    before = conversation.as_interview()
    if conversation.guide_chosen:
        return before
    guide = kind_told(before, message)
    conversation.guide = guide.key
    return before._replace(guide=guide)


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
