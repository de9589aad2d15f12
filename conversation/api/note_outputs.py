"""What the ledger's calls answer."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from conversation.api.outputs import Answer, Suggestion, suggestion
from conversation.interview.note_states import NoteState
from conversation.interview.types import Actor, Coverage, Source, TopicKey
from conversation.services.results import LedgerView, NoteView


class NoteOut(BaseModel):
    """One note: a fact that the person stated, or (`declined`) a topic that they would not speak of."""

    note_id: str
    topic: TopicKey
    aspect: str = Field(description="What narrows the topic, such as `title` or `start`; empty where nothing does.")
    value: str
    quote: str = Field(description="The person's own words: of the message, or what they typed.")
    message_id: str | None = Field(description="The message that the words are of; null: typed into the ledger.")
    start: int = Field(description="Where the quote begins in the message, or in what was typed, in code points.")
    end: int
    actor: Actor
    source: Source
    kind: Literal["fact", "correction", "declined"]
    fixes: str | None = Field(description="The note that this one took the place of.")
    state: NoteState
    contradicts: tuple[str, ...] = Field(description="Live notes that cannot be true beside this one.")
    created_at: datetime

    @classmethod
    def of(cls, view: NoteView) -> "NoteOut":
        """The service's result as callers see it."""
        rest = {"state": view.state, "contradicts": view.contradicts, "created_at": view.created_at}
        return cls.model_validate({**view.note.model_dump(), **rest})


class LedgerOut(Answer):
    """The ledger, in the order told, and what is known by it."""

    notes: list[NoteOut]
    coverage: Coverage
    completion_suggestion: Suggestion

    @classmethod
    def of(cls, view: LedgerView) -> "LedgerOut":
        """The service's result as callers see it."""
        return cls(
            notes=[NoteOut.of(note) for note in view.notes],
            coverage=view.coverage,
            completion_suggestion=suggestion(view.completion.suggested, view.completion.reason),
        )


class NoteAnswer(LedgerOut):
    """What was noted, and what is known now."""

    note: NoteOut = Field(description="The new note; the first of them where a time became several.")
    notes: list[NoteOut] = Field(description="All new notes.")

    @classmethod
    def of(cls, view: LedgerView) -> "NoteAnswer":
        """The service's result as callers see it."""
        told = LedgerOut.of(view)
        return cls(note=told.notes[0], **dict(told))
