"""Open a turn: one transaction, before any model is called."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from conversation.conf import conversation_settings
from conversation.exceptions import NotFound, NothingToRetry, NotLastMessage, TurnLimitReached
from conversation.interview.languages import detect
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Message
from conversation.models import Conversation, ConversationMessage, Turn
from conversation.services.rows.appending import COUNTERS, append_notes, heard, next_message
from conversation.services.rows.content import checked_content
from conversation.services.rows.find import locked, parsed_id, require_no_running_turn, require_open
from conversation.services.rows.usage import require_within_limits

Role = ConversationMessage.Role
TRIES = 20
NO_MESSAGE = "There is no message with this id in the conversation."


class OpenTurn(NamedTuple):
    """A turn that runs: the message and its notes are stored, the reply is empty. `interview` includes the message."""

    turn: Turn
    conversation: Conversation
    message: Message
    interview: Interview

    @property
    def reply_id(self) -> UUID:
        """The message that the reply will stand in."""
        return UUID(str(self.turn.ai_message_id))

    @property
    def user_message_id(self) -> UUID:
        """The person's message."""
        return UUID(self.message.message_id)


def open_turn(conversation_id: UUID | str, content: str, *, owner: Any = None) -> OpenTurn:
    """Store the message with the notes read from it, a turn and its empty reply; a paused conversation is resumed.

    Raises NotFound, Invalid, MessageTooLong, ConversationCompleted, TurnInProgress, TurnLimitReached, RateLimited,
    BudgetExceeded.
    """
    checked_content(content)
    for _ in range(TRIES):
        try:
            return _open(conversation_id, content, owner)
        except IntegrityError:
            # The database refused a second running turn: it is asked which only then, since that is rare. When that
            # one has ended meanwhile, another may have begun.
            settle(conversation_id, owner)
    return _open(conversation_id, content, owner)


@transaction.atomic
def settle(conversation_id: UUID | str, owner: Any = None) -> None:
    """Mark as failed a turn that a dead process left behind. Raises TurnInProgress when it is alive."""
    require_no_running_turn(locked(conversation_id, owner))


@transaction.atomic
def _open(conversation_id: UUID | str, content: str, owner: Any) -> OpenTurn:
    conversation = locked(conversation_id, owner)
    require_open(conversation)
    _require_room(conversation)
    require_within_limits(conversation.user_id)
    conversation.last_turn += 1
    return _asked(conversation, content, number=conversation.last_turn, attempt=1)


@transaction.atomic
def edit_turn(conversation_id: UUID | str, message_id: UUID | str, content: str, *, owner: Any = None) -> OpenTurn:
    """Replace the last user message, and have the new one answered: the old one and its reply are superseded.

    Raises as `open_turn`, NotFound for a message that is not there, NotLastMessage for any other.
    """
    checked_content(content)
    conversation = _ready(conversation_id, owner)
    old = _last_user_message(conversation, parsed_id(message_id))
    require_within_limits(conversation.user_id)
    last = _last_turn(conversation)
    if last is None or last.user_message_id != old.pk:
        conversation.last_turn += 1
        number, attempt = conversation.last_turn, 1
    else:
        _supersede(last)
        number, attempt = last.number, last.attempt + 1
    _withdraw(old)
    return _asked(conversation, content, number, attempt)


@transaction.atomic
def reopen_turn(conversation_id: UUID | str, *, owner: Any = None) -> OpenTurn:
    """Answer the last turn anew: its old reply is superseded. Raises as `open_turn`, and NothingToRetry."""
    conversation = _ready(conversation_id, owner)
    last = _last_turn(conversation)
    if last is None or last.user_message is None:
        raise NothingToRetry("There is no reply to try again yet.", state=conversation.status)
    require_within_limits(conversation.user_id)
    _supersede(last)
    turn, reply = _begun(conversation, last.user_message, last.number, last.attempt + 1)
    reply.save(force_insert=True)
    interview = conversation.as_interview()
    _resume(conversation)
    return OpenTurn(turn, conversation, last.user_message.as_message(), interview)


