"""Store and read write-ups."""

from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from conversation.exceptions import NotFound, NothingSaid, WrongState
from conversation.interview.ledger import fold
from conversation.interview.session import Interview
from conversation.interview.types import Summary
from conversation.interview.writing.revising import rewritten
from conversation.models import Conversation, SummaryVersion, Turn
from conversation.services.results import Spent
from conversation.services.rows.closing import close
from conversation.services.rows.find import locked, require_no_running_turn, require_open, visible
from conversation.services.rows.glance import digest_of, read_glance
from conversation.services.rows.opening import lease_end

NOTHING_SPENT = Spent()
NO_SUMMARY = "This conversation has no summary yet. Complete it to get one."


class Rewriting(NamedTuple):
    """What is written anew of a write-up that is there: `base`; without a pointer, all of it.

    `version_id`: the id that the new version gets, if it is to have a certain one.
    """

    base: SummaryVersion
    pointer: str | None = None
    version_id: UUID | None = None


class OpenSummary(NamedTuple):
    """A write-up in the making, in `language` or else the interview's: nothing else may run in the conversation until
    it is closed. It completes the conversation, unless it is a rewriting."""

    turn: Turn
    conversation: Conversation
    interview: Interview
    language: str | None = None
    rewriting: Rewriting | None = None


class StoredVersion(NamedTuple):
    """One write-up of several, as it reads today: older ones are stale when the ledger has moved on."""

    number: int
    created_at: datetime
    summary: Summary


@transaction.atomic
def open_summary(
    conversation_id: UUID | str,
    *,
    owner: Any = None,
    language: str | None = None,
    privacy: dict[str, Any] | None = None,
) -> OpenSummary:
    """Begin a completion. Raises ConversationCompleted, TurnInProgress, NothingSaid."""
    conversation = locked(conversation_id, owner)
    require_open(conversation)
    require_no_running_turn(conversation)
    if privacy is not None:
        conversation.privacy = privacy
        conversation.save(update_fields=("privacy",))
    interview = conversation.as_interview()
    require_something_said(interview, conversation.status)
    return OpenSummary(begun(conversation), conversation, interview, language)


def begun(conversation: Conversation) -> Turn:
    """The turn of a write-up that begins in a locked conversation in which nothing runs."""
    return Turn.objects.create(
        conversation=conversation,
        kind=Turn.Kind.SUMMARY,
        number=Turn.objects.filter(conversation=conversation, kind=Turn.Kind.SUMMARY).count() + 1,
        lease_until=lease_end(),
    )


def require_something_said(interview: Interview, state: str) -> None:
    """Raises NothingSaid when the person has not sent a message yet."""
    if not any(message.role == "user" for message in interview.messages):
        raise NothingSaid("There is nothing to write up yet. Please answer the first question.", state=state)


@transaction.atomic
def close_summary(opened: OpenSummary, summary: Summary, spent: Spent = NOTHING_SPENT) -> SummaryVersion:
    """Store the write-up as the next version, and complete the conversation unless it is a rewriting.

    Raises WrongState when the completion was given up meanwhile (its lease ran out).
    """
    conversation = locked(opened.conversation.conversation_id)
    close(opened.turn, Turn.State.COMPLETE, spent)
    digest = digest_of(fold(opened.interview.notes))
    if opened.rewriting is None:
        conversation.status = Conversation.Status.COMPLETED
        return store_summary(conversation, summary, digest)
    base, pointer, version_id = opened.rewriting
    if pointer is not None:
        # What stays was written from an older ledger, if the base was.
        summary, digest = rewritten(base.as_summary(), summary, pointer), base.ledger_digest
    return store_summary(conversation, summary, digest, version_id)


@transaction.atomic
def fail_summary(opened: OpenSummary, spent: Spent = NOTHING_SPENT) -> None:
    """Close a completion that could not be written; the conversation stays as it was."""
    with suppress(WrongState):
        close(opened.turn, Turn.State.FAILED, spent)


def store_summary(
    conversation: Conversation, summary: Summary, digest: str, version_id: UUID | None = None
) -> SummaryVersion:
    """The next version of a locked conversation's summary, written from the ledger of this digest.

    The conversation is stored with it, in the status that it has.
    """
    version = SummaryVersion.objects.create(
        summary_version_id=version_id or uuid4(),
        conversation=conversation,
        number=SummaryVersion.objects.filter(conversation=conversation).count() + 1,
        summary=summary.model_dump(mode="json", exclude={"version", "stale"}),
        ledger_digest=digest,
    )
    version.stale = is_stale(version, conversation)
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
    """The newest write-up of a conversation, if there is one, with the conversation as it is here."""
    version = SummaryVersion.objects.filter(conversation=conversation).order_by("-number").first()
    if version is not None:
        version.conversation = conversation
    return version


def newest_version(conversation_id: UUID | str, *, owner: Any = None) -> SummaryVersion:
    """The newest write-up's row. Raises NotFound before the first."""
    return require_newest(visible(conversation_id, owner))


def require_newest(conversation: Conversation) -> SummaryVersion:
    """The newest write-up of a conversation. Raises NotFound before the first."""
    version = latest_version(conversation)
    if version is None:
        raise NotFound(NO_SUMMARY)
    return version


def latest_summary(conversation_id: UUID | str, *, owner: Any = None) -> Summary:
    """The newest write-up. Raises NotFound before the first."""
    version = newest_version(conversation_id, owner=owner)
    return read_summary(version, visible(conversation_id, owner))


def summary_versions(conversation_id: UUID | str, *, owner: Any = None) -> tuple[StoredVersion, ...]:
    """All write-ups of a conversation, oldest first. Raises NotFound when the conversation does not exist."""
    conversation = visible(conversation_id, owner)
    rows = SummaryVersion.objects.filter(conversation=conversation).order_by("number")
    return tuple(StoredVersion(row.number, row.created_at, read_summary(row, conversation)) for row in rows)


def read_summary(version: SummaryVersion, conversation: Conversation) -> Summary:
    """A stored write-up, `stale` when the ledger has changed since."""
    return version.as_summary(stale=is_stale(version, conversation))


def is_stale(version: SummaryVersion, conversation: Conversation) -> bool:
    """Whether the ledger has changed since a version was written."""
    return version.ledger_digest != read_glance(conversation).ledger_digest
