"""Whether two sentences tell the same result with other figures, in whatever language."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from conversation.interview.languages import available, pack_for
from conversation.interview.text.dates import dates
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.quantities import Quantity, quantities
from conversation.interview.text.remembered import SHORT, remembered

_STEM = 4
_LEAST = 3


class Result(NamedTuple):
    """What a sentence tells of a change: what changed, in the stems of its words; when; how; and the figures.

    `change`: from what, to what, of which unit. `figure`: the only figure that is told, with its unit.
    """

    about: frozenset[str]
    when: tuple[str, ...]
    moved: frozenset[str]
    change: tuple[float, float, str] | None
    figure: tuple[float, str] | None


def clashes(texts: Sequence[str], code: str | None = None) -> list[tuple[int, int]]:
    """The places of those texts that tell one and the same change with figures of which only one can be right.

    `code`: the language that all are written in, where it is known.
    """
    codes = available() if code is None else (code,)
    told = [[_result(text, code) for code in codes] for text in texts]
    figured = [at for at, results in enumerate(told) if any(r.change or r.figure for r in results)]
    return [
        (a, b) for a, b in combinations(figured, 2) if any(_differ(x, y) for x, y in zip(told[a], told[b], strict=True))
    ]


def _differ(one: Result, other: Result) -> bool:
    if not ((one.change and other.change) or (one.figure and other.figure)):
        return False
    same = one.about <= other.about or other.about <= one.about
    if not (one.about and other.about and same) or one.when != other.when:
        return False
    if one.change and other.change:
        (start, end, unit), (other_start, other_end, other_unit) = one.change, other.change
        return unit == other_unit and (start == other_start) != (end == other_end)
    if one.figure and other.figure and one.about == other.about and one.moved & other.moved:
        return one.figure[1] == other.figure[1] and one.figure[0] != other.figure[0]
    return False


@remembered(SHORT)
def _result(text: str, code: str) -> Result:
    pack = pack_for(code)
    found, when = quantities(text, pack), dates(text, pack)
    passage = passage_of(text, pack.reading)
    busy = [(q.start, q.end) for q in found] + [(d.start, d.end) for d in when]
    words = [w for w in passage.words if not any(start <= w.start < end for start, end in busy)]
    hits = [hit for hit in passage.language.cues.find(passage.words, {}, {}) if hit.cue == "movement"]
    moving = {at for hit in hits for at in range(hit.first, hit.last)}
    moved = frozenset(passage.words[at].norm for at in moving)
    telling = (w.norm for w in words if w.norm not in moved and _tells(w.norm))
    return Result(
        frozenset(word if word.isdigit() else word[:_STEM] for word in telling),
        tuple(d.text.casefold() for d in when if d.kind != "duration"),
        moved,
        _change(passage, found),
        (found[0].value, found[0].unit) if len(found) == 1 and found[0].unit and found[0].high is None else None,
    )


def _tells(word: str) -> bool:
    """Whether a word says what changed: a number here is a label, as in "pump 3"."""
    return word.isdigit() or (len(word) >= _LEAST and word not in _small())


def _change(passage: Passage, found: tuple[Quantity, ...]) -> tuple[float, float, str] | None:
    """The one change that is told by both its ends: "from 40 to 25 minutes"."""
    ends = [(a, b) for a, b in pairwise(found) if _from_to(passage, a, b)]
    if len(ends) != 1:
        return None
    first, last = ends[0]
    return first.value, last.value, last.unit or first.unit


def _from_to(passage: Passage, first: Quantity, last: Quantity) -> bool:
    link = passage.text[first.end : last.start].strip().casefold()
    opener = passage.word_at(first.start) - 1
    opened = opener >= 0 and passage.words[opener].norm in passage.language.words.numbers.change_from
    return link in passage.language.words.numbers.ranges or (opened and link.isalpha())


@cache
def _small() -> frozenset[str]:
    """Words that tell nothing by themselves, of every language."""
    packs = [pack_for(code) for code in available()]
    small = {
        word
        for pack in packs
        for words in (pack.reading.phrases.stops, pack.reading.phrases.heads, pack.reading.fillers)
        for word in words
    }
    # "In the first year" and "in the second" are two results.
    return frozenset(small.difference(*(pack.reading.intents.ordinals for pack in packs)))
