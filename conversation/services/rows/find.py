"""Find one conversation: for its owner, and locked where it will be changed."""

import math
from typing import Any
from uuid import UUID

from django.utils import timezone

from conversation.exceptions import ConversationCompleted, NotFound, TurnInProgress
from conversation.models import Conversation, ConversationMessage, ConversationQuerySet, Turn
from conversation.models.interview import load_interviews
from conversation.services.partials import partial

NO_CONVERSATION = "There is no conversation with this id."


def find(conversation_id: UUID | str, owner: Any = None) -> Conversation:
    """The conversation with its interview loaded. Raises NotFound, also when it is another person's."""
    conversation = the_one(visible_rows(conversation_id, owner).select_related("user"))
    load_interviews((conversation,))
    return conversation


def visible(conversation_id: UUID | str, owner: Any = None) -> Conversation:
    """The conversation's own row alone. Raises NotFound, also when it is another person's."""
    return the_one(visible_rows(conversation_id, owner))


def locked(conversation_id: UUID | str, owner: Any = None) -> Conversation:
    """The conversation, which no other transaction changes until this one ends. Call inside `transaction.atomic`.

    Its interview is loaded when it is first asked for, so under the lock.
    """
    return the_one(visible_rows(conversation_id, owner).select_for_update(of=("self",)))


def parsed_id(text: UUID | str) -> UUID:
    """The id; one that does not parse names nothing, so NotFound."""
    try:
        return text if isinstance(text, UUID) else UUID(text)
    except (ValueError, AttributeError, TypeError):
        raise NotFound(NO_CONVERSATION) from None


def visible_rows(conversation_id: UUID | str, owner: Any) -> ConversationQuerySet:
    """At most one row: the conversation, if it was not deleted and is the owner's. Raises NotFound for a wrong id."""
    mine = {} if owner is None else {"user_id": owner}
    return Conversation.objects.visible().filter(conversation_id=parsed_id(conversation_id), **mine)


def the_one(rows: ConversationQuerySet) -> Conversation:
    """The row. Raises NotFound when there is none."""
    try:
        return rows.get()
    except Conversation.DoesNotExist:
        raise NotFound(NO_CONVERSATION) from None


def require_open(conversation: Conversation) -> None:
    """Raises ConversationCompleted when the conversation is completed."""
    if conversation.status == Conversation.Status.COMPLETED:
        raise ConversationCompleted(
            "The conversation is completed. Reopen it to add something.", state=conversation.status
        )


def require_no_running_turn(conversation: Conversation) -> None:
    """Raises TurnInProgress while a turn or a completion runs. One whose lease ran out is marked as failed instead."""
    running = running_turn(conversation.pk)
    if running is None:
        return
    left = lease_left(running)
    if left > 0:
        raise TurnInProgress(
            "A reply is still being written. Please wait until it is there, then try again.",
            state="turn_in_progress",
            retry_after_s=min(2, math.ceil(left)),
        )
    mark_failed(running)


def running_turn(conversation_id: UUID) -> Turn | None:
    """The turn, or completion, that runs in a conversation, if one does."""
    running = Turn.objects.filter(conversation_id=conversation_id, state=Turn.State.RUNNING)
    return running.select_related("ai_message").first()


def lease_left(turn: Turn) -> float:
    """For how many seconds a running turn still belongs to its process; 0 when nobody answers for it any more."""
    if turn.lease_until is None:
        return 0.0
    return max(0.0, (turn.lease_until - timezone.now()).total_seconds())


def mark_failed(turn: Turn) -> None:
    """Close a turn that nobody writes any more; its reply keeps the text that was last heard of."""
    turn.state = Turn.State.FAILED
    turn.closed_at = timezone.now()
    turn.save(update_fields=("state", "closed_at"))
    reply = turn.ai_message
    if reply is not None:
        reply.content = text_so_far(reply)
        reply.metadata = {**reply.metadata, "state": "failed"}
        reply.save(update_fields=("content", "metadata"))


def text_so_far(reply: ConversationMessage) -> str:
    """The stored text of a reply, or, of one that was never stored, the last that its process told."""
    if reply.content:
        return reply.content
    told = partial(reply.pk)
    return told.text if told else ""
