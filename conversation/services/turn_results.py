"""What the edge tells about a closed turn, made from its rows."""

from typing import NamedTuple
from uuid import UUID

from conversation.interview import writing
from conversation.interview.policy import take_stock
from conversation.interview.types import Move
from conversation.models import Conversation, ConversationMessage, Turn
from conversation.services.results import TurnResult


class ClosedTurn(NamedTuple):
    """A turn that was answered, with its rows; the conversation's interview is loaded."""

    conversation: Conversation
    turn: Turn
    user_message_id: UUID
    reply: ConversationMessage


def turn_result(closed: ClosedTurn) -> TurnResult:
    """The result of a turn; reads no rows."""
    conversation, turn, user_message_id, reply = closed
    interview = conversation.as_interview()
    stock = take_stock(interview)
    return TurnResult(
        ai_response=reply.content,
        conversation_status=conversation.status,
        user_message_id=user_message_id,
        ai_message_id=reply.pk,
        number=turn.number,
        state=turn.state,
        move=Move.model_validate(turn.move),
        coverage=stock.coverage,
        completion=stock.completion,
        preview=writing.write_up(interview, None) if stock.completion.suggested else None,
        metadata=reply.metadata,
    )
