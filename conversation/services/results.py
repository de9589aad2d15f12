"""What the services return: plain values, ready for an edge to render."""

from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from conversation.interview.note_states import NoteState
from conversation.interview.types import Completion, Coverage, Evidence, Move, Note, Summary


class Started(NamedTuple):
    """A conversation that just began, with its greeting."""

    conversation_id: UUID
    initial_message: str
    status: str
    guide: str
    language: str


class ConversationStatus(NamedTuple):
    """One conversation at a glance. `message_count` counts active messages with words, the greeting too.

    `other_experiences`: where the person told of others than the one it is about.
    """

    conversation_id: UUID
    user_email: str
    status: str
    title: str
    guide: str
    language: str
    provider: str
    privacy: dict[str, Any]
    message_count: int
    has_summary: bool
    coverage: Coverage
    completion: Completion
    other_experiences: tuple[Evidence, ...]
    created_at: datetime
    updated_at: datetime


class ConversationPage(NamedTuple):
    """One page of a user's conversations. `total_count` and `pages` follow the filter; the other counts do not."""

    conversations: tuple[ConversationStatus, ...]
    total_count: int
    active_count: int
    completed_count: int
    paused_count: int
    page: int
    pages: int


class MessageView(NamedTuple):
    """One message as readers see it. `state` of `metadata` tells whether a reply is whole."""

    message_id: UUID
    role: str
    content: str
    metadata: dict[str, Any]
    timestamp: datetime
    sequence: int


class HistoryPage(NamedTuple):
    """A stretch of the transcript in order; `next` is the `before` that continues backwards, None at the beginning."""

    conversation: ConversationStatus
    messages: tuple[MessageView, ...]
    next: int | None
    stored_summary: Summary | None


class NoteView(NamedTuple):
    """One note of the ledger as it stands; `contradicts`: the ids of live notes that it cannot be true beside."""

    note: Note
    state: NoteState
    contradicts: tuple[str, ...]
    created_at: datetime


class LedgerView(NamedTuple):
    """Notes in the order told, and what is known by them."""

    notes: tuple[NoteView, ...]
    coverage: Coverage
    completion: Completion


class Spent(NamedTuple):
    """What a call to a provider took. `cost_usd` is None where the price is not known."""

    provider: str = ""
    model: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal | None = None


class TurnResult(NamedTuple):
    """A closed turn. `preview`: an extractive write-up, only where completion is suggested. `metadata`: the reply's."""

    ai_response: str
    conversation_status: str
    user_message_id: UUID
    ai_message_id: UUID
    number: int
    state: str
    move: Move
    coverage: Coverage
    completion: Completion
    other_experiences: tuple[Evidence, ...]
    preview: Summary | None
    metadata: dict[str, Any]
