"""Figures worked out from two of the person's own: a difference, a ratio, a percent change, a sum, a span of dates."""

from collections.abc import Sequence
from itertools import pairwise, permutations

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.moments import Moment

_MAX_FIGURES = 24
_NEAR = 48
_MONTH, _YEAR = "month", 12


def derivable(claimed: Amount, told: Sequence[Telling]) -> bool:
    """Whether one operation on two figures of one unit within one quote gives the claimed figure, rounded as it is.

    A length of time may span two dates of any quotes.
    """
    if claimed.unit == _MONTH and _spanned(claimed, [m for t in told for m in t.moments]):
        return True
    said = (_whole([a for a in t.amounts if not a.lone and not a.loose][:_MAX_FIGURES]) for t in told)
    return any(_from_two(claimed, a, b) for found in said for a, b in permutations(found, 2))


def _whole(found: list[Amount]) -> list[Amount]:
    """The figures of a quote, a bare one with the unit of the one just before it: "from 50 minutes to 20"."""
    whole = found[:1]
    for before, amount in pairwise(found):
        shared = amount.kind == "plain" and (before.is_hard() or before.noun) and amount.start - before.end <= _NEAR
        factor = before.value / before.number if before.number else 1.0
        whole.append(before._replace(value=amount.value * factor, number=amount.value) if shared else amount)
    return whole


def _from_two(claimed: Amount, a: Amount, b: Amount) -> bool:
    if (a.unit, a.noun, a.kind) != (b.unit, b.noun, b.kind) or not (a.unit or a.noun) or a.value == 0:
        return False
    if (claimed.unit, claimed.noun) == (a.unit, a.noun):
        # A figure that is told twice is not two of them.
        total = a.value + b.value if a.value != b.value else a.value
        return claimed.value in (_rounded(a.value - b.value, claimed), _rounded(total, claimed))
    if claimed.kind == "percent" and a.kind != "percent":
        return claimed.value == _rounded(100 * abs(b.value - a.value) / a.value, claimed)
    return (
        claimed.kind == "times"
        and b.value != 0
        and claimed.value == _rounded(max(a.value / b.value, b.value / a.value), claimed)
    )


def _rounded(value: float, like: Amount) -> float:
    """A value with as many decimals as the claimed figure shows."""
    shown = f"{like.value:.6f}".rstrip("0")
    return round(value, len(shown.partition(".")[2]))


def _spanned(claimed: Amount, told: Sequence[Moment]) -> bool:
    """Whether two dates are as far apart as claimed: to the year where only years were said, else to the month."""
    return any(_lies_between(claimed.value, a, b) for a, b in permutations(told[:_MAX_FIGURES], 2))


def _lies_between(months: float, first: Moment, last: Moment) -> bool:
    if first.year is None or last.year is None or (first.month is None) != (last.month is None):
        return False
    if first.month is None or last.month is None:
        return months == (last.year - first.year) * _YEAR
    length = (last.year - first.year) * _YEAR + last.month - first.month
    return months in (length, length + 1) if months % _YEAR else months == length
