"""What a correction takes back of the words that it corrects: the value that it replaces, and nothing beside it."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from conversation.interview.grounding.align import places, source
from conversation.interview.languages import LanguagePack
from conversation.interview.text.dates import dates
from conversation.interview.text.denied import is_denied
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Note

Span: TypeAlias = tuple[int, int]
_NARROW = 6
_COUNTED = frozenset({"plain", "count"})
_MOMENT = "moment"


class _Figure(NamedTuple):
    """A figure or date at a place of a text; of those of one `unit` one can stand for another."""

    start: int
    end: int
    value: tuple[float | None, ...]
    unit: str


def taken_back(wrong: Note, right: Note, pack: LanguagePack) -> tuple[Span, ...]:
    """The places, in the message of a note, of what another note says otherwise.

    Of words with figures, the figures that the other one replaces; else the note's value: all of its words when they
    are few.
    """
    figures = _replaced(wrong, right, pack)
    if figures:
        return tuple((wrong.start + figure.start, wrong.start + figure.end) for figure in figures)
    if len(wrong.quote.split()) <= _NARROW:
        return ((wrong.start, wrong.end),)
    found = places(wrong.value, source(wrong.quote))
    return ((wrong.start + found[0][0], wrong.start + found[0][1]),) if found else ()


def _replaced(wrong: Note, right: Note, pack: LanguagePack) -> list[_Figure]:
    """The figures of a note that another one does not have: those that it denies, else those of the units it names."""
    standing = [f for f in _figures(right.value, pack) if not is_denied(right.value, f.start, pack.reading)]
    if not standing:
        return []
    kept = {figure.value for figure in standing}
    own = {figure.value for figure in _figures(wrong.value, pack)}
    gone = [figure for figure in _figures(wrong.quote, pack) if figure.value not in kept]
    gone = [figure for figure in gone if figure.value in own] or gone
    denied = {figure.value for figure in _figures(right.quote, pack)} - kept
    units = {figure.unit for figure in standing}
    return [f for f in gone if f.value in denied] or [f for f in gone if f.unit in units] or gone


def _figures(text: str, pack: LanguagePack) -> list[_Figure]:
    found = list(_moments(text, pack))
    found += [
        _Figure(q.start, q.end, (q.value, q.high), "" if q.kind in _COUNTED else q.unit) for q in quantities(text, pack)
    ]
    return found


def _moments(text: str, pack: LanguagePack) -> Iterator[_Figure]:
    for mention in dates(text, pack):
        if mention.year or mention.month:
            yield _Figure(*mention.first, (mention.year, mention.month), _MOMENT)
        if mention.end_year or mention.end_month:
            yield _Figure(*mention.last, (mention.end_year, mention.end_month), _MOMENT)
