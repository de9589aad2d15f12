"""Take a transcript away."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Router

from conversation.api.auth import caller_id
from conversation.api.documented import OF_ONE, documented
from conversation.api.inputs import ExportQuery
from conversation.api.transcript import FORMATS, TranscriptOut, file_name
from conversation.exceptions import Invalid
from conversation.services.conversation_manager import ConversationManager
from conversation.services.db import in_db

router = Router(tags=["Conversations"])
manager = ConversationManager()


def _documented() -> dict[str, Any]:
    """The call answers in three content types, which ninja cannot tell from one model."""
    call = documented("exportTranscript", TranscriptOut, *OF_ONE, Invalid)
    content = call["openapi_extra"]["responses"][200].setdefault("content", {})
    content["text/markdown"] = {"schema": {"type": "string"}, "example": "# Line cook at Harbour Grill\n"}
    content["text/plain"] = {"schema": {"type": "string"}, "example": "Line cook at Harbour Grill\n"}
    return call


@router.get("{conversation_id}/export/", **_documented())
async def export(request: HttpRequest, conversation_id: UUID, query: Annotated[ExportQuery, Query()]) -> HttpResponse:
    """The transcript as a file: JSON, Markdown or plain text. Superseded messages are left out."""
    history = await in_db(manager.get_conversation_history, conversation_id, owner=caller_id(request))
    chosen = FORMATS[query.format]
    response = HttpResponse(chosen.write(history).encode(), content_type=chosen.content_type)
    name = file_name(history.conversation.title, query.format)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
