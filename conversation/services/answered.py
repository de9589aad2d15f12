"""What an earlier attempt at sending a message left behind, when it was cut off before its caller had the answer."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from conversation.models import ConversationMessage, Turn
from conversation.services.results import TurnResult
from conversation.services.rows.find import visible
from conversation.services.rows.told import told_turn


class Left(NamedTuple):
    """`stored`: the message is there. `turn`: and its reply too."""

    stored: bool
    turn: TurnResult | None


def left_behind(conversation_id: UUID | str, content: str | None, since: datetime, *, owner: Any = None) -> Left:
    """Whether the last turn is the one that `content` opened after `since`, and its answer; without a content, whether
    it is one that was answered anew since then. Raises NotFound."""
    turns = Turn.objects.filter(conversation=visible(conversation_id, owner), kind=Turn.Kind.REPLY, number__gt=0)
    turn = turns.select_related("user_message", "ai_message").order_by("-number", "-attempt").first()
    if turn is None or turn.user_message is None or not _is_of(turn, turn.user_message, content, since):
        return Left(stored=False, turn=None)
    if turn.state != Turn.State.COMPLETE or turn.ai_message is None:
        return Left(stored=True, turn=None)
    return Left(stored=True, turn=told_turn(turn))


def _is_of(turn: Turn, message: ConversationMessage, content: str | None, since: datetime) -> bool:
    if content is None:
        return turn.attempt > 1 and turn.opened_at >= since
    return message.content == content and message.timestamp >= since
