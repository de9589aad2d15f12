"""Tell a closed turn from its rows, as it was told when it was closed."""

from conversation.interview import writing
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Move
from conversation.models import Conversation, ConversationMessage, Turn
from conversation.services.results import TurnResult
from conversation.services.rows.find import find


def told_turn(turn: Turn) -> TurnResult:
    """The result of a turn that has a reply: what was known once it was closed, without what came later."""
    conversation = find(turn.conversation_id)
    reply = turn.ai_message
    assert reply is not None
    assert turn.user_message_id is not None
    interview = _until(conversation, reply)
    stock = take_stock(interview)
    return TurnResult(
        ai_response=reply.content,
        conversation_status=conversation.status,
        user_message_id=turn.user_message_id,
        ai_message_id=reply.pk,
        number=turn.number,
        state=turn.state,
        move=Move.model_validate(turn.move),
        coverage=stock.coverage,
        completion=stock.completion,
        other_experiences=tuple(other.evidence for other in stock.others),
        preview=writing.write_up(interview, None) if stock.completion.suggested else None,
        metadata=reply.metadata,
    )


def _until(conversation: Conversation, reply: ConversationMessage) -> Interview:
    """The interview up to a reply. Notes that the person typed belong to no message, and stay."""
    interview = conversation.as_interview()
    rows = ConversationMessage.objects.filter(conversation=conversation, sequence__lte=reply.sequence)
    told = {str(pk): content for pk, content in rows.values_list("pk", "content")}
    return interview._replace(
        messages=tuple(message for message in interview.messages if message.message_id in told),
        notes=tuple(note for note in interview.notes if note.message_id is None or note.message_id in told),
        asked=tuple(asked for asked in interview.asked if asked.text in told.values()),
    )
