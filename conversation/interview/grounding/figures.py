"""Figures and dates of a claim must be the person's own, by value and unit."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import isclose
from typing import NamedTuple

from conversation.interview.grounding.derive import derivable
from conversation.interview.grounding.heard import Heard
from conversation.interview.languages import LanguagePack
from conversation.interview.text.dates import DateMention, dates
from conversation.interview.text.quantities import Quantity, quantities
from conversation.interview.text.wordforms import lemma, plain

_PERSON = "person"
_COUNTED = frozenset({"plain", "count"})
_WITH_DIGIT = re.compile(r"(\w+[\s-]+)?(\S*\d\S*)")
_EDGES = " .,;:!?()[]{}\"'“”‘’«»…–—-"


class Finding(NamedTuple):
    """The first figure that is not backed ("" when all are), and whether one was worked out from two others."""

    missing: str
    derived: bool = False


def check(text: str, pack: LanguagePack, quotes: Sequence[str], heard: Heard) -> Finding:
    """Whether each quantity, date and other number of a claim stands in its quotes, which are read by `heard`."""
    claimed, spoken = quantities(text, pack), [heard.quantities(q) for q in quotes]
    moments, told = dates(text, pack), [d for q in quotes for d in heard.dates(q)]
    stated = [s for quantity in spoken for s in quantity]
    derived = False
    for quantity in claimed:
        if _is_stated(quantity, stated, pack):
            continue
        if not derivable(quantity, spoken, told):
            return Finding(quantity.text)
        derived = True
    if turned := _turned(text, pack, claimed, quotes, heard.pack, spoken):
        return Finding(turned.text)
    for moment in moments:
        counted = moment.kind == "duration" and any(q.start <= moment.start < q.end for q in claimed)
        if not counted and not _is_told(moment, told, quotes):
            return Finding(moment.text)
    spans = [(q.start, q.end) for q in claimed] + [(d.start, d.end) for d in moments]
    return Finding(_loose(text, spans, quotes), derived)


def _turned(
    text: str,
    pack: LanguagePack,
    claimed: Sequence[Quantity],
    quotes: Sequence[str],
    quoted_pack: LanguagePack,
    spoken: Sequence[Sequence[Quantity]],
) -> Quantity | None:
    """The first figure of a change that runs the other way in the quotes: "from 90 to 40" for "from 40 to 90"."""
    said = [pair for quote, found in zip(quotes, spoken, strict=True) for pair in _changes(quote, found, quoted_pack)]
    for a, b in _changes(text, claimed, pack):
        same = any(_same(a, c, pack) and _same(b, d, pack) for c, d in said)
        if not same and any(_same(a, d, pack) and _same(b, c, pack) for c, d in said):
            return a
    return None


def _changes(text: str, found: Sequence[Quantity], pack: LanguagePack) -> list[tuple[Quantity, Quantity]]:
    """Pairs of figures bound by "to"."""
    links = pack.reading.numbers.ranges
    return [(a, b) for a, b in pairwise(found) if text[a.end : b.start].strip().casefold() in links]


def _is_stated(claimed: Quantity, stated: Sequence[Quantity], pack: LanguagePack) -> bool:
    if claimed.high is not None:
        whole = any(_same(claimed, s, pack) and s.high is not None and isclose(s.high, claimed.high) for s in stated)
        ends = (claimed._replace(high=None), claimed._replace(value=claimed.high, high=None))
        return whole or all(_is_stated(end, stated, pack) for end in ends)
    return any(_same(claimed, s, pack) and s.high is None for s in stated)


def _same(claimed: Quantity, said: Quantity, pack: LanguagePack) -> bool:
    """Equal in value, and in unit: a bare number may be given its noun, but only people may lose theirs."""
    if not isclose(claimed.value, said.value, rel_tol=1e-9):
        return False
    if claimed.unit == said.unit:
        return True
    if claimed.kind not in _COUNTED or said.kind not in _COUNTED:
        return False
    if claimed.unit and said.unit:
        return _noun(claimed.unit, pack) == _noun(said.unit, pack)
    return bool(claimed.unit) or said.unit == _PERSON


def _noun(unit: str, pack: LanguagePack) -> str:
    return lemma(plain(unit), pack.writing.lemmas)


def _is_told(claimed: DateMention, told: Sequence[DateMention], quotes: Sequence[str]) -> bool:
    if claimed.kind == "duration":
        return any(d.months is not None and isclose(d.months, claimed.months or -1) for d in told) or _literal(
            claimed, quotes
        )
    if claimed.kind in ("now", "relative"):
        return _literal(claimed, quotes) or (claimed.kind == "now" and any(d.kind == "now" or d.open_end for d in told))
    known = {point for d in told for point in _points(d)}
    if not all(_point_known(point, known) for point in _points(claimed)):
        return False
    if claimed.kind == "since" or claimed.open_end:
        return any(d.kind in ("since", "now") or d.open_end for d in told)
    return claimed.kind != "range" or _chronological(claimed)


def _points(mention: DateMention) -> list[tuple[int | None, int | None]]:
    ends = [(mention.year, mention.month), (mention.end_year, mention.end_month)]
    return [point for point in ends if point != (None, None)]


def _point_known(point: tuple[int | None, int | None], known: set[tuple[int | None, int | None]]) -> bool:
    year, month = point
    return point in known or (month is None and any(y == year for y, _ in known))


def _chronological(mention: DateMention) -> bool:
    if mention.year is None or mention.end_year is None:
        return True
    return (mention.year, mention.month or 1) <= (mention.end_year, mention.end_month or 12)


def _literal(mention: DateMention, quotes: Sequence[str]) -> bool:
    wanted = " ".join(mention.text.casefold().split())
    return any(wanted in " ".join(q.casefold().split()) for q in quotes)


def _loose(text: str, spans: Sequence[tuple[int, int]], quotes: Sequence[str]) -> str:
    """The first chunk with a digit that is no quantity and no date ("9am", "level 3") and is not said just so."""
    said = [_chunks(q) for q in quotes]
    singles = {chunk for chunks in said for _, chunk in chunks}
    pairs = {pair for chunks in said for pair in chunks}
    for match in _WITH_DIGIT.finditer(text):
        start = match.start(2)
        if any(a <= start < b or (start < a < match.end(2)) for a, b in spans):
            continue
        before, chunk = _pair(match)
        if chunk and (chunk not in singles or (chunk.isdigit() and (before, chunk) not in pairs)):
            return match.group(2).strip(_EDGES)
    return ""


def _chunks(text: str) -> set[tuple[str, str]]:
    return {_pair(m) for m in _WITH_DIGIT.finditer(text)}


def _pair(match: re.Match[str]) -> tuple[str, str]:
    return (match.group(1) or "").strip(_EDGES).casefold(), match.group(2).strip(_EDGES).casefold()
