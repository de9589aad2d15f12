"""Numbers with their units: counts, money, percentages, durations, multiples and ranges."""

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text import units
from conversation.interview.text.numbers import Number
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.text.spans import Cover

if TYPE_CHECKING:
    from conversation.interview.languages import LanguagePack

QuantityKind: TypeAlias = Literal["plain", "count", "measure", "money", "percent", "times", "duration"]
_DASHES = frozenset("-–—/")


class Quantity(NamedTuple):
    """A figure at `text[start:end]`, its unit included.

    `unit` is canonical and the same in every language ("percent", "GBP", "minute", "times"); for a count it is the noun
    as said, case-folded, or its canonical name where the pack knows it ("person"); "" where none was said. A fraction
    or share ("half", "one in five") is a percentage; `high` is the upper end of a range.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str = ""
    high: float | None = None
    kind: QuantityKind = "plain"


def quantities(text: str, pack: "LanguagePack") -> tuple[Quantity, ...]:
    """All quantities of a text in order, without overlaps. Dates, ordinals and labels ("level 3") are none."""
    return _quantities(text, pack.reading)


@remembered(SHORT)
def _quantities(text: str, reading: ReadingWords) -> tuple[Quantity, ...]:
    from conversation.interview.text.dates import calendar_spans

    passage = passage_of(text, reading)
    busy = Cover(calendar_spans(text, reading))
    found = _phrased(passage)
    shares = units.shares(passage, Quantity)
    found += [q for number in passage.numbers if (q := _measured(passage, number, busy))]
    shared = Cover((share.start, share.end) for share in shares)
    found = [q for q in found if not shared.touches(q.start, q.end)]
    return tuple(_ranged(passage, _shared(passage, _apart(sorted([*shares, *found])))))


def _measured(passage: Passage, number: Number, busy: Cover) -> Quantity | None:
    """One number with what stands around it; None where it counts nothing."""
    if busy.touches(number.start, number.end) or units.labelled(passage, number):
        return None
    sized = units.unit_of(passage, number)
    if sized is None:
        return None
    return Quantity(
        sized.start, sized.end, passage.text[sized.start : sized.end], sized.value, sized.unit, None, sized.kind
    )


def _phrased(passage: Passage) -> list[Quantity]:
    """ "a dozen", "half", "doubled"."""
    phrased = []
    for hit in passage.measures:
        name, _, value = hit.cue.partition(":")
        start, end = passage.words[hit.first].start, passage.words[hit.last - 1].end
        if name == "fraction":
            phrased.append(Quantity(start, end, passage.text[start:end], float(value), "percent", None, "percent"))
        elif name == "multiple":
            phrased.append(Quantity(start, end, passage.text[start:end], float(value), "times", None, "times"))
        elif name == "number":
            number = Number(hit.first, hit.last, start, end, float(value), digits=False)
            measured = units.unit_of(passage, number)
            if measured:
                phrased.append(
                    Quantity(
                        measured.start,
                        measured.end,
                        passage.text[measured.start : measured.end],
                        measured.value,
                        measured.unit,
                        None,
                        measured.kind,
                    )
                )
    return phrased


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Without overlaps: the longer of two stands."""
    kept: list[Quantity] = []
    for quantity in found:
        if kept and quantity.start < kept[-1].end:
            if quantity.end - quantity.start > kept[-1].end - kept[-1].start:
                kept[-1] = quantity
        else:
            kept.append(quantity)
    return kept


def _between(passage: Passage, left: Quantity, right: Quantity) -> str:
    return passage.text[left.end : right.start].strip().casefold()


def _shared(passage: Passage, found: list[Quantity]) -> list[Quantity]:
    """A bare number takes the unit of the next one it is bound to: "from 40 to 15 minutes", "three or four times"."""
    links = {*passage.language.words.numbers.ranges, *passage.language.words.phrases.ands, *_DASHES}
    for at in range(len(found) - 2, -1, -1):
        left, right = found[at], found[at + 1]
        if left.kind == "plain" and right.unit and _between(passage, left, right) in links:
            found[at] = left._replace(unit=right.unit, kind=right.kind)
        elif right.kind == "plain" and left.kind == "money" and _between(passage, left, right) in links:
            found[at + 1] = right._replace(unit=left.unit, kind="money")
    return found


def _ranged(passage: Passage, found: list[Quantity]) -> list[Quantity]:
    """ "10 to 15 people" is one quantity; "from 40 to 15 minutes" is a change, and stays two."""
    kept: list[Quantity] = []
    for quantity in found:
        left = kept[-1] if kept else None
        if (
            left
            and left.high is None
            and left.unit == quantity.unit
            and left.value < quantity.value
            and _linked(passage, left, quantity)
        ):
            text = passage.text[left.start : quantity.end]
            kept[-1] = quantity._replace(start=left.start, text=text, value=left.value, high=quantity.value)
        else:
            kept.append(quantity)
    return kept


def _linked(passage: Passage, left: Quantity, right: Quantity) -> bool:
    """Whether two figures are the ends of a range, and not the steps of a change ("from 40 to 15")."""
    words, link = passage.language.words, _between(passage, left, right)
    first = passage.word_at(left.start)
    before = passage.words[first - 1].norm if first else ""
    if before in words.numbers.between:
        return link in words.phrases.ands
    return before not in words.numbers.change_from and link in {*words.numbers.ranges, *_DASHES}
