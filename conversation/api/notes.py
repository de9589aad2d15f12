"""The ledger: read it, add a fact, fix one, delete one. No model is called."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from conversation.api.attempts import own_id
from conversation.api.auth import caller_id
from conversation.api.documented import OF_ONE, documented
from conversation.api.inputs import FixNoteIn, NoteIn, NotesQuery
from conversation.api.note_outputs import LedgerOut, NoteAnswer
from conversation.api.outputs import answer, nothing
from conversation.api.parsing import JsonBody
from conversation.exceptions import Invalid, TurnInProgress, WrongState
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from conversation.services.db import in_db
from conversation.services.rows.notes import Fix

router = Router(tags=["Ledger"])
manager = ConversationManager()
orchestrator = ConversationOrchestrator()


@router.get("{conversation_id}/notes/", **documented("listNotes", LedgerOut, *OF_ONE, Invalid))
async def notes(request: HttpRequest, conversation_id: UUID, query: Annotated[NotesQuery, Query()]) -> HttpResponse:
    """What you told, as notes in the order told, each with your words; and what is covered by them."""
    view = await in_db(manager.list_notes, conversation_id, owner=caller_id(request), every=query.all)
    return answer(LedgerOut.of(view))


@router.post(
    "{conversation_id}/notes/",
    **documented("addNote", NoteAnswer, *OF_ONE, TurnInProgress, WrongState, status=201, takes=NoteIn),
)
async def add(request: HttpRequest, conversation_id: UUID, body: Annotated[NoteIn, JsonBody(...)]) -> HttpResponse:
    """Add a fact, or put one in the place of a live note. It counts as your words, and is not asked for again. Also in
    a paused or completed conversation; a write-up then reads as stale."""
    view = await orchestrator.aadd_note(
        conversation_id,
        body.topic,
        body.value,
        aspect=body.aspect,
        fixes=body.fixes,
        owner=caller_id(request),
        note_id=own_id(request),
    )
    return answer(NoteAnswer.of(view), 201)


@router.patch(
    "{conversation_id}/notes/{note_id}/",
    **documented("fixNote", NoteAnswer, *OF_ONE, TurnInProgress, WrongState, takes=FixNoteIn),
)
async def fix(
    request: HttpRequest, conversation_id: UUID, note_id: UUID, body: Annotated[FixNoteIn, JsonBody(...)]
) -> HttpResponse:
    """Fix a live note. A new note takes its place; the old one is kept as replaced, and backs nothing any more."""
    wanted = Fix(body.value, body.topic, body.actor)
    view = await orchestrator.afix_note(
        conversation_id, note_id, wanted, owner=caller_id(request), new_id=own_id(request)
    )
    return answer(NoteAnswer.of(view))


@router.delete(
    "{conversation_id}/notes/{note_id}/",
    **documented("deleteNote", None, *OF_ONE, TurnInProgress, WrongState, status=204, changes=True),
)
async def delete(request: HttpRequest, conversation_id: UUID, note_id: UUID) -> HttpResponse:
    """Delete a live note. Its words back nothing any more, and what it told may be asked for. Twice is as good as
    once."""
    await orchestrator.adelete_note(conversation_id, note_id, owner=caller_id(request))
    return nothing()
