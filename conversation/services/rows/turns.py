"""Open and close turns: one transaction each, and none across a model call."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from conversation.conf import conversation_settings
from conversation.exceptions import NothingToRetry, TurnLimitReached, WrongState
from conversation.interview.languages import detect
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Message, Move, Note
from conversation.models import Conversation, ConversationMessage, NoteRow, Turn
from conversation.services.rows.content import checked_content
from conversation.services.rows.find import locked, mark_failed, require_no_running_turn, require_open
from conversation.services.turn_results import ClosedTurn

Role = ConversationMessage.Role
Status = Conversation.Status


class OpenTurn(NamedTuple):
    """A turn that runs: the message and its notes are stored, the reply is empty. `interview` includes the message."""

    turn: Turn
    conversation: Conversation
    message: Message
    interview: Interview


class Reply(NamedTuple):
    """What a turn is closed with. `notes` are those that the model took besides the Reader's."""

    text: str
    move: Move
    notes: tuple[Note, ...]
    title: str
    metadata: dict[str, Any]


@transaction.atomic
def open_turn(conversation_id: UUID | str, content: str, *, owner: Any = None) -> OpenTurn:
    """Store the message with the notes read from it, a turn and its empty reply; a paused conversation is resumed.

    Raises NotFound, Invalid, MessageTooLong, ConversationCompleted, TurnInProgress, TurnLimitReached.
    """
    checked_content(content)
    conversation = locked(conversation_id, owner)
    require_open(conversation)
    require_no_running_turn(conversation)
    number = next_number(conversation, Turn.Kind.REPLY)
    _require_room(conversation, number)
    _learn_language(conversation, content)
    before = conversation.as_interview()
    row = append_message(conversation, Role.USER, content)
    conversation.status, conversation.updated_at = Status.ACTIVE, timezone.now()
    conversation.save(update_fields=("status", "language", "updated_at"))
    turn = _begin(conversation, number, 1, row)
    message = row.as_message()
    notes = read(before, message)
    append_notes(conversation, notes)
    interview = before._replace(messages=(*before.messages, message), notes=before.notes + notes)
    return OpenTurn(turn, conversation, message, interview)


@transaction.atomic
def reopen_turn(conversation_id: UUID | str, *, owner: Any = None) -> OpenTurn:
    """Answer the last turn anew: its old reply is superseded. Raises as `open_turn`, and NothingToRetry."""
    conversation = locked(conversation_id, owner)
    require_open(conversation)
    require_no_running_turn(conversation)
    turns = Turn.objects.filter(conversation=conversation, kind=Turn.Kind.REPLY, number__gt=0)
    last = turns.select_related("user_message", "ai_message").order_by("-number", "-attempt").first()
    if last is None or last.user_message is None:
        raise NothingToRetry("There is no reply to try again yet.", state=conversation.status)
    supersede(last)
    turn = _begin(conversation, last.number, last.attempt + 1, last.user_message)
    return OpenTurn(turn, conversation, last.user_message.as_message(), conversation.as_interview())


def supersede(turn: Turn) -> None:
    """Mark a turn and its reply as replaced; the rows stay."""
    turn.state = Turn.State.SUPERSEDED
    turn.save(update_fields=("state",))
    if turn.ai_message is not None:
        turn.ai_message.superseded_at = timezone.now()
        turn.ai_message.save(update_fields=("superseded_at",))


@transaction.atomic
def close_turn(opened: OpenTurn, reply: Reply) -> ClosedTurn:
    """Store the whole reply, the model's notes and the move.

    Raises WrongState when the turn was given up meanwhile (its lease ran out, or it was superseded).
    """
    conversation = locked(opened.conversation.conversation_id)
    turn = Turn.objects.select_related("ai_message").get(pk=opened.turn.pk)
    message = turn.ai_message
    if turn.state != Turn.State.RUNNING or message is None:
        raise WrongState("This reply came too late: it had been given up. Please try again.", state=turn.state)
    turn.state, turn.closed_at = Turn.State.COMPLETE, timezone.now()
    turn.move = reply.move.model_dump(mode="json")
    turn.save(update_fields=("state", "closed_at", "move"))
    message.content, message.timestamp = reply.text, timezone.now()
    message.metadata = {**reply.metadata, "state": "complete"}
    message.save(update_fields=("content", "metadata", "timestamp"))
    append_notes(conversation, reply.notes)
    _retitle(conversation, reply.title)
    conversation.as_interview()
    return ClosedTurn(conversation, turn, UUID(opened.message.message_id), message)


def _retitle(conversation: Conversation, title: str) -> None:
    if not conversation.title_chosen:
        conversation.title = title[:200]
    conversation.updated_at = timezone.now()
    conversation.save(update_fields=("title", "updated_at"))


@transaction.atomic
def fail_turn(opened: OpenTurn, metadata: dict[str, Any]) -> None:
    """Close a turn that got no reply. The person's message stays, and the turn can be tried again."""
    turn = Turn.objects.select_related("ai_message").select_for_update(of=("self",)).get(pk=opened.turn.pk)
    if turn.state != Turn.State.RUNNING:
        return
    if turn.ai_message is not None:
        turn.ai_message.metadata = metadata
    mark_failed(turn)


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
    row = append_message(conversation, Role(role), content)
    if role == Role.USER:
        append_notes(conversation, read(interview, row.as_message()))
    return row


def append_message(conversation: Conversation, role: str, content: str) -> ConversationMessage:
    """The next message of a locked conversation."""
    last = ConversationMessage.objects.filter(conversation=conversation).aggregate(last=Max("sequence"))["last"] or 0
    return ConversationMessage.objects.create(conversation=conversation, role=role, content=content, sequence=last + 1)


def append_notes(conversation: Conversation, notes: Sequence[Note]) -> None:
    """Store notes after those that a locked conversation has."""
    if not notes:
        return
    last = NoteRow.objects.filter(conversation=conversation).aggregate(last=Max("position"))["last"] or 0
    NoteRow.objects.bulk_create(
        NoteRow(conversation=conversation, position=last + offset, **note.model_dump())
        for offset, note in enumerate(notes, start=1)
    )


def next_number(conversation: Conversation, kind: Turn.Kind) -> int:
    """The number of the next turn, or completion, of a conversation."""
    last = Turn.objects.filter(conversation=conversation, kind=kind).aggregate(last=Max("number"))["last"]
    return 0 if last is None else last + 1


def lease_end() -> datetime:
    """Until when a turn that begins now belongs to its process."""
    return timezone.now() + timedelta(seconds=conversation_settings().turn_lease_s)


def _begin(conversation: Conversation, number: int, attempt: int, user_message: ConversationMessage) -> Turn:
    reply = append_message(conversation, Role.ASSISTANT, "")
    reply.metadata = {"state": "running"}
    reply.save(update_fields=("metadata",))
    return Turn.objects.create(
        conversation=conversation,
        number=number,
        attempt=attempt,
        lease_until=lease_end(),
        user_message=user_message,
        ai_message=reply,
    )


def _require_room(conversation: Conversation, number: int) -> None:
    limit = conversation_settings().turn_limit
    if number > limit:
        raise TurnLimitReached(
            f"This conversation has reached its limit of {limit} answers. Complete it to get your summary.",
            state=conversation.status,
        )


def _learn_language(conversation: Conversation, content: str) -> None:
    """Until the person chose a language, the interview follows the one they write in."""
    if not conversation.language_chosen:
        conversation.language = detect(content, default=conversation.language)
