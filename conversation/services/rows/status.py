"""Read conversations: one at a glance, a page of them, a transcript."""

from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from conversation.interview.policy import take_stock
from conversation.interview.types import Summary
from conversation.models import Conversation, ConversationMessage, SummaryVersion
from conversation.services.results import ConversationPage, ConversationStatus, HistoryPage, MessageView
from conversation.services.rows.find import find
from conversation.services.rows.summaries import latest_version, read_summary

Status = Conversation.Status


def status_of(conversation: Conversation) -> ConversationStatus:
    """A loaded conversation at a glance; reads only whether it has a summary, unless that was annotated."""
    interview = conversation.as_interview()
    stock = take_stock(interview)
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
        message_count=len(conversation.loaded_messages),
        has_summary=has_summary,
        coverage=stock.coverage,
        completion=stock.completion,
        created_at=conversation.created_at,
        updated_at=conversation.updated_at,
    )


def get_status(conversation_id: UUID | str, *, owner: Any = None) -> ConversationStatus:
    """One conversation at a glance. Raises NotFound."""
    return status_of(find(conversation_id, owner))


def list_conversations(
    owner: Any, *, status: str | None = None, query: str = "", page: int = 1, page_size: int = 20
) -> ConversationPage:
    """One page of a person's conversations, last changed first. A page past the end is empty."""
    mine = Conversation.objects.visible().filter(user_id=owner)
    counts = mine.aggregate(**{name: Count("pk", filter=Q(status=name)) for name in Status.values})
    matching = _matching(mine, status, query)
    total = matching.count() if status or query.strip() else sum(counts.values())
    rows = (
        matching.annotate(has_summary=Exists(SummaryVersion.objects.filter(conversation=OuterRef("pk"))))
        .select_related("user")
        .with_interview()[(page - 1) * page_size : page * page_size]
    )
    return ConversationPage(
        conversations=tuple(status_of(row) for row in rows),
        total_count=total,
        active_count=counts[Status.ACTIVE],
        completed_count=counts[Status.COMPLETED],
        paused_count=counts[Status.PAUSED],
        page=page,
        pages=max(1, -(-total // page_size)),
    )


def _matching(rows: Any, status: str | None, query: str) -> Any:
    if status:
        rows = rows.filter(status=status)
    for word in query.split():
        said = ConversationMessage.objects.active().filter(conversation=OuterRef("pk"), content__icontains=word)
        rows = rows.filter(reduce(or_, (Q(title__icontains=word), Q(Exists(said)))))
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
    conversation = find(conversation_id, owner)
    rows: QuerySet[ConversationMessage] = ConversationMessage.objects.filter(conversation=conversation)
    if not superseded:
        rows = rows.filter(superseded_at__isnull=True)
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    newest_first = list(rows.order_by("-sequence")[: None if limit is None else limit + 1])
    more = limit is not None and len(newest_first) > limit
    shown = newest_first[:limit][::-1]
    return HistoryPage(
        conversation=status_of(conversation),
        messages=tuple(view(row) for row in shown),
        next=shown[0].sequence if more and shown else None,
        stored_summary=_stored_summary(conversation),
    )


def view(row: ConversationMessage) -> MessageView:
    """A message row as a reader sees it."""
    metadata = row.metadata if row.superseded_at is None else {**row.metadata, "state": "superseded"}
    return MessageView(row.message_id, row.role, row.content, metadata, row.timestamp, row.sequence)


def _stored_summary(conversation: Conversation) -> Summary | None:
    if conversation.status != Status.COMPLETED:
        return None
    version = latest_version(conversation)
    return None if version is None else read_summary(version, conversation)
