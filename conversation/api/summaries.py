"""Write-ups: read them; change the newest by hand, by having it written anew, or back to an earlier one.

Each change is a new version.
"""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from conversation.api.attempts import own_id
from conversation.api.auth import caller_id
from conversation.api.completion_answers import REWRITTEN, completed_before, completion_answer
from conversation.api.documented import OF_ONE, documented
from conversation.api.inputs import EditSummaryIn, Nothing, RegenerateIn
from conversation.api.outputs import CompletedOut, EditedSummaryOut, SummaryOut, VersionOut, VersionsOut, answer
from conversation.api.parsing import JsonBody
from conversation.exceptions import CompletionStopped, TurnInProgress
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from conversation.services.db import in_db
from conversation.services.rows.summaries import StoredVersion

router = Router(tags=["Summary"])
manager = ConversationManager()
orchestrator = ConversationOrchestrator()


@router.get("{conversation_id}/summary/", **documented("getSummary", SummaryOut, *OF_ONE))
async def summary(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """The newest write-up; 404 before the conversation was first completed."""
    newest = await in_db(manager.latest_summary, conversation_id, owner=caller_id(request))
    return answer(SummaryOut(experience_summary=newest))


@router.get("{conversation_id}/summary/versions/", **documented("listSummaryVersions", VersionsOut, *OF_ONE))
async def versions(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """All write-ups of a conversation, the oldest first; an empty list before the first."""
    rows = await in_db(manager.summary_versions, conversation_id, owner=caller_id(request))
    return answer(VersionsOut(versions=[_version(row) for row in rows]))


def _version(stored: StoredVersion) -> VersionOut:
    return VersionOut(
        version=stored.number,
        created_at=stored.created_at,
        title=stored.summary.title,
        language=stored.summary.language,
        experience_summary=stored.summary,
    )


@router.patch(
    "{conversation_id}/summary/",
    **documented("editSummary", EditedSummaryOut, *OF_ONE, TurnInProgress, takes=EditSummaryIn),
)
async def edit(
    request: HttpRequest, conversation_id: UUID, body: Annotated[EditSummaryIn, JsonBody(...)]
) -> HttpResponse:
    """Put your own words into the write-up. They are saved in any case. What you said is looked through for what backs
    them, and `warning` says what is not backed."""
    edited = await orchestrator.aedit_summary(
        conversation_id, body.pointer, body.text, owner=caller_id(request), version_id=own_id(request)
    )
    return answer(EditedSummaryOut(experience_summary=edited.summary, warning=edited.warning))


@router.post(
    "{conversation_id}/summary/regenerate/",
    **documented(
        "regenerateSummary",
        CompletedOut,
        *OF_ONE,
        TurnInProgress,
        CompletionStopped,
        takes=RegenerateIn,
        streams="completion",
    ),
)
async def regenerate(
    request: HttpRequest, conversation_id: UUID, body: Annotated[RegenerateIn, JsonBody(...)]
) -> HttpResponseBase:
    """Have the write-up, or a part of it, written anew from what was said. All else stays as it was, your own words
    too, and the conversation stays completed or open. It cannot fail for lack of a model."""
    owner, version_id = caller_id(request), own_id(request)
    made = await in_db(manager.stored_version, conversation_id, version_id, owner=owner)
    if made is not None:
        # An attempt under the same Idempotency-Key was cut off after it had stored the version.
        return completed_before(request, made, REWRITTEN)
    live = await orchestrator.abegin_rewriting(
        conversation_id, owner=owner, pointer=body.pointer, language=body.language, version_id=version_id
    )
    return await completion_answer(request, live, REWRITTEN)


@router.post(
    "{conversation_id}/summary/versions/{int:number}/restore/",
    **documented("restoreSummaryVersion", SummaryOut, *OF_ONE, TurnInProgress, takes=Nothing),
)
async def restore(
    request: HttpRequest, conversation_id: UUID, number: int, body: Annotated[Nothing, JsonBody(...)]
) -> HttpResponse:
    """Make a copy of an earlier version the newest one. The versions between stay."""
    restored = await orchestrator.arestore_summary(
        conversation_id, number, owner=caller_id(request), version_id=own_id(request)
    )
    return answer(SummaryOut(experience_summary=restored))
