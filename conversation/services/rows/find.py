"""Find one conversation: for its owner, and locked where it will be changed."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from conversation.exceptions import ConversationCompleted, NotFound, TurnInProgress
from conversation.models import Conversation, Turn

NO_CONVERSATION = "There is no conversation with this id."


def find(conversation_id: UUID | str, owner: Any = None) -> Conversation:
    """The conversation with its interview loaded. Raises NotFound, also when it is another person's."""
    return _get(conversation_id, owner, lock=False)


def locked(conversation_id: UUID | str, owner: Any = None) -> Conversation:
    """As `find`, and no other transaction changes it until this one ends. Call inside `transaction.atomic`."""
    return _get(conversation_id, owner, lock=True)


def parsed_id(text: UUID | str) -> UUID:
    """The id; one that does not parse names nothing, so NotFound."""
    try:
        return text if isinstance(text, UUID) else UUID(text)
    except (ValueError, AttributeError, TypeError):
        raise NotFound(NO_CONVERSATION) from None


def _get(conversation_id: UUID | str, owner: Any, *, lock: bool) -> Conversation:
    mine = {} if owner is None else {"user_id": owner}
    rows = Conversation.objects.visible().filter(conversation_id=parsed_id(conversation_id), **mine)
    # The lock comes first and alone: what is loaded after it is what the lock protects.
    if lock and not rows.select_for_update().exists():
        raise NotFound(NO_CONVERSATION)
    conversation = rows.select_related("user").with_interview().first()
    if conversation is None:
        raise NotFound(NO_CONVERSATION)
    return conversation


def require_open(conversation: Conversation) -> None:
    """Raises ConversationCompleted when the conversation is completed."""
    if conversation.status == Conversation.Status.COMPLETED:
        raise ConversationCompleted(
            "The conversation is completed. Reopen it to add something.", state=conversation.status
        )


def require_no_running_turn(conversation: Conversation) -> None:
    """Raises TurnInProgress while a turn or a completion runs. One whose lease ran out is marked as failed instead."""
    running = Turn.objects.filter(conversation=conversation, state=Turn.State.RUNNING).first()
    if running is None:
        return
    now = timezone.now()
    if running.lease_until and running.lease_until > now:
        raise TurnInProgress(
            "A reply is still being written. Please wait until it is there, then try again.",
            state="turn_in_progress",
            retry_after_s=2,
        )
    mark_failed(running)


def mark_failed(turn: Turn) -> None:
    """Close a turn that will not be answered; its empty reply says so."""
    turn.state = Turn.State.FAILED
    turn.closed_at = timezone.now()
    turn.save(update_fields=("state", "closed_at"))
    if turn.ai_message is not None:
        turn.ai_message.metadata = {**turn.ai_message.metadata, "state": "failed"}
        turn.ai_message.save(update_fields=("metadata",))
