"""Whether two values that were told say the same, in whatever language: one of them holds the other, or their figures
and dates agree.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from conversation.interview.languages import LanguagePack, available, pack_for
from conversation.interview.text.dates import DateMention, dates
from conversation.interview.text.quantities import quantities
from conversation.interview.text.remembered import SHORT, remembered

_WORD = re.compile(r"\w+")
_GROUPED = re.compile(r"(?<=\d)[\s.,'’](?=\d{3}(?!\d))")
_TELLING = 4
_LONG_FIGURE = 3
# Lengths of a whole experience; others ("40 hours") measure something in it.
_LENGTHS = frozenset(("year", "month"))


def plain(value: str) -> str:
    """A value without case and layout."""
    return " ".join(value.casefold().split())


def holds(whole: str, part: str) -> bool:
    """Whether a value tells all that another does; with further figures or a denial it tells something else."""
    words, within = _telling(part), _words(whole)
    if not words or not words <= within or not _denials().isdisjoint(within - _words(part)):
        return False
    figures = _figures(words)
    return (not figures or figures == _figures(within)) and not _other_figures(whole, part)


def alike(one: str, other: str) -> bool:
    """Whether two values are about the same: one holds the other, or they share a long figure or most words."""
    first, second = _telling(one), _telling(other)
    if holds(one, other) or holds(other, one):
        return True
    if any(len(figure) >= _LONG_FIGURE for figure in _figures(first) & _figures(second)):
        return True
    first, second = first - _figures(first), second - _figures(second)
    return 2 * len(first & second) > min(len(first), len(second)) > 0


def counted_alike(one: str, other: str) -> bool:
    """Whether the figures of two values count the same thing."""
    return any(_units(one, pack) & _units(other, pack) for pack in _packs())


def at_odds(one: str, other: str) -> bool:
    """Whether two values of something that has only one cannot both be true."""
    if holds(one, other) or holds(other, one):
        return False
    return not (_same_figures(one, other) or _same_time(one, other) or _other_units(one, other))


def months_of(length: str) -> float | None:
    """How many months a length of time is."""
    told = (m.months for pack in _packs() for m in dates(length, pack)[:1] if m.kind == "duration")
    return next((months for months in told if months), None)


def moment_of(point: str) -> tuple[int, int] | None:
    """The first and the last month that a date may mean, counted from year 0; None where it names no year."""
    told = next((m for m in _times(point) if m.year is not None and m.kind != "range"), None)
    if told is None or told.year is None:
        return None
    return 12 * told.year + (told.month or 1), 12 * told.year + (told.month or 12)


@remembered(SHORT)
def _words(value: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(_GROUPED.sub("", value)))


@remembered(SHORT)
def _telling(value: str) -> frozenset[str]:
    """The words that tell: long ones, figures and those with capitals; all where there are none."""
    words = _WORD.findall(_GROUPED.sub("", value))
    telling = (w for w in words if len(w) >= _TELLING or any(c.isdigit() or c.isupper() for c in w))
    return frozenset(word.casefold() for word in telling) or _words(value)


@cache
def _denials() -> frozenset[str]:
    """The words of denial of every language, in the parts that they fall into here ("didn't")."""
    plain_words = (cue for pack in _packs() for cue in pack.reading.cues["negation"] if " " not in cue)
    return frozenset(part for cue in plain_words for part in _WORD.findall(cue) if len(part) > 1)


def _figures(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if any(char.isdigit() for char in word))


def _packs() -> Iterator[LanguagePack]:
    """A value is too short to tell its language."""
    return (pack_for(code) for code in available())


def _other_figures(one: str, other: str) -> bool:
    first, second = _values(one), _values(other)
    return bool(first and second) and first.isdisjoint(second)


def _same_figures(one: str, other: str) -> bool:
    """Whether two values have the same figures; those of times are compared as times."""
    return not _values(one).isdisjoint(_values(other)) and not (_times(one) or _times(other))


def _values(value: str) -> set[tuple[float, ...]]:
    """The figures of a value, as each language reads them."""
    read = (tuple(sorted(quantity.value for quantity in quantities(value, pack))) for pack in _packs())
    return {figures for figures in read if figures}


def _same_time(one: str, other: str) -> bool:
    return any(_agree(first, second) for first, second in product(_times(one), _times(other)))


def _times(value: str) -> list[DateMention]:
    """The first time of a value, by the languages that understand most of it."""
    read = [mention for pack in _packs() for mention in dates(value, pack)[:1]]
    return [mention for mention in read if mention.month] or read


def _agree(one: DateMention, other: DateMention) -> bool:
    if "now" in (one.kind, other.kind) or one.months or other.months:
        return (one.kind, one.months) == (other.kind, other.months)
    years = one.year is not None and one.year == other.year
    return years and (one.month == other.month or None in (one.month, other.month))


def _other_units(one: str, other: str) -> bool:
    """Whether the figures of two values count different things, in every language that knows both."""
    pairs = [(first, second) for pack in _packs() if (first := _units(one, pack)) and (second := _units(other, pack))]
    return bool(pairs) and all(first.isdisjoint(second) for first, second in pairs)


def _units(value: str, pack: LanguagePack) -> frozenset[str]:
    units = (quantity.unit for quantity in quantities(value, pack))
    return frozenset("year" if unit in _LENGTHS else unit for unit in units if unit)
