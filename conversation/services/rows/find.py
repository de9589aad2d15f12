"""Find one conversation: for its owner, and locked where it will be changed."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from conversation.exceptions import ConversationCompleted, NotFound, TurnInProgress
from conversation.models import Conversation, ConversationQuerySet, Turn

NO_CONVERSATION = "There is no conversation with this id."


def find(conversation_id: UUID | str, owner: Any = None) -> Conversation:
    """The conversation with its interview loaded. Raises NotFound, also when it is another person's."""
    return _only(_visible(conversation_id, owner).with_interview())


def locked(conversation_id: UUID | str, owner: Any = None) -> Conversation:
    """The conversation, which no other transaction changes until this one ends. Call inside `transaction.atomic`.

    Its interview is loaded when it is first asked for, so under the lock.
    """
    return _only(_visible(conversation_id, owner).select_for_update(of=("self",)))


def parsed_id(text: UUID | str) -> UUID:
    """The id; one that does not parse names nothing, so NotFound."""
    try:
        return text if isinstance(text, UUID) else UUID(text)
    except (ValueError, AttributeError, TypeError):
        raise NotFound(NO_CONVERSATION) from None


def _visible(conversation_id: UUID | str, owner: Any) -> ConversationQuerySet:
    mine = {} if owner is None else {"user_id": owner}
    rows = Conversation.objects.visible().filter(conversation_id=parsed_id(conversation_id), **mine)
    return rows.select_related("user")


def _only(rows: ConversationQuerySet) -> Conversation:
    conversation = rows.first()
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
