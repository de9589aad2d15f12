"""Begin, list, change and delete conversations; the guides that they follow."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request
from ninja import Query, Router

from conversation.api.attempts import own_id
from conversation.api.auth import caller_id
from conversation.api.documented import OF_ONE, documented
from conversation.api.guide_outputs import GuideOut, GuidesOut, GuideTopicOut
from conversation.api.inputs import ChangeIn, GuidesQuery, ListQuery, Nothing, StartIn
from conversation.api.outputs import (
    ConversationAnswer,
    ConversationOut,
    ListOut,
    StartedOut,
    answer,
    nothing,
)
from conversation.api.parsing import JsonBody
from conversation.exceptions import Invalid
from conversation.interview.guide import Guide, all_guides
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from conversation.services.db import in_db

router = Router(tags=["Conversations"])
manager = ConversationManager()
orchestrator = ConversationOrchestrator()


@router.post("start/", **documented("startConversation", StartedOut, status=201, takes=StartIn))
async def start(request: HttpRequest, body: Annotated[StartIn, JsonBody(...)]) -> HttpResponse:
    """Begin an interview. It answers at once with a greeting and the first question; no model is called."""
    options = {"conversation_id": own_id(request), **body.model_dump(exclude_none=True)}
    started = await orchestrator.astart_new_conversation(caller_id(request), **options)
    return answer(StartedOut(**started._asdict()), 201)


@router.get("", **documented("listConversations", ListOut, Invalid))
async def conversations(request: HttpRequest, query: Annotated[ListQuery, Query()]) -> HttpResponse:
    """Your conversations, the last changed first, a page at a time."""
    page = await in_db(
        manager.list_conversations,
        caller_id(request),
        status=query.status,
        query=query.q,
        page=query.page,
        page_size=query.page_size,
    )
    return answer(ListOut.of(page))


@router.get("guides/", **documented("listGuides", GuidesOut, Invalid))
async def guides(request: HttpRequest, query: Annotated[GuidesQuery, Query()]) -> HttpResponse:
    """The kinds of experience that can be told, each with the topics that it asks about."""
    language = query.language or get_language_from_request(request)
    return answer(GuidesOut(guides=[_guide(guide, language.split("-")[0]) for guide in all_guides()]))


def _guide(guide: Guide, language: str) -> GuideOut:
    topics = [
        GuideTopicOut(key=topic.key, label=topic.label(language), weight=topic.weight, required=topic.required)
        for topic in guide.topics
    ]
    return GuideOut(key=guide.key, label=guide.label(language), languages=guide.languages, topics=topics)


@router.patch("{conversation_id}/", **documented("changeConversation", ConversationAnswer, *OF_ONE, takes=ChangeIn))
async def change(request: HttpRequest, conversation_id: UUID, body: Annotated[ChangeIn, JsonBody(...)]) -> HttpResponse:
    """Change the title, the guide, the language, what is private, or who answers."""
    owner = caller_id(request)
    changed = await in_db(manager.update_conversation, conversation_id, owner=owner, **body.changes())
    return answer(ConversationAnswer(conversation=ConversationOut.of(changed)))


@router.delete("{conversation_id}/", **documented("deleteConversation", None, *OF_ONE, status=204, changes=True))
async def delete(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Delete a conversation. It is hidden at once, can be restored for ten minutes, then is erased with all in it."""
    await orchestrator.adelete_conversation(conversation_id, owner=caller_id(request))
    return nothing()


@router.post(
    "{conversation_id}/restore/", **documented("restoreConversation", ConversationAnswer, *OF_ONE, takes=Nothing)
)
async def restore(request: HttpRequest, conversation_id: UUID, body: Annotated[Nothing, JsonBody(...)]) -> HttpResponse:
    """Bring back a conversation that was deleted less than ten minutes ago."""
    restored = await in_db(manager.restore_conversation, conversation_id, owner=caller_id(request))
    return answer(ConversationAnswer(conversation=ConversationOut.of(restored)))
