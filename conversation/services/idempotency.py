"""The rows behind `Idempotency-Key`: who calls what under which key, and the answer once there is one."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from conversation.conf import conversation_settings
from conversation.exceptions import IdempotencyMismatch
from conversation.models import IdempotentCall, Turn
from conversation.services.rows.find import lease_left

State = IdempotentCall.State
# What a running row says when an earlier attempt at the call may have stored something.
BEGAN = "began_at"
# A turn is opened a little later than the call that opens it, and its lease ends as much later.
OPENING_S = 1


class Call(NamedTuple):
    """One call under a key. The key's scope is the user and the route, which is the method and the whole path."""

    user_key: str
    route: str
    key: str
    body_digest: str


class Running(NamedTuple):
    """Another attempt at the call runs; `ai_message_id` is the reply that it writes, once it has begun one."""

    ai_message_id: UUID | None


class Attempt(NamedTuple):
    """What `begin` found: an answer (`done`), or the right to run the call.

    `earlier`: an attempt before this one was cut off, or left its message without a reply; it began at `began_at`.
    """

    call_id: UUID
    done: bool
    earlier: bool
    began_at: datetime
    status: int | None
    response: Any


def begin(call: Call) -> Attempt | Running:
    """Take the call, or return its answer, or tell that another attempt runs. Raises IdempotencyMismatch.

    A running attempt older than a turn's lease, whose turn runs no more, is that of a process that died: it is taken
    over.
    """
    now = timezone.now()
    purge()
    try:
        with transaction.atomic():
            row = IdempotentCall.objects.create(**call._asdict(), created_at=now)
        return Attempt(row.pk, False, False, now, None, None)
    except IntegrityError:
        return _join(call, now)


def _join(call: Call, now: datetime) -> Attempt | Running:
    row = IdempotentCall.objects.filter(user_key=call.user_key, route=call.route, key=call.key).first()
    if row is None:
        return Running(None)
    if row.body_digest != call.body_digest:
        raise IdempotencyMismatch(
            "This Idempotency-Key was used before with another body. Use a new key for a new request."
        )
    if row.state == State.DONE and row.status is not None:
        return Attempt(row.pk, True, False, row.created_at, row.status, row.response)
    turn = Turn.objects.filter(pk=row.turn_id).first() if row.turn_id else None
    if row.state == State.RUNNING and _is_alive(row, turn, now):
        return Running(turn.ai_message_id if turn else None)
    return _take_over(row, now)


def _is_alive(row: IdempotentCall, turn: Turn | None, now: datetime) -> bool:
    lease = timedelta(seconds=conversation_settings().turn_lease_s + OPENING_S)
    runs = turn is not None and turn.state == Turn.State.RUNNING and lease_left(turn) > 0
    return runs or row.created_at + lease > now


def _take_over(row: IdempotentCall, now: datetime) -> Attempt | Running:
    """Of several that try, the one whose update finds the row unchanged has it."""
    since = parse_datetime((row.response or {}).get(BEGAN, "")) or row.created_at
    unchanged = IdempotentCall.objects.filter(pk=row.pk, state=row.state, created_at=row.created_at)
    if not unchanged.update(state=State.RUNNING, created_at=now, response={BEGAN: since.isoformat()}):
        return Running(None)
    return Attempt(row.pk, False, True, since, None, None)


def began(attempt: Attempt, turn_id: UUID) -> None:
    """Say which turn, or completion, the call began."""
    IdempotentCall.objects.filter(pk=attempt.call_id).update(turn_id=turn_id)


def finish(attempt: Attempt, status: int, response: Any) -> None:
    """Keep the answer for whoever sends the call again."""
    IdempotentCall.objects.filter(pk=attempt.call_id).update(state=State.DONE, status=status, response=response)


def keep_unfinished(attempt: Attempt) -> None:
    """Nobody answered and the message is stored: the same key goes on from there."""
    since = {BEGAN: attempt.began_at.isoformat()}
    IdempotentCall.objects.filter(pk=attempt.call_id).update(state=State.DONE, status=None, response=since)


def give_up(attempt: Attempt) -> None:
    """Nothing was done: the call may be sent again as if it had not been. What began a turn, or may have before it was
    cut off, goes on from there instead."""
    row = IdempotentCall.objects.filter(pk=attempt.call_id)
    if attempt.earlier or row.filter(turn_id__isnull=False).exists():
        keep_unfinished(attempt)
    else:
        row.delete()


def purge() -> None:
    """Forget the answers that were kept for as long as promised."""
    kept = timedelta(seconds=conversation_settings().idempotency_ttl_s)
    IdempotentCall.objects.filter(created_at__lt=timezone.now() - kept).delete()
