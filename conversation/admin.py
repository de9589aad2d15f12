"""The admin. It shows that conversations exist; what was said needs its own permission, and each look is logged."""

import logging
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from conversation.models import (
    Conversation,
    ConversationMessage,
    IdempotentCall,
    NoteRow,
    SummaryVersion,
    Turn,
    Usage,
)

log = logging.getLogger(__name__)
READ_TRANSCRIPT = "conversation.read_transcript"


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that the services write: looked at here, never changed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class WordsAdmin(ReadOnlyAdmin):
    """Rows that hold a person's words: their pages need the permission to read transcripts, and are logged."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and request.user.has_perm(READ_TRANSCRIPT)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is not None and self.has_view_permission(request, row):
            log_reading(request, row.conversation)
        return super().change_view(request, object_id, form_url, extra_context)


def log_reading(request: HttpRequest, conversation: Conversation) -> None:
    """Record that the signed-in administrator read a person's words."""
    LogEntry.objects.log_actions(
        user_id=str(request.user.pk),
        queryset=Conversation.objects.filter(pk=conversation.pk),
        action_flag=CHANGE,
        change_message="Read the transcript.",
        single_object=True,
    )
    log.warning("transcript read in admin", extra={"conversation_id": str(conversation.pk), "by": str(request.user.pk)})


def what_it_took() -> dict[str, Any]:
    """Annotations of conversations. Each is a subquery, so that only the rows of a page are summed."""
    turns = Turn.objects.filter(conversation=OuterRef("pk")).order_by().values("conversation")
    replies = turns.filter(kind=Turn.Kind.REPLY, number__gt=0)
    tokens = F("input_tokens") + F("output_tokens")
    unpriced = turns.alias(tokens=tokens).filter(cost_usd__isnull=True, tokens__gt=0)
    return {
        "turn_count": Coalesce(Subquery(replies.annotate(sum=Count("pk")).values("sum")), 0),
        "token_count": Coalesce(Subquery(turns.annotate(sum=Sum(tokens)).values("sum")), 0),
        "cost_sum": Subquery(turns.annotate(sum=Sum("cost_usd")).values("sum")),
        "some_unpriced": Exists(unpriced),
    }


def dollars(amount: Decimal | None) -> str:
    """A sum of money; what nobody paid for is none."""
    return f"${amount or 0:,.4f}"


@admin.register(Conversation)
class ConversationAdmin(ReadOnlyAdmin):
    """Conversations without their words; the transcript is a page of its own."""

    list_display = (
        *("conversation_id", "user", "status", "guide", "language"),
        *("turns_taken", "tokens", "cost", "updated_at", "deleted_at"),
    )
    list_filter = ("status", "guide", "language", "created_at")
    search_fields = ("=conversation_id", "user__email")
    list_select_related = ("user",)
    date_hierarchy = "created_at"
    exclude = ("experience_summary", "title", "glance")
    readonly_fields = ("turns_taken", "tokens", "cost", "transcript_link")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conversation]:
        """With what each took: its replies, each try of them, and its write-ups."""
        rows: QuerySet[Conversation] = super().get_queryset(request)
        return rows.annotate(**what_it_took())

    @admin.display(description="turns", ordering="turn_count")
    def turns_taken(self, conversation: Any) -> int:
        """How many replies were begun, tries again included."""
        return int(conversation.turn_count)

    @admin.display(description="tokens", ordering="token_count")
    def tokens(self, conversation: Any) -> str:
        """Those of prompts and answers."""
        return f"{conversation.token_count:,}"

    @admin.display(description="cost", ordering="cost_sum")
    def cost(self, conversation: Any) -> str:
        """In dollars, as far as prices are known."""
        return f"{dollars(conversation.cost_sum)}{' or more' if conversation.some_unpriced else ''}"

    def get_urls(self) -> list[URLPattern]:
        """The usual pages and the transcript."""
        page = path(
            "<uuid:conversation_id>/transcript/",
            self.admin_site.admin_view(self.transcript),
            name="conversation_conversation_transcript",
        )
        return [page, *super().get_urls()]

    @admin.display(description="transcript")
    def transcript_link(self, conversation: Conversation) -> str:
        """A link to the transcript, which asks for its own permission."""
        url = reverse("admin:conversation_conversation_transcript", args=(conversation.pk,))
        return format_html('<a href="{}">Read the transcript (this is logged)</a>', url)

    def transcript(self, request: HttpRequest, conversation_id: Any) -> HttpResponse:
        """What was said. Needs the permission to read transcripts."""
        if not request.user.has_perm(READ_TRANSCRIPT):
            raise PermissionDenied
        conversation = Conversation.objects.filter(pk=conversation_id).first()
        if conversation is None:
            raise Http404
        log_reading(request, conversation)
        rows = ConversationMessage.objects.filter(conversation=conversation).order_by("sequence")
        context = {**self.admin_site.each_context(request), "conversation": conversation, "rows": rows}
        return render(request, "admin/conversation/transcript.html", {**context, "title": "Transcript"})


