"""Talk: send an answer, have the last one answered anew, read the transcript."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from conversation.api.attempts import first_attempt_at
from conversation.api.auth import caller_id
from conversation.api.documented import FOLLOWER_PARAMETER, OF_ONE, documented
from conversation.api.inputs import HistoryQuery, MessageIn, Nothing, StreamQuery
from conversation.api.outputs import HistoryOut, StoppedOut, TurnOut, answer
from conversation.api.parsing import JsonBody, message_id_in
from conversation.api.streaming import event_stream
from conversation.api.turn_answers import followed, told_again, turn_answer
from conversation.exceptions import (
    BudgetExceeded,
    ConversationCompleted,
    Invalid,
    NothingToRetry,
    NotLastMessage,
    ProvidersFailed,
    RateLimited,
    Superseded,
    TurnInProgress,
    TurnLimitReached,
)
from conversation.services.answered import left_behind
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from conversation.services.db import in_db
from conversation.services.following import find_reply

router = Router(tags=["Turns"])
manager = ConversationManager()
orchestrator = ConversationOrchestrator()

REFUSED = (ConversationCompleted, TurnInProgress, RateLimited, BudgetExceeded, ProvidersFailed)


@router.post(
    "{conversation_id}/message/",
    **documented("sendMessage", TurnOut, *OF_ONE, *REFUSED, TurnLimitReached, takes=MessageIn, streams="turn"),
)
async def message(
    request: HttpRequest, conversation_id: UUID, body: Annotated[MessageIn, JsonBody(...)]
) -> HttpResponseBase:
    """Answer the interviewer. The message is stored before anyone replies; a paused conversation is resumed."""
    owner = caller_id(request)
    return await _left(request, conversation_id, body.content) or await turn_answer(
        request, await orchestrator.abegin_message(conversation_id, body.content, owner=owner)
    )


async def _left(request: HttpRequest, conversation_id: UUID, content: str | None) -> HttpResponseBase | None:
    """The turn that an earlier attempt at this call stored, answered anew if it was not; None if nothing was stored.

    `content`: the message that it brought, if any.
    """
    since, owner = first_attempt_at(request), caller_id(request)
    if since is None:
        return None
    left = await in_db(left_behind, conversation_id, content, since, owner=owner)
    if left.turn is not None:
        return told_again(request, left.turn)
    if not left.stored:
        return None
    return await turn_answer(request, await orchestrator.abegin_retry(conversation_id, owner=owner))


@router.post(
    "{conversation_id}/retry/",
    **documented("retryTurn", TurnOut, *OF_ONE, *REFUSED, NothingToRetry, takes=Nothing, streams="turn"),
)
async def retry(
    request: HttpRequest, conversation_id: UUID, body: Annotated[Nothing, JsonBody(...)]
) -> HttpResponseBase:
    """Have the last message answered anew; the old reply is superseded. Also for a reply that failed."""
    return await _left(request, conversation_id, None) or await turn_answer(
        request, await orchestrator.abegin_retry(conversation_id, owner=caller_id(request))
    )


@router.patch(
    "{conversation_id}/message/{message_id}/",
    **documented("editMessage", TurnOut, *OF_ONE, *REFUSED, NotLastMessage, takes=MessageIn, streams="turn"),
)
async def edit(
    request: HttpRequest, conversation_id: UUID, message_id: UUID, body: Annotated[MessageIn, JsonBody(...)]
) -> HttpResponseBase:
    """Replace your last message, and have the new one answered. The old one and its reply are superseded."""
    owner = caller_id(request)
    return await _left(request, conversation_id, body.content) or await turn_answer(
        request, await orchestrator.abegin_edit(conversation_id, message_id, body.content, owner=owner)
    )


@router.post("{conversation_id}/stop/", **documented("stopReply", StoppedOut, *OF_ONE, takes=Nothing))
async def stop(request: HttpRequest, conversation_id: UUID, body: Annotated[Nothing, JsonBody(...)]) -> HttpResponse:
    """Stop the reply that is being written; what there is of it is kept. A new message, or a retry, goes on."""
    return answer(StoppedOut(stopped=await orchestrator.astop(conversation_id, owner=caller_id(request))))


@router.get(
    "{conversation_id}/stream/",
    **documented("followReply", None, *OF_ONE, Superseded, Invalid, streams="turn", parameters=(FOLLOWER_PARAMETER,)),
)
async def stream(
    request: HttpRequest, conversation_id: UUID, query: Annotated[StreamQuery, Query()]
) -> HttpResponseBase:
    """Follow a reply as Server-Sent Events: what was missed since `Last-Event-ID`, then on to its end."""
    found = await find_reply(conversation_id, message_id_in(query.message), caller_id(request))
    return event_stream(followed(request, found, request.headers.get("Last-Event-ID", "")))


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
