"""A conversation's state: read it, pause, resume, complete, reopen."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from conversation.api.attempts import first_attempt_at
from conversation.api.auth import caller_id
from conversation.api.completion_answers import completed_before, completion_answer
from conversation.api.documented import OF_ONE, documented
from conversation.api.inputs import CompleteIn, Nothing, PauseIn
from conversation.api.outputs import CompletedOut, ConversationAnswer, ConversationOut, LifecycleOut, answer
from conversation.api.parsing import JsonBody
from conversation.exceptions import (
    CompletionStopped,
    ConversationCompleted,
    NotApproved,
    NothingSaid,
    TurnInProgress,
    WrongState,
)
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from conversation.services.db import in_db

router = Router(tags=["Lifecycle"])
manager = ConversationManager()
orchestrator = ConversationOrchestrator()

PAUSED = "The conversation is paused. Everything is kept; send a message, or resume, to go on."
RESUMED = "The conversation goes on where you left it."
REOPENED = "The conversation is open again. Its summary is kept, and completing it writes the next version."
NOT_APPROVED = "The conversation was not completed, since `user_approved` is false. Nothing was changed."


@router.get("{conversation_id}/status/", **documented("getStatus", ConversationAnswer, *OF_ONE))
async def status(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """One conversation at a glance: what is covered, what is open, and whether it is enough to complete."""
    found = await in_db(manager.get_status, conversation_id, owner=caller_id(request))
    return answer(ConversationAnswer(conversation=ConversationOut.of(found)))


@router.post(
    "{conversation_id}/pause/",
    **documented(
        "pauseConversation",
        LifecycleOut,
        *OF_ONE,
        WrongState,
        ConversationCompleted,
        TurnInProgress,
        takes=PauseIn,
    ),
)
async def pause(request: HttpRequest, conversation_id: UUID, body: Annotated[PauseIn, JsonBody(...)]) -> HttpResponse:
    """Pause the conversation, or resume it with `{"action": "resume"}`."""
    resumes = body.action == "resume"
    work = manager.resume_conversation if resumes else manager.pause_conversation
    found = await in_db(work, conversation_id, owner=caller_id(request))
    return answer(LifecycleOut(conversation_status=found.status, message=RESUMED if resumes else PAUSED))


@router.post(
    "{conversation_id}/complete/",
    **documented(
        "completeConversation",
        CompletedOut,
        *OF_ONE,
        NotApproved,
        NothingSaid,
        ConversationCompleted,
        TurnInProgress,
        CompletionStopped,
        takes=CompleteIn,
        streams="completion",
    ),
)
async def complete(
    request: HttpRequest, conversation_id: UUID, body: Annotated[CompleteIn, JsonBody(...)]
) -> HttpResponseBase:
    """End the conversation and write the experience up. It cannot fail for lack of a model."""
    owner = caller_id(request)
    if not body.user_approved:
        await in_db(manager.get_status, conversation_id, owner=owner)
        raise NotApproved(NOT_APPROVED)
    privacy = body.privacy.model_dump() if body.privacy else None
    try:
        live = await orchestrator.abegin_completion(
            conversation_id, owner=owner, language=body.language, privacy=privacy
        )
    except ConversationCompleted:
        # An attempt under the same Idempotency-Key was cut off after it had stored the summary.
        if first_attempt_at(request) is None:
            raise
        return completed_before(request, await in_db(manager.newest_version, conversation_id, owner=owner))
    return await completion_answer(request, live)


@router.post(
    "{conversation_id}/reopen/",
    **documented("reopenConversation", LifecycleOut, *OF_ONE, WrongState, takes=Nothing),
)
async def reopen(request: HttpRequest, conversation_id: UUID, body: Annotated[Nothing, JsonBody(...)]) -> HttpResponse:
    """Go on with a completed conversation. Its summaries stay."""
    found = await in_db(manager.reopen_conversation, conversation_id, owner=caller_id(request))
    return answer(LifecycleOut(conversation_status=found.status, message=REOPENED))
