"""What calls answer: one model an answer. The interview's own values stand in them as they are."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict, Field

from conversation.interview.types import Choice, Coverage, Evidence, Move, Summary
from conversation.services.results import ConversationPage, ConversationStatus, HistoryPage, MessageView, TurnResult

Status = Literal["active", "completed", "paused"]
OTHERS = "Where you told of experiences that this conversation is not about; each is worth a conversation of its own."


class Answer(BaseModel):
    """What every successful answer begins with."""

    success: Literal[True] = True


class Suggestion(BaseModel):
    """Whether enough is known to complete. `should_complete` is `suggested` under its older name."""

    suggested: bool
    should_complete: bool
    reason: str
    summary_preview: Summary | None = Field(None, description="Only in a turn in which completion is suggested.")


class ConversationOut(BaseModel):
    """One conversation at a glance."""

    conversation_id: UUID
    user_email: str
    status: Status
    title: str
    guide: str
    language: str
    message_count: int
    has_summary: bool
    coverage: Coverage
    completion_suggestion: Suggestion
    other_experiences: tuple[Evidence, ...] = Field(description=OTHERS)
    created_at: datetime
    updated_at: datetime
    provider: str = Field(description="The provider chosen for this conversation; empty: the server's order.")
    privacy: dict[str, Any]

    @classmethod
    def of(cls, status: ConversationStatus) -> "ConversationOut":
        """The service's result as callers see it."""
        fields = status._asdict()
        completion = fields.pop("completion")
        return cls(**fields, completion_suggestion=suggestion(completion.suggested, completion.reason))


def suggestion(suggested: bool, reason: str, preview: Summary | None = None) -> Suggestion:
    """The suggestion, the same everywhere."""
    return Suggestion(suggested=suggested, should_complete=suggested, reason=reason, summary_preview=preview)


class StartedOut(Answer):
    """A conversation that just began."""

    conversation_id: UUID
    initial_message: str
    status: Status
    guide: str
    language: str


class MessageIds(BaseModel):
    """The two messages of a turn."""

    user_message: UUID
    ai_message: UUID


class MoveOut(BaseModel):
    """What the interviewer did, and why."""

    kind: str
    topic: str | None
    why: str


class TurnHead(BaseModel):
    """The turn's number, state and move."""

    number: int
    state: Literal["running", "complete", "stopped", "failed", "superseded"]
    move: MoveOut
    choices: tuple[Choice, ...] = Field(description="The answers that a narrow question offers.")

    @classmethod
    def of(cls, number: int, state: Any, move: Move) -> "TurnHead":
        """The head of a turn in which this move was made, or is planned."""
        shown = MoveOut(kind=move.kind, topic=move.topic, why=move.why)
        return cls(number=number, state=state, move=shown, choices=move.choices)


class StartOut(BaseModel):
    """What a stream begins with. Until the turn is complete, its move is what the policy plans."""

    message_ids: MessageIds
    turn: TurnHead


class EventOut(BaseModel):
    """One event of a stream."""

    model_config = ConfigDict(extra="forbid")

    event: Literal["start", "token", "reply", "coverage", "completion", "progress", "done", "error"]
    id: str | None = Field(None, description="Which reply it is about, and how many code points of it have been sent.")
    data: str = Field(description="A JSON object.", json_schema_extra={"contentMediaType": "application/json"})


class StoppedOut(Answer):
    """Whether something was stopped."""

    stopped: bool = Field(description="False when no reply was being written, or its text was final already.")


