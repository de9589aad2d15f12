"""Figures worked out from two of the person's own: a difference, a ratio, a percent change, a sum, a span of dates."""

from collections.abc import Sequence
from itertools import permutations

from conversation.interview.text.dates import DateMention
from conversation.interview.text.quantities import Quantity

_MAX_FIGURES = 24
_MONTHS_IN = {"year": 12, "month": 1}


def derivable(claimed: Quantity, spoken: Sequence[Sequence[Quantity]], told: Sequence[DateMention]) -> bool:
    """Whether one operation on two figures of one unit within one quote gives the claimed figure, rounded as it is."""
    if claimed.high is not None:
        return False
    if claimed.unit in _MONTHS_IN and any(_spans(claimed, d) for d in told):
        return True
    return any(_from_two(claimed, a, b) for said in spoken for a, b in permutations(said[:_MAX_FIGURES], 2))


def _from_two(claimed: Quantity, a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit or a.kind != b.kind or a.high is not None or b.high is not None or not a.unit or a.value == 0:
        return False
    if claimed.unit == a.unit:
        return claimed.value in (_rounded(a.value - b.value, claimed), _rounded(a.value + b.value, claimed))
    if claimed.kind == "percent" and a.kind != "percent":
        return claimed.value == _rounded(100 * abs(b.value - a.value) / a.value, claimed)
    return (
        claimed.kind == "times"
        and b.value != 0
        and claimed.value == _rounded(max(a.value / b.value, b.value / a.value), claimed)
    )


def _rounded(value: float, like: Quantity) -> float:
    """A value with as many decimals as the claimed figure shows."""
    shown = f"{like.value:.6f}".rstrip("0")
    return round(value, len(shown.partition(".")[2]))


def _spans(claimed: Quantity, mention: DateMention) -> bool:
    """Whether a range of dates is as long as claimed: to the year where only years were said, else to the month."""
    if mention.year is None or mention.end_year is None:
        return False
    exact = mention.month is not None and mention.end_month is not None
    months = (mention.end_year - mention.year) * 12 + ((mention.end_month or 0) - (mention.month or 0) if exact else 0)
    length = months / _MONTHS_IN[claimed.unit]
    return claimed.value == length or (exact and claimed.unit == "month" and claimed.value == length + 1)
