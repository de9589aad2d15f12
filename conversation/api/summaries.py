"""Read write-ups."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from conversation.api.auth import caller_id
from conversation.api.documented import OF_ONE, documented
from conversation.api.outputs import SummaryOut, VersionOut, VersionsOut, answer
from conversation.services.conversation_manager import ConversationManager
from conversation.services.db import in_db
from conversation.services.rows.summaries import StoredVersion

router = Router(tags=["Summary"])
manager = ConversationManager()


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
