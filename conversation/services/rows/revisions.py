"""Change a write-up that is there: each change is a new version, and no version is ever changed.

A conversation's status stays as it is, whether completed or open again.
"""

from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from conversation.exceptions import NotFound
from conversation.interview.session import Interview
from conversation.interview.types import Summary
from conversation.interview.writing.parts import rewritable
from conversation.models import Conversation, SummaryVersion
from conversation.services.rows.find import find, locked, require_no_running_turn, visible
from conversation.services.rows.summaries import (
    OpenSummary,
    Rewriting,
    begun,
    read_summary,
    require_newest,
    store_summary,
)

NO_VERSION = "The summary has no version of this number."


class Revision(NamedTuple):
    """A version that a text is to be changed in, and the interview that it is about. `stored`: the version in which an
    earlier attempt has changed it."""

    base: SummaryVersion
    interview: Interview
    stored: SummaryVersion | None


def open_revision(conversation_id: UUID | str, *, owner: Any = None, version_id: UUID | None = None) -> Revision:
    """The newest version and the interview, to be changed outside any transaction, and stored by `store_revision`.

    `version_id`: the id that the new version will get. Raises NotFound before the first version, TurnInProgress.
    """
    conversation = find(conversation_id, owner)
    stored = made_before(conversation, version_id)
    if stored is None:
        require_no_running_turn(conversation)
        return Revision(require_newest(conversation), conversation.as_interview(), None)
    base = SummaryVersion.objects.get(conversation=conversation, number=stored.number - 1)
    return Revision(base, conversation.as_interview(), stored)


@transaction.atomic
def store_revision(revision: Revision, summary: Summary, *, version_id: UUID | None = None) -> Summary | None:
    """Store a changed write-up as the next version; None when its base is not the newest any more, so that it has to be
    changed anew. Raises NotFound when the conversation is gone, TurnInProgress."""
    conversation = locked(revision.base.conversation_id)
    if revision.stored is not None:
        return read_summary(revision.stored, conversation)
    require_no_running_turn(conversation)
    if require_newest(conversation).pk != revision.base.pk:
        return None
    # What stays was written from the ledger that its base was written from.
    version = store_summary(conversation, summary, revision.base.ledger_digest, version_id)
    return version.as_summary(stale=version.stale)


@transaction.atomic
def open_rewriting(
    conversation_id: UUID | str,
    *,
    owner: Any = None,
    pointer: str | None = None,
    language: str | None = None,
    version_id: UUID | None = None,
) -> OpenSummary:
    """Begin to write anew the newest version's part at a pointer; without one, all of it. It stays in its language
    unless another is asked for. Close it as any summary.

    Raises NotFound before the first version, TurnInProgress, and Invalid for a pointer that names no part.
    """
    conversation = locked(conversation_id, owner)
    require_no_running_turn(conversation)
    base = require_newest(conversation)
    summary = base.as_summary()
    if pointer is not None:
        rewritable(summary, pointer)
    rewriting = Rewriting(base, pointer, version_id)
    language = language or summary.language
    return OpenSummary(begun(conversation), conversation, conversation.as_interview(), language, rewriting)


@transaction.atomic
def restore_summary(
    conversation_id: UUID | str, number: int, *, owner: Any = None, version_id: UUID | None = None
) -> Summary:
    """Store a copy of an earlier version as the newest. Raises NotFound when there is none of this number,
    TurnInProgress."""
    conversation = locked(conversation_id, owner)
    stored = made_before(conversation, version_id)
    if stored is not None:
        return read_summary(stored, conversation)
    require_no_running_turn(conversation)
    newest = require_newest(conversation).number
    if not 0 < number <= newest:
        raise NotFound(NO_VERSION)
    old = SummaryVersion.objects.get(conversation=conversation, number=number)
    version = store_summary(conversation, old.as_summary(), old.ledger_digest, version_id)
    return version.as_summary(stale=version.stale)


def stored_version(conversation_id: UUID | str, version_id: UUID | None, *, owner: Any = None) -> SummaryVersion | None:
    """The version of this id, as it reads today; None when there is none in the conversation. Raises NotFound."""
    conversation = visible(conversation_id, owner)
    version = made_before(conversation, version_id)
    if version is not None:
        version.stale = read_summary(version, conversation).stale
    return version


def made_before(conversation: Conversation, version_id: UUID | None) -> SummaryVersion | None:
    """What an earlier attempt at a call has stored under the id that the call gives."""
    if version_id is None:
        return None
    found = SummaryVersion.objects.filter(conversation=conversation, pk=version_id)
    return found.select_related("conversation").first()
