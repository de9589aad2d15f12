"""The rows of an interview."""

import uuid
from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from pydantic import ValidationError

from conversation.conf import conversation_settings
from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Message, Move, Note, Privacy, Summary
from conversation.models.prepared import Prepared, id_text, parsed


class Rows(NamedTuple):
    """What an interview is made of besides its guide and language."""

    messages: tuple[Message, ...]
    notes: tuple[Note, ...]
    asked: tuple[Asked, ...]


def privacy_of(stored: object) -> Privacy:
    """The privacy that a row keeps; the usual one, which leaves most out, where it cannot be read."""
    try:
        return Privacy.model_validate(stored)
    except ValidationError:
        return Privacy()


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Conversations, with what an interview is made of."""

    def visible(self) -> "ConversationQuerySet":
        """Those not deleted."""
        return self.filter(deleted_at__isnull=True)


class Conversation(models.Model):
    """One interview about one experience. What was `…_chosen` by the person, nothing else may change."""

    class Status(models.TextChoices):
        ACTIVE = "active"
        COMPLETED = "completed"
        PAUSED = "paused"

    conversation_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conversations")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    experience_summary = models.TextField(null=True, blank=True)  # noqa: DJ001 - the seed's field: null until completed
    title = models.CharField(max_length=200, blank=True)
    title_chosen = models.BooleanField(default=False)
    guide = models.CharField(max_length=40)
    guide_chosen = models.BooleanField(default=True)
    language = models.CharField(max_length=35, default="en")
    language_chosen = models.BooleanField(default=False)
    provider = models.CharField(max_length=40, blank=True)
    privacy = models.JSONField(default=dict, blank=True)
    # Counters of what hangs on the conversation, superseded rows too; changed only under its lock.
    last_sequence = models.PositiveIntegerField(default=0)
    last_position = models.PositiveIntegerField(default=0)
    last_turn = models.PositiveIntegerField(default=0)
    # How many active messages with words there were when it was opened again, after it was last completed.
    reopened_at = models.PositiveIntegerField(null=True, blank=True)
    # What lists show, as the fold made it at the last change; null: to be folded again when it is read.
    glance = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = ConversationQuerySet.as_manager()

    loaded: Rows  # filled by `load_interviews`

    class Meta:
        ordering = ("-updated_at", "conversation_id")
        indexes = (
            # A page of a list, and the counts above it, are found in this index alone.
            models.Index(
                fields=("user", "deleted_at", "-updated_at", "conversation_id", "status"), name="conversation_list"
            ),
            models.Index(fields=("deleted_at",), name="conversation_deleted"),
        )
        permissions = (("read_transcript", "Can read what a person said in a conversation"),)

    def __str__(self) -> str:
        return self.title or str(self.conversation_id)

    def as_interview(self) -> Interview:
        """The interview that the rows tell, without empty replies. Reads rows unless `load_interviews` did."""
        if not hasattr(self, "loaded"):
            load_interviews((self,))
        full = self.last_turn >= conversation_settings().turn_limit
        guide, pack, privacy = guide_for(self.guide), pack_for(self.language), privacy_of(self.privacy)
        return Interview(guide, pack, *self.loaded, full=full, privacy=privacy, reopened_at=self.reopened_at)


class MessageQuerySet(models.QuerySet["ConversationMessage"]):
    """Messages of transcripts."""

    def active(self) -> "MessageQuerySet":
        """Those that no edit or retry superseded."""
        return self.filter(superseded_at__isnull=True)


class ConversationMessage(models.Model):
    """One message. `content` is stored as received: evidence counts its code points. `sequence` is dense."""

    class Role(models.TextChoices):
        USER = "user"
        ASSISTANT = "assistant"

    message_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    role = models.CharField(max_length=10, choices=Role.choices)
    content = models.TextField(blank=True)
    metadata = models.JSONField(default=dict, blank=True)
    timestamp = models.DateTimeField(default=timezone.now)
    sequence = models.PositiveIntegerField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("conversation", "sequence")
        constraints = (models.UniqueConstraint(fields=("conversation", "sequence"), name="message_sequence_is_unique"),)

    def __str__(self) -> str:
        return f"{self.role} message {self.sequence}"

    def as_message(self) -> Message:
        """The message as the interview knows it."""
        return Message(message_id=str(self.message_id), role=self.Role(self.role).value, content=self.content)


class TurnQuerySet(models.QuerySet["Turn"]):
    """Turns and completions."""

    def asked(self) -> "TurnQuerySet":
        """Turns whose move counts as made: superseded, stopped and failed ones do not."""
        return self.filter(kind=Turn.Kind.REPLY, state=Turn.State.COMPLETE)


class Turn(models.Model):
    """A user message and the reply to it; or (kind `summary`) the writing of a summary, which runs alone as turns do.

    Number 0 is the greeting. Past `lease_until` a running row belongs to nobody and reads as failed.
    """

    class Kind(models.TextChoices):
        REPLY = "reply"
        SUMMARY = "summary"

    class State(models.TextChoices):
        RUNNING = "running"
        COMPLETE = "complete"
        STOPPED = "stopped"
        FAILED = "failed"
        SUPERSEDED = "superseded"

    turn_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.REPLY)
    number = models.PositiveIntegerField()
    attempt = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    lease_until = models.DateTimeField(null=True, blank=True)
    # Who answered, and what it took; the price is null where it is not known.
    provider = models.CharField(max_length=40, blank=True)
    model = models.CharField(max_length=200, blank=True)
    input_tokens = models.PositiveIntegerField(default=0)
    output_tokens = models.PositiveIntegerField(default=0)
    cost_usd = models.DecimalField(max_digits=12, decimal_places=6, null=True, blank=True)
    move = models.JSONField(default=dict, blank=True)
    user_message = models.ForeignKey(
        ConversationMessage, on_delete=models.CASCADE, null=True, blank=True, related_name="asked_in"
    )
    ai_message = models.ForeignKey(
        ConversationMessage, on_delete=models.CASCADE, null=True, blank=True, related_name="answered_in"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = TurnQuerySet.as_manager()

    class Meta:
        ordering = ("conversation", "number", "attempt")
        constraints = (
            models.UniqueConstraint(fields=("conversation",), condition=Q(state="running"), name="one_turn_runs"),
            models.UniqueConstraint(fields=("conversation", "kind", "number", "attempt"), name="turn_is_unique"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}.{self.attempt} ({self.state})"


class NoteQuerySet(models.QuerySet["NoteRow"]):
    """Notes of ledgers."""

    def live(self) -> "NoteQuerySet":
        """Those of active messages, and those that the person typed."""
        return self.filter(message__superseded_at__isnull=True)


class NoteRow(models.Model):
    """One note, never changed. What replaces or withdraws it is another note; the fold tells what stands."""

    note_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="notes")
    message = models.ForeignKey(
        ConversationMessage, on_delete=models.CASCADE, null=True, blank=True, related_name="notes"
    )
    position = models.PositiveIntegerField()
    topic = models.CharField(max_length=20)
    aspect = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12)
    value = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    actor = models.CharField(max_length=5)
    source = models.CharField(max_length=8)
    fixes = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ("conversation", "position")
        constraints = (models.UniqueConstraint(fields=("conversation", "position"), name="note_position_is_unique"),)

    def __str__(self) -> str:
        return f"{self.topic} note {self.position}"


class SummaryVersion(models.Model):
    """One write-up, never changed. `ledger_digest` tells whether the ledger moved on since it was written."""

    summary_version_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="summaries")
    number = models.PositiveIntegerField()
    summary = models.JSONField()
    ledger_digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)

    # Filled by who stores it: whether it was stale from the first, as a part of an old write-up.
    stale = False

    class Meta:
        ordering = ("conversation", "number")
        constraints = (models.UniqueConstraint(fields=("conversation", "number"), name="summary_number_is_unique"),)

    def __str__(self) -> str:
        return f"summary {self.number}"

    def as_summary(self, *, stale: bool = False) -> Summary:
        """The write-up as a value; `stale` is for the caller to tell, who knows the ledger."""
        return Summary.model_validate({**self.summary, "version": self.number, "stale": stale})


NOTE_FIELDS = ("topic", "aspect", "kind", "value", "quote", "start", "end", "actor", "source")
NOTE = ("note_id", "message_id", "fixes", *NOTE_FIELDS)
_messages = Prepared(
    {"conversation_id": id_text, "message_id": id_text, "role": None, "content": None},
    lambda ids: ConversationMessage.objects.active().filter(conversation_id__in=ids).order_by("sequence"),
)
_notes = Prepared(
    {"conversation_id": id_text, **dict.fromkeys(NOTE[:3], id_text), **dict.fromkeys(NOTE_FIELDS)},
    lambda ids: NoteRow.objects.live().filter(conversation_id__in=ids).order_by("position"),
)
_asked = Prepared(
    {"conversation_id": id_text, "ai_message_id": id_text, "move": parsed},
    lambda ids: Turn.objects.asked().filter(conversation_id__in=ids).order_by("number"),
)


def load_interviews(conversations: Iterable[Conversation]) -> None:
    """Load the active messages, live notes and asked moves of conversations, in order, in three queries for all."""
    wanted = {str(conversation.pk): conversation for conversation in conversations}
    ids = [conversation.pk for conversation in wanted.values()]
    messages: dict[str, list[Message]] = {pk: [] for pk in wanted}
    notes: dict[str, list[Note]] = {pk: [] for pk in wanted}
    asked: dict[str, list[Asked]] = {pk: [] for pk in wanted}
    said: dict[str, str] = {}
    for pk, message_id, role, content in _messages.rows(ids):
        if content:
            messages[pk].append(Message(message_id=message_id, role=role, content=content))
            said[message_id] = content
    for pk, *values in _notes.rows(ids):
        notes[pk].append(Note.model_validate(dict(zip(NOTE, values, strict=True))))
    for pk, reply_id, move in _asked.rows(ids):
        asked[pk].append(Asked(move=Move.model_validate(move), text=said.get(reply_id, "")))
    for pk, conversation in wanted.items():
        conversation.loaded = Rows(tuple(messages[pk]), tuple(notes[pk]), tuple(asked[pk]))