@admin.register(ConversationMessage)
class MessageAdmin(WordsAdmin):
    """Messages, found by id or conversation."""

    list_display = ("message_id", "conversation_id", "role", "sequence", "timestamp", "superseded_at")
    list_filter = ("role", "timestamp")
    search_fields = ("=message_id", "=conversation__conversation_id", "content")


@admin.register(NoteRow)
class NoteAdmin(WordsAdmin):
    """Notes, found by topic."""

    list_display = ("note_id", "conversation_id", "topic", "aspect", "kind", "actor", "source", "position")
    list_filter = ("topic", "kind", "source", "actor")
    search_fields = ("=note_id", "=conversation__conversation_id", "value")


@admin.register(SummaryVersion)
class SummaryAdmin(WordsAdmin):
    """Write-ups."""

    list_display = ("summary_version_id", "conversation_id", "number", "created_at")
    list_filter = ("created_at",)
    search_fields = ("=summary_version_id", "=conversation__conversation_id")


@admin.register(Turn)
class TurnAdmin(ReadOnlyAdmin):
    """Turns: their state and times, no words."""

    list_display = (
        *("turn_id", "conversation_id", "kind", "number", "attempt", "state", "opened_at", "closed_at"),
        *("provider", "model", "input_tokens", "output_tokens", "cost_usd"),
    )
    list_filter = ("state", "kind", "provider", "opened_at")
    search_fields = ("=turn_id", "=conversation__conversation_id")
    fields = (
        *("turn_id", "conversation", "kind", "number", "attempt", "state", "lease_until", "opened_at", "closed_at"),
        *("provider", "model", "input_tokens", "output_tokens", "cost_usd"),
    )


@admin.register(Usage)
class UsageAdmin(ReadOnlyAdmin):
    """What people used, a row for each of their days; below the rows, what all that were chosen sum up to."""

    change_list_template = "admin/conversation/usage_change_list.html"
    list_display = ("user", "day", "calls", "input_tokens", "output_tokens", "cost")
    list_filter = ("day",)
    search_fields = ("user__email",)
    list_select_related = ("user",)
    date_hierarchy = "day"

    @admin.display(description="cost", ordering="cost_usd")
    def cost(self, usage: Usage) -> str:
        """In dollars, as far as prices are known."""
        return dollars(usage.cost_usd)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The rows and their totals, those on further pages included."""
        page = super().changelist_view(request, extra_context)
        if isinstance(page, TemplateResponse) and page.context_data and "cl" in page.context_data:
            names = ("calls", "input_tokens", "output_tokens", "cost_usd")
            totals = page.context_data["cl"].queryset.aggregate(**{name: Sum(name, default=0) for name in names})
            page.context_data["totals"] = totals | {"cost": dollars(totals["cost_usd"])}
        return page


@admin.register(IdempotentCall)
class IdempotentCallAdmin(ReadOnlyAdmin):
    """Calls made under an Idempotency-Key, without their answers."""

    list_display = ("call_id", "route", "state", "status", "created_at")
    list_filter = ("state", "status", "created_at")
    search_fields = ("route", "key")
    fields = ("call_id", "user_key", "route", "key", "state", "status", "created_at")
