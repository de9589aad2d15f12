"""What is kept beside the interviews: calls that may be sent again, and what people's calls used."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class IdempotentCall(models.Model):
    """One POST or PATCH made under an Idempotency-Key: who, where, what, and the answer once there is one."""

    class State(models.TextChoices):
        RUNNING = "running"
        DONE = "done"

    call_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user_key = models.CharField(max_length=64)
    route = models.CharField(max_length=200)
    key = models.CharField(max_length=255)
    body_digest = models.CharField(max_length=64)
    # The turn, or completion, that the call began: a second caller follows it, and while it runs the call does.
    turn_id = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.RUNNING)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    response = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user_key", "route", "key"), name="idempotent_call_is_unique"),)
        indexes = (models.Index(fields=("created_at",), name="idempotent_call_age"),)

    def __str__(self) -> str:
        return f"{self.route} {self.state}"


class Usage(models.Model):
    """What one person's turns and write-ups used on one day (UTC); kept when their conversations are deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conversation_usage")
    day = models.DateField()
    calls = models.PositiveIntegerField(default=0)
    input_tokens = models.PositiveBigIntegerField(default=0)
    output_tokens = models.PositiveBigIntegerField(default=0)
    cost_usd = models.DecimalField(max_digits=14, decimal_places=6, default=0)

    class Meta:
        ordering = ("-day",)
        constraints = (models.UniqueConstraint(fields=("day", "user"), name="usage_is_daily"),)

    def __str__(self) -> str:
        return f"usage of {self.day}"
