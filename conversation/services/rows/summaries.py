"""Store and read write-ups."""

import hashlib
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from conversation.exceptions import NotFound, NothingSaid
from conversation.interview.ledger import fold
from conversation.interview.session import Interview
from conversation.interview.types import Summary
from conversation.models import Conversation, SummaryVersion, Turn
from conversation.services.rows.find import find, locked, mark_failed, require_no_running_turn, require_open
from conversation.services.rows.turns import lease_end, next_number


class OpenSummary(NamedTuple):
    """A completion that runs: nothing else may run in the conversation until it is closed."""

    turn: Turn
    conversation: Conversation
    interview: Interview


class StoredVersion(NamedTuple):
    """One write-up of several, as it reads today: older ones are stale when the ledger has moved on."""

    number: int
    created_at: datetime
    summary: Summary


@transaction.atomic
def open_summary(
    conversation_id: UUID | str, *, owner: Any = None, privacy: dict[str, Any] | None = None
) -> OpenSummary:
    """Begin a completion. Raises ConversationCompleted, TurnInProgress, NothingSaid."""
    conversation = locked(conversation_id, owner)
    require_open(conversation)
    require_no_running_turn(conversation)
    interview = conversation.as_interview()
    require_something_said(interview, conversation.status)
    if privacy is not None:
        conversation.privacy = privacy
        conversation.save(update_fields=("privacy",))
    turn = Turn.objects.create(
        conversation=conversation,
        kind=Turn.Kind.SUMMARY,
        number=next_number(conversation, Turn.Kind.SUMMARY),
        lease_until=lease_end(),
    )
    return OpenSummary(turn, conversation, interview)


def require_something_said(interview: Interview, state: str) -> None:
    """Raises NothingSaid when the person has not sent a message yet."""
    if not any(message.role == "user" for message in interview.messages):
        raise NothingSaid("There is nothing to write up yet. Please answer the first question.", state=state)


@transaction.atomic
def close_summary(opened: OpenSummary, summary: Summary) -> SummaryVersion:
    """Store the write-up as the next version and complete the conversation."""
    turn = Turn.objects.select_for_update().get(pk=opened.turn.pk)
    turn.state, turn.closed_at = Turn.State.COMPLETE, timezone.now()
    turn.save(update_fields=("state", "closed_at"))
    return store_summary(locked(opened.conversation.conversation_id), summary)


@transaction.atomic
def fail_summary(opened: OpenSummary) -> None:
    """Close a completion that could not be written; the conversation stays as it was."""
    mark_failed(Turn.objects.select_for_update().get(pk=opened.turn.pk))


def store_summary(conversation: Conversation, summary: Summary) -> SummaryVersion:
    """The next version of a locked conversation's summary; the conversation becomes completed."""
    version = SummaryVersion.objects.create(
        conversation=conversation,
        number=SummaryVersion.objects.filter(conversation=conversation).count() + 1,
        summary=summary.model_dump(mode="json", exclude={"version", "stale"}),
        ledger_digest=ledger_digest(conversation.as_interview()),
    )
    conversation.status = Conversation.Status.COMPLETED
    conversation.experience_summary = summary.narrative_summary
    conversation.updated_at = timezone.now()
    conversation.save(update_fields=("status", "experience_summary", "updated_at"))
    return version


@transaction.atomic
def complete_conversation(conversation_id: UUID | str, summary: Summary | str) -> SummaryVersion:
    """Complete with a write-up that the caller brings: a Summary, or the narrative alone. Raises as `open_summary`."""
    whole = summary if isinstance(summary, Summary) else Summary(narrative_summary=summary)
    return close_summary(open_summary(conversation_id), whole)


def latest_version(conversation: Conversation) -> SummaryVersion | None:
    """The newest write-up of a conversation, if there is one."""
    return SummaryVersion.objects.filter(conversation=conversation).order_by("-number").first()


def latest_summary(conversation_id: UUID | str, *, owner: Any = None) -> Summary:
    """The newest write-up. Raises NotFound before the first."""
    conversation = find(conversation_id, owner)
    version = latest_version(conversation)
    if version is None:
        raise NotFound("This conversation has no summary yet. Complete it to get one.")
    return read_summary(version, conversation)


def summary_versions(conversation_id: UUID | str, *, owner: Any = None) -> tuple[StoredVersion, ...]:
    """All write-ups of a conversation, oldest first. Raises NotFound when the conversation does not exist."""
    conversation = find(conversation_id, owner)
    rows = SummaryVersion.objects.filter(conversation=conversation).order_by("number")
    return tuple(StoredVersion(row.number, row.created_at, read_summary(row, conversation)) for row in rows)


def read_summary(version: SummaryVersion, conversation: Conversation) -> Summary:
    """A stored write-up, `stale` when the ledger has changed since."""
    return version.as_summary(stale=version.ledger_digest != ledger_digest(conversation.as_interview()))


def ledger_digest(interview: Interview) -> str:
    """A digest of what stands in the ledger: the same facts give the same digest."""
    ledger = fold(interview.notes)
    facts = "\n".join(note.model_dump_json() for note in ledger.facts)
    return hashlib.sha256(facts.encode()).hexdigest()
