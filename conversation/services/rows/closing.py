"""Close a turn: one transaction, after the reply is written, stopped or given up."""

from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from conversation.exceptions import WrongState
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Move, Note, Summary
from conversation.models import Conversation, ConversationMessage, Turn
from conversation.services.results import Spent, TurnResult
from conversation.services.rows.appending import append_notes
from conversation.services.rows.find import locked
from conversation.services.rows.glance import glance_of
from conversation.services.rows.opening import OpenTurn
from conversation.services.rows.usage import record_usage

State = Turn.State
TOO_LATE = "This reply came too late: it had been given up. Please try again."


class Reply(NamedTuple):
    """What a turn is closed with: whole (`complete`), or as far as it came (`stopped`).

    `notes` are those that the model took besides the Reader's; `interview` and `stock` are as they
    stand with the reply.
    """

    text: str
    move: Move
    notes: tuple[Note, ...]
    metadata: dict[str, Any]
    spent: Spent
    state: Turn.State
    interview: Interview
    stock: Stock
    title: str
    preview: Summary | None


@transaction.atomic
def close_turn(opened: OpenTurn, reply: Reply) -> TurnResult:
    """Store the reply, the model's notes and the move; tell the turn.

    Raises WrongState when the turn was given up meanwhile (its lease ran out, or it was superseded).
    """
    # First the conversation's row, as whoever opens a turn does: else the two would wait for each other.
    _tell(opened, reply)
    close(opened.turn, reply.state, reply.spent, reply.move)
    metadata = {**reply.metadata, "state": reply.state.value}
    _fill(opened.reply_id, reply.text, metadata)
    if reply.notes:
        _append(opened, reply)
    return TurnResult(
        ai_response=reply.text,
        conversation_status=opened.conversation.status,
        user_message_id=opened.user_message_id,
        ai_message_id=opened.reply_id,
        number=opened.turn.number,
        state=reply.state.value,
        move=reply.move,
        coverage=reply.stock.coverage,
        completion=reply.stock.completion,
        other_experiences=tuple(other.evidence for other in reply.stock.others),
        preview=reply.preview,
        metadata=metadata,
    )


@transaction.atomic
def fail_turn(opened: OpenTurn, text: str, metadata: dict[str, Any], spent: Spent) -> None:
    """Close a turn whose reply was not finished. The message and the text so far stay; it can be tried again."""
    try:
        close(opened.turn, State.FAILED, spent)
    except WrongState:
        return
    _fill(opened.reply_id, text, {**metadata, "state": State.FAILED.value})


def close(turn: Turn, state: Turn.State, spent: Spent, move: Move | None = None) -> None:
    """Close a running turn, or completion, and count what it took. Raises WrongState when it runs no more."""
    values = {} if move is None else {"move": move.model_dump(mode="json")}
    running = Turn.objects.filter(pk=turn.pk, state=State.RUNNING)
    if not running.update(state=state, closed_at=timezone.now(), **values, **spent._asdict()):
        raise WrongState(TOO_LATE, state="failed")
    record_usage(turn.conversation.user_id, spent)


def _fill(reply_id: UUID, text: str, metadata: dict[str, Any]) -> None:
    reply = ConversationMessage.objects.filter(pk=reply_id)
    reply.update(content=text, metadata=metadata, timestamp=timezone.now())


def _append(opened: OpenTurn, reply: Reply) -> None:
    conversation = locked(opened.conversation.conversation_id)
    append_notes(conversation, reply.notes)
    conversation.save(update_fields=("last_position",))


def _tell(opened: OpenTurn, reply: Reply) -> None:
    """What the conversation is called, unless the person named it, and what lists show of it."""
    conversation = Conversation.objects.filter(pk=opened.conversation.pk)
    conversation.update(updated_at=timezone.now(), glance=glance_of(reply.interview, reply.stock))
    title = reply.title[:200]
    if title != opened.conversation.title:
        # It may have been named while the reply was written.
        conversation.filter(title_chosen=False).update(title=title)
