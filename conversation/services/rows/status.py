"""Read conversations: one at a glance, a page of them, a transcript."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from conversation.interview.types import Summary
from conversation.models import Conversation, ConversationMessage, ConversationQuerySet, SummaryVersion, Turn
from conversation.services.results import ConversationPage, ConversationStatus, HistoryPage, MessageView
from conversation.services.rows.find import text_so_far, the_one, visible_rows
from conversation.services.rows.glance import load_missing, read_glance
from conversation.services.rows.summaries import latest_version, read_summary

Status = Conversation.Status
State = Turn.State


def status_of(conversation: Conversation) -> ConversationStatus:
    """A conversation at a glance; reads rows only for what was not loaded or annotated, and is not kept."""
    glance = read_glance(conversation)
    has_summary = getattr(conversation, "has_summary", None)
    if has_summary is None:
        has_summary = SummaryVersion.objects.filter(conversation=conversation).exists()
    return ConversationStatus(
        conversation_id=conversation.conversation_id,
        user_email=getattr(conversation.user, conversation.user.get_email_field_name()),
        status=conversation.status,
        title=conversation.title,
        guide=conversation.guide,
        language=conversation.language,
        provider=conversation.provider,
        privacy=conversation.privacy,
        message_count=glance.message_count,
        has_summary=has_summary,
        coverage=glance.coverage,
        completion=glance.completion,
        other_experiences=glance.others,
        created_at=conversation.created_at,
        updated_at=conversation.updated_at,
    )


def get_status(conversation_id: UUID | str, *, owner: Any = None) -> ConversationStatus:
    """One conversation at a glance. Raises NotFound."""
    return status_of(_shown(conversation_id, owner))


def _shown(conversation_id: UUID | str, owner: Any) -> Conversation:
    return the_one(_at_a_glance(visible_rows(conversation_id, owner)))


def _at_a_glance(rows: ConversationQuerySet) -> ConversationQuerySet:
    """With all that `status_of` needs, but for interviews that keep no glance."""
    has_summary = Exists(SummaryVersion.objects.filter(conversation=OuterRef("pk")))
    return rows.select_related("user").defer("experience_summary").annotate(has_summary=has_summary)


def list_conversations(
    owner: Any, *, status: str | None = None, query: str = "", page: int = 1, page_size: int = 20
) -> ConversationPage:
    """One page of a person's conversations, last changed first. A page past the end is empty."""
    mine = Conversation.objects.visible().filter(user_id=owner)
    counts = dict(mine.order_by().values_list("status").annotate(count=Count("*")))
    found, total = _found(mine, counts, status, query)
    # The rows are wide: those of earlier pages are passed over in an index.
    ids = found[(page - 1) * page_size : page * page_size]
    rows = list(_at_a_glance(Conversation.objects.filter(pk__in=ids)))
    load_missing(rows)
    return ConversationPage(
        conversations=tuple(status_of(row) for row in rows),
        total_count=total,
        active_count=counts.get(Status.ACTIVE, 0),
        completed_count=counts.get(Status.COMPLETED, 0),
        paused_count=counts.get(Status.PAUSED, 0),
        page=page,
        pages=max(1, -(-total // page_size)),
    )


def _found(mine: ConversationQuerySet, counts: dict[str, int], status: str | None, query: str) -> tuple[Any, int]:
    """The ids of what is looked for, in order, to be sliced; and how many there are."""
    found = _matching(mine, status, query).values_list("pk", flat=True)
    if not query.strip():
        return found, counts.get(status, 0) if status else sum(counts.values())
    # To count what holds a word every message is read, so that is done once.
    ids = list(found)
    return ids, len(ids)


def _matching(rows: ConversationQuerySet, status: str | None, query: str) -> ConversationQuerySet:
    """Those whose title or the person's own messages hold every word. What the interviewer asks, it asks of all."""
    if status:
        rows = rows.filter(status=status)
    own = ConversationMessage.objects.active().filter(conversation=OuterRef("pk"), role=ConversationMessage.Role.USER)
    for number, word in enumerate(query.split()):
        # One message is enough. With EXISTS, PostgreSQL would look through all messages, other people's too.
        said = Subquery(own.filter(content__icontains=word).values("pk")[:1])
        rows = rows.alias(**{f"said_{number}": said})
        rows = rows.filter(Q(title__icontains=word) | Q(**{f"said_{number}__isnull": False}))
    return rows


def get_conversation_history(
    conversation_id: UUID | str,
    *,
    owner: Any = None,
    before: int | None = None,
    limit: int | None = None,
    superseded: bool = False,
) -> HistoryPage:
    """The transcript in order: the last `limit` messages before a sequence number. Raises NotFound."""
    conversation = _shown(conversation_id, owner)
    rows: QuerySet[ConversationMessage] = ConversationMessage.objects.filter(conversation=conversation)
    if not superseded:
        rows = rows.filter(superseded_at__isnull=True)
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    newest_first = _views(rows.order_by("-sequence")[: None if limit is None else limit + 1])
    more = limit is not None and len(newest_first) > limit
    shown = newest_first[:limit][::-1]
    return HistoryPage(
        conversation=status_of(conversation),
        messages=_without_dead(shown),
        next=shown[0].sequence if more and shown else None,
        stored_summary=_stored_summary(conversation),
    )


def _views(rows: QuerySet[ConversationMessage]) -> list[MessageView]:
    """The messages as a reader sees them. Values cost half of what model instances would, where there are many."""
    return [_view(*values) for values in rows.values_list("superseded_at", *MessageView._fields)]


def _view(superseded_at: datetime | None, *values: Any) -> MessageView:
    view = MessageView(*values)
    return view if superseded_at is None else _in_state(view, State.SUPERSEDED)


def _without_dead(views: Sequence[MessageView]) -> tuple[MessageView, ...]:
    """A reply that runs, by its own row, while its turn does not, has failed; with the text that was last heard of."""
    running = {view.message_id for view in views if view.metadata.get("state") == State.RUNNING}
    if not running:
        return tuple(views)
    turns = Turn.objects.filter(ai_message__in=running, state=State.RUNNING, lease_until__gt=timezone.now())
    dead = running.difference(turns.values_list("ai_message", flat=True))
    # One that ended after its own row was read says how, if it is read again.
    now = {view.message_id: view for view in _views(ConversationMessage.objects.filter(pk__in=dead))} if dead else {}
    return tuple(_failed(now[view.message_id]) if view.message_id in now else view for view in views)


def _failed(view: MessageView) -> MessageView:
    if view.metadata.get("state") != State.RUNNING:
        return view
    text = text_so_far(ConversationMessage(message_id=view.message_id, content=view.content))
    return _in_state(view, State.FAILED)._replace(content=text)


def _in_state(view: MessageView, state: Turn.State) -> MessageView:
    return view._replace(metadata={**view.metadata, "state": state.value})


def _stored_summary(conversation: Conversation) -> Summary | None:
    """Only a completed conversation's, so that no ledger is folded for others."""
    if conversation.status != Status.COMPLETED:
        return None
    version = latest_version(conversation)
    return None if version is None else read_summary(version, conversation)
