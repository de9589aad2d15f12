"""What people may use, and what they have used: turns a minute, tokens a day, and the site's dollars a day (UTC)."""

import logging
import math
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import F, Sum

from conversation.conf import conversation_settings
from conversation.exceptions import BudgetExceeded, RateLimited
from conversation.models import Usage
from conversation.services.results import Spent

log = logging.getLogger(__name__)
MINUTE_S = 60
SPENT_IS_KNOWN_FOR_S = 10
# A person's minute is one number, which any cache adds to atomically: the second it ends in, then its turns.
TURNS = 1_000_000


# One statement that two calls of a person at once cannot race over; Django's own upsert replaces and does not add.
ADD = """
INSERT INTO conversation_usage (user_id, day, calls, input_tokens, output_tokens, cost_usd)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (day, user_id) DO UPDATE SET
    calls = conversation_usage.calls + excluded.calls,
    input_tokens = conversation_usage.input_tokens + excluded.input_tokens,
    output_tokens = conversation_usage.output_tokens + excluded.output_tokens,
    cost_usd = conversation_usage.cost_usd + excluded.cost_usd
"""


def require_within_limits(user_id: Any) -> None:
    """Count one more turn of a person's; call it last before the turn is stored. At most one query.

    Raises BudgetExceeded when they have used today's tokens, RateLimited after too many turns in their minute, which
    begins with the first turn after the minute before ended.
    """
    if not tokens_left(user_id):
        raise BudgetExceeded(
            f"You have used the {conversation_settings().tokens_per_day:,} tokens that you have for a day. "
            "What you told so far is kept: please go on after midnight UTC.",
            retry_after_s=until_midnight_s(),
        )
    limit = conversation_settings().turns_per_minute
    if not limit:
        return
    ends, turns = divmod(_one_turn_more(user_id), TURNS)
    if turns > limit:
        wait_s = max(1, ends - int(time.time()))
        raise RateLimited(
            f"You have sent {limit} messages within a minute, and more are not taken. Please try again in {wait_s} s.",
            retry_after_s=wait_s,
        )


def tokens_left(user_id: Any) -> bool:
    """Whether a person has used fewer tokens today than they may. At most one query."""
    limit = conversation_settings().tokens_per_day
    if not limit:
        return True
    today = Usage.objects.filter(day=_today(), user_id=user_id)
    used = today.values_list(F("input_tokens") + F("output_tokens"), flat=True).first()
    return (used or 0) < limit


def _one_turn_more(user_id: Any) -> int:
    """The person's minute with this turn in it; a refused turn is counted too, which changes nothing by then."""
    key, now = f"conversation:turns:{user_id}", int(time.time())
    for _ in range(2):
        try:
            minute = cache.incr(key)
        except ValueError:
            minute = 0
        if minute > now * TURNS:
            return minute
        if minute:
            # Redis ended the minute between Django's two steps of adding to it: what was added to has no end now.
            cache.delete(key)
        cache.add(key, (now + MINUTE_S) * TURNS, MINUTE_S)
    return (now + MINUTE_S) * TURNS


def record_usage(user_id: Any, spent: Spent) -> None:
    """Add a call to what a person used today. Call it inside the transaction that stores the call's result, last.

    A call that used nothing, as the offline interviewer's, is not written. A cost that is not known counts as 0.
    """
    if not (spent.input_tokens or spent.output_tokens or spent.cost_usd):
        return
    if spent.cost_usd is None and conversation_settings().daily_spending_limit_usd:
        log.warning("a call cannot be priced", extra={"provider": spent.provider, "model": spent.model})
    row = {
        "user": user_id,
        "day": _today(),
        "calls": 1,
        "input_tokens": spent.input_tokens,
        "output_tokens": spent.output_tokens,
        "cost_usd": Decimal(f"{spent.cost_usd or 0:.6f}"),
    }
    fields = {field.name: field for field in Usage._meta.concrete_fields}
    values = [fields[name].get_db_prep_save(value, connection) for name, value in row.items()]
    with connection.cursor() as cursor:
        cursor.execute(ADD, values)


def site_budget_left() -> bool:
    """Whether paid models may be asked: everybody's costs of today are below the limit, where one is set.

    At most one query, and one in ten seconds: what is spent in between may go over the limit.
    """
    limit = conversation_settings().daily_spending_limit_usd
    if not limit:
        return True
    today = _today()
    key = f"conversation:spent:{today}"
    spent = cache.get(key)
    if spent is None:
        spent = _spent_on(today)
        cache.set(key, spent, SPENT_IS_KNOWN_FOR_S)
    return bool(spent < Decimal(str(limit)))


def _spent_on(day: date) -> Decimal:
    spent: Decimal | None = Usage.objects.filter(day=day).aggregate(spent=Sum("cost_usd"))["spent"]
    return spent or Decimal(0)


def _now() -> datetime:
    return datetime.now(UTC)


def _today() -> date:
    return _now().date()


def until_midnight_s() -> int:
    """Seconds until a new day (UTC) begins."""
    now = _now()
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), UTC)
    return max(1, math.ceil((midnight - now).total_seconds()))
