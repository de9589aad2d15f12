"""Copies of conversations that the services themselves have made, since thousands would take them an hour."""

from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Model

from conversation.models import Conversation, ConversationMessage, NoteRow, Turn

Row = TypeVar("Row", bound=Model)


class Rows(NamedTuple):
    """What hangs on a conversation."""

    messages: list[ConversationMessage]
    turns: list[Turn]
    notes: list[NoteRow]


def rows_of(conversation: Conversation) -> Rows:
    """All of it, in order."""
    return Rows(list(conversation.messages.all()), list(conversation.turns.all()), list(conversation.notes.all()))


def copied(row: Row, **changes: Any) -> Row:
    """A new row, not yet stored, that differs in its key and in these fields."""
    fields = row._meta.concrete_fields
    values = {one.attname: getattr(row, one.attname) for one in fields if not one.primary_key}
    return type(row)(**{**values, **changes})


def copies(rows: Rows, to: Conversation, *, times: int = 0) -> Rows:
    """The rows again, for another conversation; `times` copies stand there before them, and are counted on."""
    messages = {
        row.pk: copied(row, conversation_id=to.pk, sequence=row.sequence + times * len(rows.messages))
        for row in rows.messages
    }
    turns = [_turn(row, to, times * len(rows.turns), messages) for row in rows.turns]
    return Rows(list(messages.values()), turns, _notes(rows.notes, to, times * len(rows.notes), messages))


def _turn(row: Turn, to: Conversation, later: int, messages: dict[Any, Any]) -> Turn:
    said, answered = _key(messages, row.user_message_id), _key(messages, row.ai_message_id)
    return copied(row, conversation_id=to.pk, number=row.number + later, user_message_id=said, ai_message_id=answered)


def _notes(rows: list[NoteRow], to: Conversation, later: int, messages: dict[Any, Any]) -> list[NoteRow]:
    notes = {
        row.pk: copied(
            row,
            conversation_id=to.pk,
            position=row.position + later,
            message_id=_key(messages, row.message_id),
        )
        for row in rows
    }
    for note in notes.values():
        note.fixes = _key(notes, note.fixes)
    return list(notes.values())


def store(all_rows: list[Rows]) -> None:
    """In a few statements; the conversations themselves must be stored already."""
    ConversationMessage.objects.bulk_create((row for rows in all_rows for row in rows.messages), batch_size=500)
    Turn.objects.bulk_create((row for rows in all_rows for row in rows.turns), batch_size=500)
    NoteRow.objects.bulk_create((row for rows in all_rows for row in rows.notes), batch_size=500)


def _key(made: dict[Any, Any], old: UUID | None) -> UUID | None:
    """The key of the copy that stands for an old row."""
    return made[old].pk if old in made else None
