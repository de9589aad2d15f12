"""What a call knows of the Idempotency-Key that it runs under."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from conversation.services import idempotency
from conversation.services.db import in_db
from conversation.services.idempotency import Attempt
from conversation.services.live import Live

ATTRIBUTE = "idempotent_attempt"


def take(request: HttpRequest, attempt: Attempt) -> None:
    """The request runs this attempt."""
    setattr(request, ATTRIBUTE, attempt)


def first_attempt_at(request: HttpRequest) -> datetime | None:
    """When an earlier attempt at this very call began that may have stored something, unanswered; else None."""
    attempt: Attempt | None = getattr(request, ATTRIBUTE, None)
    return attempt.began_at if attempt and attempt.earlier else None


def own_id(request: HttpRequest) -> UUID | None:
    """An id for what the call makes: the same at each attempt, so that it is not made twice."""
    attempt: Attempt | None = getattr(request, ATTRIBUTE, None)
    return attempt.call_id if attempt else None


async def began(request: HttpRequest, live: Live[Any]) -> None:
    """The call began a turn, or a completion."""
    attempt: Attempt | None = getattr(request, ATTRIBUTE, None)
    if attempt is not None:
        await in_db(idempotency.began, attempt, live.turn_id)
