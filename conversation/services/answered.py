"""What an earlier attempt at sending a message left behind, when it was cut off before its caller had the answer."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from conversation.interview import writing
from conversation.interview.policy import take_stock
from conversation.interview.types import Move
from conversation.models import Conversation, Turn
from conversation.services.results import TurnResult
from conversation.services.rows.find import find


class Left(NamedTuple):
    """`stored`: the message is there. `result`: and its reply too."""

    stored: bool
    result: TurnResult | None


def left_behind(conversation_id: UUID | str, content: str, since: datetime, *, owner: Any = None) -> Left:
    """Whether the last turn is the one that `content` opened after `since`, and its answer. Raises NotFound."""
    conversation = find(conversation_id, owner)
    turn = (
        Turn.objects.filter(conversation=conversation, kind=Turn.Kind.REPLY, ai_message__isnull=False)
        .filter(user_message__timestamp__gte=since)
        .select_related("user_message", "ai_message")
        .order_by("-number", "-attempt")
        .first()
    )
    if turn is None or turn.user_message is None or turn.user_message.content != content:
        return Left(stored=False, result=None)
    return Left(stored=True, result=_result(conversation, turn) if turn.state == Turn.State.COMPLETE else None)


def _result(conversation: Conversation, turn: Turn) -> TurnResult:
    assert turn.user_message is not None
    assert turn.ai_message is not None
    interview = conversation.as_interview()
    stock = take_stock(interview)
    return TurnResult(
        ai_response=turn.ai_message.content,
        conversation_status=conversation.status,
        user_message_id=turn.user_message.pk,
        ai_message_id=turn.ai_message.pk,
        number=turn.number,
        state=turn.state,
        move=Move.model_validate(turn.move),
        coverage=stock.coverage,
        completion=stock.completion,
        preview=writing.write_up(interview, None) if stock.completion.suggested else None,
        metadata=turn.ai_message.metadata,
    )
