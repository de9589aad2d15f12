"""Figures and dates of a claim must be the person's own, by value and unit, and count the same thing."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from conversation.interview.grounding import dated
from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.clock import clocks
from conversation.interview.grounding.counted import Basis, Counting
from conversation.interview.grounding.derive import derivable
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.pieces import Hearing
from conversation.interview.languages import LanguagePack

_WITH_DIGIT = re.compile(r"(\w+[\s-]+)?(\S*\d\S*)")
_EDGES = " .,;:!?()[]{}\"'“”‘’«»…–—-"
_REACH = 4
_LEAD = 2
_JOINTS = re.compile(r"[-/–]")


class Finding(NamedTuple):
    """The first figure that is not backed ("" when all are), and whether one was worked out from two others."""

    missing: str
    derived: bool = False


def check(claim: Hearing, told: Basis, target: LanguagePack, pack: LanguagePack) -> Finding:
    """Whether each quantity, date and other number of a claim stands in its quotes."""
    counting, derived = Counting(claim, told, target, pack), False
    hours, missed = _hours(claim, told.quotes, target, pack)
    if missed:
        return Finding(missed)
    for amount in claimed(claim):
        if counting.is_told(amount) or any(a < amount.end and amount.start < b for a, b in hours):
            continue
        if _ends_change(amount, claim, target) or not derivable(amount, told.quotes):
            return Finding(amount.text)
        derived = True
    missing = _turned(claim, told.quotes, target, pack) or dated.missing(claim, told.quotes, target, pack)
    return Finding(missing or _odd_digits(claim, told.quotes, pack, hours), derived)


def claimed(claim: Hearing) -> Iterator[Amount]:
    """The figures that a claim makes: an article is none, and the numbers of a share are told by the share."""
    for amount in claim.amounts:
        article = amount.value == 1 and not amount.is_hard() and not any(c.isdigit() for c in amount.text)
        if not amount.loose and not amount.lone and not article:
            yield amount


def _ends_change(amount: Amount, claim: Hearing, target: LanguagePack) -> bool:
    """Whether a figure is claimed as where a change began or ended: a difference of two is neither."""
    numbers, ahead = target.reading.numbers, claim.text[: amount.start].casefold().split()[-1:]
    change = {*numbers.change_from, *numbers.ranges, *target.reading.figures.to} - set(target.reading.figures.by)
    return bool(change.intersection(ahead))


def _turned(claim: Hearing, told: Sequence[Telling], target: LanguagePack, pack: LanguagePack) -> str:
    """The first figure of a change that was told otherwise: "from 90 to 40" for "from 40 to 90", or for "from 60"."""
    said = {pair for t in told for pair in _changes(t.hearing.text, t.amounts, pack)}
    said = said or {pair for t in told for pair in _in_turn(t, pack)}
    ranges = {pair for t in told for pair in _ranges(t.amounts)}
    for a, b in _changes(claim.text, claim.amounts, target):
        if (a, b) not in said | ranges and any((b, a) == (c, d) or (a == c) != (b == d) for c, d in said):
            return f"{a:g}"
    return _undone(claim, said, target)


def _ranges(found: Sequence[Amount]) -> Iterator[tuple[float, float]]:
    """The ends of what was told as one range: "between 18 and 20"."""
    return ((a.number or a.value, b.number or b.value) for a, b in pairwise(found) if a.start == b.start)


def _undone(claim: Hearing, changed: set[tuple[float, float]], target: LanguagePack) -> str:
    """The first figure that something is claimed to have come to, though it was where the change began."""
    counted = [a for a in claim.amounts if not a.loose and not a.lone]
    stated = {a.number or a.value for a in counted}
    for amount in counted:
        ahead = claim.text[: amount.start].casefold().split()
        value = amount.number or amount.value
        last = not any(b == value for _, b in changed)
        began = last and any(a == value and b not in stated for a, b in changed)
        if began and any(word in ahead[-_LEAD:] for word in target.reading.figures.to):
            return amount.text
    return ""


def _changes(text: str, found: Sequence[Amount], pack: LanguagePack) -> list[tuple[float, float]]:
    """The values of figures bound by "to"."""
    links = pack.reading.numbers.ranges
    counted = [a for a in found if not a.loose and not a.lone]
    between = ((a, b, text[a.end : b.start].casefold().split()) for a, b in pairwise(counted))
    linked = ((a, b) for a, b, said in between if said[-1:] and said[-1] in links and len(said) <= _REACH)
    return [(a.number or a.value, b.number or b.value) for a, b in linked]


def _hours(
    claim: Hearing, told: Sequence[Telling], target: LanguagePack, pack: LanguagePack
) -> tuple[list[tuple[int, int]], str]:
    """Where a claim tells a time of day that the quotes tell, perhaps in other words; and one of the wrong half."""
    wanted = clocks(claim.text, target.reading)
    if not wanted:
        return [], ""
    said = [c for t in told for c in clocks(t.hearing.text, pack.reading) if t.start <= c.start < t.end]
    told_so = [(c.start, c.end) for c in wanted if any(c.may_be(s) for s in said)]
    turned = (c for c in wanted if (c.start, c.end) not in told_so and any(c.is_other_half(s) for s in said))
    return told_so, next((claim.text[c.start : c.end] for c in turned), "")


def _in_turn(telling: Telling, pack: LanguagePack) -> Iterator[tuple[float, float]]:
    """The values of neighbouring figures as they came in time: "20 minutes now, it used to be 60" is from 60 to 20."""
    now, once = pack.reading.dates.now, pack.reading.figures.once
    counted = [a for a in telling.amounts if not a.loose and not a.lone]
    for a, b in pairwise(counted):
        here, there = telling.hearing.at(a.start), telling.hearing.at(b.start)
        if here is None or there is None or here is there or here.sentence != there.sentence:
            continue
        turned = any(there.words.holds(w) for w in once) or any(here.words.holds(w) for w in now)
        first, last = (b, a) if turned else (a, b)
        yield first.number or first.value, last.number or last.value


def _odd_digits(claim: Hearing, told: Sequence[Telling], pack: LanguagePack, hours: Sequence[tuple[int, int]]) -> str:
    """The first chunk with a digit that is no quantity and no date ("9am", "level 3") and is not said just so."""
    said = [_chunks(t.text) for t in told]
    singles = {part for chunks in said for _, chunk in chunks for part in _JOINTS.split(chunk)}
    pairs = {pair for chunks in said for pair in chunks}
    named = {chunk for before, chunk in pairs if before in pack.reading.phrases.articles}
    spans = [(a.start, a.end) for a in claim.amounts if not a.loose] + [(m.start, m.end) for m in claim.moments]
    spans += hours
    for match in _WITH_DIGIT.finditer(claim.text):
        start, end = match.span(2)
        if any(a <= start < b or start < a < end for a, b in spans):
            continue
        before, chunk = _pair(match)
        parts = [part for part in _JOINTS.split(chunk) if any(char.isdigit() for char in part)]
        if (before, chunk) not in pairs and (not singles.issuperset(parts) or (chunk.isdigit() and chunk not in named)):
            return match.group(2).strip(_EDGES)
    return ""


def _chunks(text: str) -> set[tuple[str, str]]:
    return {_pair(m) for m in _WITH_DIGIT.finditer(text)}


def _pair(match: re.Match[str]) -> tuple[str, str]:
    return (match.group(1) or "").strip(_EDGES).casefold(), match.group(2).strip(_EDGES).casefold()