def lease_end() -> datetime:
    """Until when a turn that begins now, or goes on, belongs to its process."""
    return timezone.now() + timedelta(seconds=conversation_settings().turn_lease_s)


def renew_leases(turn_ids: list[UUID]) -> None:
    """Running turns go on belonging to the process that says so."""
    Turn.objects.filter(pk__in=turn_ids, state=Turn.State.RUNNING).update(lease_until=lease_end())


def _ready(conversation_id: UUID | str, owner: Any) -> Conversation:
    """The locked conversation, in which a turn may begin. A turn that another process left behind is failed here."""
    conversation = locked(conversation_id, owner)
    require_open(conversation)
    require_no_running_turn(conversation)
    return conversation


def _asked(conversation: Conversation, content: str, number: int, attempt: int) -> OpenTurn:
    """Store a user message and begin its turn."""
    if not conversation.language_chosen:
        # Until the person chose a language, the interview follows the one they write in.
        conversation.language = detect(content, default=conversation.language)
    row = next_message(conversation, Role.USER, content)
    message = row.as_message()
    before = heard(conversation, message)
    turn, reply = _begun(conversation, row, number, attempt)
    ConversationMessage.objects.bulk_create((row, reply))
    notes = read(before, message)
    append_notes(conversation, notes)
    _resume(conversation)
    interview = before._replace(messages=(*before.messages, message), notes=before.notes + notes)
    return OpenTurn(turn, conversation, message, interview)


def _begun(
    conversation: Conversation, user_message: ConversationMessage, number: int, attempt: int
) -> tuple[Turn, ConversationMessage]:
    """A stored turn, and its empty reply that is to be stored. Should two begin at once, the database refuses one."""
    reply = next_message(conversation, Role.ASSISTANT, "", {"state": "running"})
    turn = Turn(
        turn_id=uuid4(),
        conversation=conversation,
        number=number,
        attempt=attempt,
        lease_until=lease_end(),
        user_message=user_message,
        ai_message=reply,
    )
    turn.save(force_insert=True)
    return turn, reply


def _resume(conversation: Conversation) -> None:
    conversation.status, conversation.updated_at = Conversation.Status.ACTIVE, timezone.now()
    conversation.glance = None
    conversation.save(update_fields=("status", "guide", "language", "updated_at", "glance", *COUNTERS))


def _last_turn(conversation: Conversation) -> Turn | None:
    turns = Turn.objects.filter(conversation=conversation, kind=Turn.Kind.REPLY, number__gt=0)
    return turns.select_related("user_message", "ai_message").order_by("-number", "-attempt").first()


def _last_user_message(conversation: Conversation, message_id: UUID) -> ConversationMessage:
    """The message, if it is the last that the person sent. Raises NotFound, NotLastMessage."""
    rows = ConversationMessage.objects.filter(conversation=conversation)
    last = rows.active().filter(role=Role.USER).order_by("-sequence").first()
    if last is not None and last.pk == message_id:
        return last
    if not rows.filter(pk=message_id).exists():
        raise NotFound(NO_MESSAGE)
    raise NotLastMessage("Only your last message can be changed.", state=conversation.status)


def _supersede(turn: Turn) -> None:
    """Mark a turn and its reply as replaced; the rows stay."""
    turn.state = Turn.State.SUPERSEDED
    turn.save(update_fields=("state",))
    if turn.ai_message is not None:
        _withdraw(turn.ai_message)


def _withdraw(message: ConversationMessage) -> None:
    message.superseded_at = timezone.now()
    message.save(update_fields=("superseded_at",))


def _require_room(conversation: Conversation) -> None:
    limit = conversation_settings().turn_limit
    if conversation.last_turn >= limit:
        raise TurnLimitReached(
            f"This conversation has reached its limit of {limit} answers. Complete it to get your summary.",
            state=conversation.status,
        )
