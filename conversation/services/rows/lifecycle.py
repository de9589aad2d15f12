"""Begin, pause, resume, reopen, change, delete and restore a conversation."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from conversation.conf import conversation_settings
from conversation.exceptions import Invalid, NotFound, WrongState
from conversation.interview.guide import DEFAULT_GUIDE, all_guides, guide_for
from conversation.interview.languages import pack_for
from conversation.interview.phrasing import greeting
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.models import Conversation, ConversationMessage, IdempotentCall, Turn
from conversation.services.results import ConversationStatus, Started
from conversation.services.rows.find import (
    NO_CONVERSATION,
    find,
    locked,
    parsed_id,
    require_no_running_turn,
    require_open,
)
from conversation.services.rows.glance import glance_of
from conversation.services.rows.status import status_of

Status = Conversation.Status
# The greeting is the policy's own: no provider was asked, so nothing was used and nothing waited for.
GREETING_METADATA = {
    "provider": "policy",
    "model": "",
    "usage": {"input_tokens": 0, "output_tokens": 0, "cached_tokens": 0},
    "cost_usd": 0.0,
    "latency_ms": {"first_token": 0, "total": 0},
    "fallback_from": [],
    "state": "complete",
}


@transaction.atomic
def start_conversation(
    user_id: Any,
    *,
    guide: str | None = None,
    language: str | None = None,
    title: str = "",
    provider: str = "",
    conversation_id: UUID | None = None,
) -> Started:
    """Begin an interview with its greeting, which is turn 0. Without a language the first answer decides it; without
    a guide the first answers, if they can.

    `conversation_id`: the id that it is given. One that has begun under it already is told again, and is not changed.
    """
    begun = Conversation.objects.filter(pk=conversation_id, user_id=user_id).first() if conversation_id else None
    if begun is not None:
        return _started(begun, begun.messages.get(sequence=1).content)
    conversation = Conversation.objects.create(
        conversation_id=conversation_id or uuid4(),
        user_id=user_id,
        guide=checked_guide(guide or DEFAULT_GUIDE),
        guide_chosen=guide is not None,
        language=language or "en",
        language_chosen=language is not None,
        title=title,
        title_chosen=bool(title),
        provider=provider,
        last_sequence=1,
    )
    return _started(conversation, _greet(conversation))


def _started(conversation: Conversation, text: str) -> Started:
    return Started(conversation.pk, text, conversation.status, conversation.guide, conversation.language)


def _greet(conversation: Conversation) -> str:
    guide, pack = guide_for(conversation.guide), pack_for(conversation.language)
    asked = greeting(guide, pack)
    message = ConversationMessage.objects.create(
        conversation=conversation,
        role=ConversationMessage.Role.ASSISTANT,
        content=asked.text,
        sequence=1,
        metadata=GREETING_METADATA,
    )
    Turn.objects.create(
        conversation=conversation,
        number=0,
        state=Turn.State.COMPLETE,
        move=asked.move.model_dump(mode="json"),
        ai_message=message,
        closed_at=timezone.now(),
    )
    greeted = Interview(guide, pack, (message.as_message(),), (), (asked,))
    conversation.glance = glance_of(greeted, take_stock(greeted))
    conversation.save(update_fields=("glance",))
    return asked.text


def checked_guide(key: str) -> str:
    """The key, if a guide has it. Raises Invalid, listing the guides."""
    known = [guide.key for guide in all_guides()]
    if key not in known:
        sentence = f"There is no guide called “{key}”. Choose one of: {', '.join(known)}."
        raise Invalid(sentence, {"guide": [sentence]})
    return key


@transaction.atomic
def pause_conversation(conversation_id: UUID | str, *, owner: Any = None) -> ConversationStatus:
    """active → paused. Raises ConversationCompleted, TurnInProgress, WrongState."""
    conversation = locked(conversation_id, owner)
    require_open(conversation)
    require_no_running_turn(conversation)
    if conversation.status != Status.ACTIVE:
        raise WrongState("The conversation is paused already. Send a message to go on.", state=conversation.status)
    return _set_status(conversation, Status.PAUSED)


@transaction.atomic
def resume_conversation(conversation_id: UUID | str, *, owner: Any = None) -> ConversationStatus:
    """paused → active. Raises ConversationCompleted, TurnInProgress, WrongState."""
    conversation = locked(conversation_id, owner)
    require_open(conversation)
    require_no_running_turn(conversation)
    if conversation.status != Status.PAUSED:
        raise WrongState("The conversation is not paused, so there is nothing to resume.", state=conversation.status)
    return _set_status(conversation, Status.ACTIVE)


@transaction.atomic
def reopen_conversation(conversation_id: UUID | str, *, owner: Any = None) -> ConversationStatus:
    """completed → active; the summaries stay. Raises WrongState."""
    conversation = locked(conversation_id, owner)
    if conversation.status != Status.COMPLETED:
        raise WrongState("Only a completed conversation can be reopened.", state=conversation.status)
    conversation.reopened_at = conversation.messages.active().exclude(content="").count()
    # What is asked next is another matter from now on.
    conversation.glance = None
    conversation.save(update_fields=("reopened_at", "glance"))
    return _set_status(conversation, Status.ACTIVE)


def _set_status(conversation: Conversation, status: Conversation.Status) -> ConversationStatus:
    conversation.status = status
    conversation.updated_at = timezone.now()
    conversation.save(update_fields=("status", "updated_at"))
    return status_of(conversation)


@transaction.atomic
def update_conversation(
    conversation_id: UUID | str,
    *,
    owner: Any = None,
    title: str | None = None,
    guide: str | None = None,
    language: str | None = None,
    privacy: dict[str, Any] | None = None,
    provider: str | None = None,
) -> ConversationStatus:
    """Change what is given; the rest stays. An empty title lets the ledger name the conversation again."""
    conversation = locked(conversation_id, owner)
    if title is not None:
        conversation.title, conversation.title_chosen = title, bool(title)
    if guide is not None:
        conversation.guide, conversation.guide_chosen, conversation.glance = checked_guide(guide), True, None
    if language is not None:
        conversation.language, conversation.language_chosen, conversation.glance = language, True, None
    if privacy is not None:
        conversation.privacy = privacy
    if provider is not None:
        conversation.provider = provider
    conversation.updated_at = timezone.now()
    conversation.save()
    return status_of(conversation)


@transaction.atomic
def delete_conversation(conversation_id: UUID | str, *, owner: Any = None) -> None:
    """Hide a conversation at once, kept answers about it too; it can be restored for a while, then is purged."""
    conversation = locked(conversation_id, owner)
    conversation.deleted_at = timezone.now()
    conversation.save(update_fields=("deleted_at",))
    IdempotentCall.objects.filter(route__contains=str(conversation.pk)).delete()
    purge_deleted()


@transaction.atomic
def restore_conversation(conversation_id: UUID | str, *, owner: Any = None) -> ConversationStatus:
    """Bring back a deleted conversation within the time to undo. Raises NotFound after it, or if it was not deleted."""
    mine = {} if owner is None else {"user_id": owner}
    deleted = Conversation.objects.select_for_update().filter(
        conversation_id=parsed_id(conversation_id), deleted_at__gt=_undo_ends(), **mine
    )
    if not deleted.update(deleted_at=None, updated_at=timezone.now()):
        raise NotFound(NO_CONVERSATION)
    return status_of(find(conversation_id, owner))


def purge_deleted() -> int:
    """Remove for good conversations whose time to undo is over, with all that hangs on them; returns how many went."""
    gone, _ = Conversation.objects.filter(deleted_at__lte=_undo_ends()).delete()
    return gone


def _undo_ends() -> Any:
    return timezone.now() - timedelta(seconds=conversation_settings().delete_undo_s)