class TurnOut(Answer):
    """A turn: the reply, and what is known after it."""

    ai_response: str
    conversation_status: Status
    message_ids: MessageIds
    turn: TurnHead
    coverage: Coverage
    completion_suggestion: Suggestion
    other_experiences: tuple[Evidence, ...] = Field(description=OTHERS)
    metadata: dict[str, Any] = Field(description="Who answered, at what cost, how fast; see the reply's metadata.")

    @classmethod
    def of(cls, turn: TurnResult) -> "TurnOut":
        """The service's result as callers see it."""
        return cls(
            ai_response=turn.ai_response,
            conversation_status=turn.conversation_status,
            message_ids=MessageIds(user_message=turn.user_message_id, ai_message=turn.ai_message_id),
            turn=TurnHead.of(turn.number, turn.state, turn.move),
            coverage=turn.coverage,
            completion_suggestion=suggestion(turn.completion.suggested, turn.completion.reason, turn.preview),
            other_experiences=turn.other_experiences,
            metadata=turn.metadata,
        )


class MessageOut(BaseModel):
    """One message of a transcript. `sequence` counts from 1 over all messages, superseded ones too."""

    message_id: UUID
    role: Literal["user", "assistant"]
    content: str
    metadata: dict[str, Any]
    timestamp: datetime
    sequence: int

    @classmethod
    def of(cls, message: MessageView) -> "MessageOut":
        """The service's result as callers see it."""
        return cls(**message._asdict())


class HistoryOut(Answer):
    """A stretch of the transcript, in order."""

    conversation: ConversationOut
    message_history: list[MessageOut]
    next: int | None = Field(description="The `before` that continues backwards; null at the beginning.")
    stored_summary: Summary | None = Field(description="The write-up; null until the conversation is completed.")
    completion_suggestion: Suggestion

    @classmethod
    def of(cls, history: HistoryPage) -> "HistoryOut":
        """The service's result as callers see it."""
        conversation = ConversationOut.of(history.conversation)
        return cls(
            conversation=conversation,
            message_history=[MessageOut.of(message) for message in history.messages],
            next=history.next,
            stored_summary=history.stored_summary,
            completion_suggestion=conversation.completion_suggestion,
        )


class ConversationAnswer(Answer):
    """One conversation."""

    conversation: ConversationOut


class ListOut(Answer):
    """One page of your conversations, the last changed first."""

    conversations: list[ConversationOut]
    total_count: int = Field(description="How many match the filter.")
    active_count: int = Field(description="Active ones, whatever the filter; so the two below.")
    completed_count: int
    paused_count: int
    page: int
    pages: int

    @classmethod
    def of(cls, page: ConversationPage) -> "ListOut":
        """The service's result as callers see it."""
        fields = page._asdict()
        rows = [ConversationOut.of(status) for status in fields.pop("conversations")]
        return cls(conversations=rows, **fields)


class LifecycleOut(Answer):
    """The state that a conversation is in now."""

    conversation_status: Status
    message: str = Field(description="What happened, for the person.")


class CompletedOut(LifecycleOut):
    """A completed conversation with its write-up."""

    experience_summary: Summary


class SummaryOut(Answer):
    """The newest write-up."""

    experience_summary: Summary


class EditedSummaryOut(SummaryOut):
    """The write-up with the person's own words in it."""

    warning: str | None = Field(
        description="What they do not back with anything that they said, for the person; null when all is backed."
    )


class VersionOut(BaseModel):
    """One write-up of several."""

    version: int
    created_at: datetime
    title: str
    language: str
    experience_summary: Summary


class VersionsOut(Answer):
    """All write-ups, the oldest first."""

    versions: list[VersionOut]


class ErrorOut(BaseModel):
    """The one object of every failed call."""

    success: Literal[False] = False
    error: str = Field(description="A sentence for a person.")
    code: str = Field(description="A stable word for a program.")
    retryable: bool = Field(description="Whether the same call may succeed later.")
    errors: dict[str, list[str]] | None = Field(None, description="With `invalid`: sentences for each field.")
    state: str | None = Field(None, description="With a refusal of the lifecycle: the state that was found.")


def nothing() -> HttpResponse:
    """Success with no body, so of no type."""
    response = HttpResponse(status=204)
    del response["Content-Type"]
    return response


def answer(value: BaseModel, status: int = 200) -> HttpResponse:
    """The value as JSON."""
    return HttpResponse(value.model_dump_json().encode(), status=status, content_type="application/json")
