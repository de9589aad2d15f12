"""Talk: send an answer, have the last one answered anew, read the transcript."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from conversation.api.auth import caller_id
from conversation.api.documented import OF_ONE, documented
from conversation.api.idempotency import first_attempt_at
from conversation.api.inputs import HistoryQuery, MessageIn, Nothing
from conversation.api.outputs import HistoryOut, TurnOut, answer
from conversation.api.parsing import JsonBody
from conversation.exceptions import (
    ConversationCompleted,
    Invalid,
    NothingToRetry,
    ProvidersFailed,
    TurnInProgress,
    TurnLimitReached,
)
from conversation.services.answered import left_behind
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from conversation.services.db import in_db
from conversation.services.results import TurnResult

router = Router(tags=["Turns"])
manager = ConversationManager()
orchestrator = ConversationOrchestrator()

REFUSED = (ConversationCompleted, TurnInProgress, TurnLimitReached, ProvidersFailed)


@router.post("{conversation_id}/message/", **documented("sendMessage", TurnOut, *OF_ONE, *REFUSED, takes=MessageIn))
async def message(
    request: HttpRequest, conversation_id: UUID, body: Annotated[MessageIn, JsonBody(...)]
) -> HttpResponse:
    """Answer the interviewer. The message is stored before anyone replies; a paused conversation is resumed."""
    turn = await _left(request, conversation_id, body)
    if turn is None:
        turn = await orchestrator.aprocess_user_message(conversation_id, body.content, owner=caller_id(request))
    return answer(TurnOut.of(turn))


async def _left(request: HttpRequest, conversation_id: UUID, body: MessageIn) -> TurnResult | None:
    """The turn that an earlier attempt at this call stored, answered now if it was not; None if nothing was stored."""
    began = first_attempt_at(request)
    if began is None:
        return None
    owner = caller_id(request)
    left = await in_db(left_behind, conversation_id, body.content, began, owner=owner)
    if not left.stored:
        return None
    return left.result or await orchestrator.aretry_last_turn(conversation_id, owner=owner)


@router.post(
    "{conversation_id}/retry/",
    **documented(
        "retryTurn",
        TurnOut,
        *OF_ONE,
        ConversationCompleted,
        TurnInProgress,
        NothingToRetry,
        ProvidersFailed,
        takes=Nothing,
    ),
)
async def retry(request: HttpRequest, conversation_id: UUID, body: Annotated[Nothing, JsonBody(...)]) -> HttpResponse:
    """Have the last message answered anew; the old reply is superseded. Also for a reply that failed."""
    return answer(TurnOut.of(await orchestrator.aretry_last_turn(conversation_id, owner=caller_id(request))))


@router.get("{conversation_id}/history/", **documented("getHistory", HistoryOut, *OF_ONE, Invalid))
async def history(request: HttpRequest, conversation_id: UUID, query: Annotated[HistoryQuery, Query()]) -> HttpResponse:
    """The transcript in order, and the write-up once the conversation is completed. No model is called."""
    page = await in_db(
        manager.get_conversation_history,
        conversation_id,
        owner=caller_id(request),
        before=query.before,
        limit=query.limit,
        superseded=query.superseded,
    )
    return answer(HistoryOut.of(page))
