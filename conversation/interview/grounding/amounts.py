"""The figures of a text as the gate compares them: one value, its unit in one measure, and the noun that it counts."""

from collections.abc import Iterator
from typing import NamedTuple

from conversation.interview.languages import LanguagePack
from conversation.interview.text.dates import calendar_spans
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.quantities import Quantity, QuantityKind, quantities

# Lengths of time in one measure each: what is shorter than a month in seconds, the rest in months.
_LENGTHS = {
    "second": ("second", 1.0),
    "minute": ("second", 60.0),
    "hour": ("second", 3_600.0),
    "day": ("second", 86_400.0),
    "week": ("second", 604_800.0),
    "fortnight": ("second", 1_209_600.0),
    "month": ("month", 1.0),
    "quarter": ("month", 3.0),
    "year": ("month", 12.0),
    "decade": ("month", 120.0),
}
_HALF = 0.5
SHARE = "share"


class Amount(NamedTuple):
    """A figure at `text[start:end]`, with what it counts included.

    `unit` is canonical, lengths of time in "second" or "month"; "" where none was said. `noun` is what a count counts,
    case-folded, "" where it was left out. `lone`: the name of a length of time without a number ("a week", "daily").
    `loose`: a number that counts nothing by itself, such as a label or a time of day; it backs, but claims nothing.
    `number` and `name` are those of a length of time as it was said: 3 of "week". `name` is SHARE for a loose number of
    a share ("9 of 22").
    """

    start: int
    end: int
    text: str
    value: float
    unit: str = ""
    noun: str = ""
    kind: QuantityKind = "plain"
    lone: bool = False
    loose: bool = False
    number: float = 0.0
    name: str = ""

    def is_hard(self) -> bool:
        """Whether it has a unit that cannot be left to a noun."""
        return self.kind not in ("plain", "count")


def amounts(text: str, pack: LanguagePack) -> tuple[Amount, ...]:
    """All figures of a text in order; a range gives both its ends, a share its two numbers as well."""
    passage = passage_of(text, pack.reading)
    found = [amount for quantity in quantities(text, pack) for amount in _ends(quantity, passage)]
    found = [_halved(passage, amount) for amount in found]
    found = list(_wholes(list(_joined(found, text, passage)), text, passage))
    busy = {at for amount in found if amount.kind != "percent" for at in range(amount.start, amount.end)}
    found += [a for a in _named_lengths(passage) if a.start not in busy]
    found += _loose(text, passage, found)
    return tuple(sorted(found))


def _joined(found: list[Amount], text: str, passage: Passage) -> Iterator[Amount]:
    """With a length told in two units as one: "three years and two months"."""
    last: Amount | None = None
    for amount in found:
        if last and last.kind == amount.kind == "duration" and last.unit == amount.unit and last.value > amount.value:
            between = text[last.end : amount.start].strip().casefold()
            if between in passage.language.words.phrases.ands[:1]:
                whole = text[last.start : amount.end]
                last = last._replace(end=amount.end, text=whole, value=last.value + amount.value, number=0.0, name="")
                continue
        if last:
            yield last
        last = amount
    if last:
        yield last


def _wholes(found: list[Amount], text: str, passage: Passage) -> Iterator[Amount]:
    """With the whole of a share counting what its part does: 18 machines in "5 machines sur 18 réparées"."""
    last: Amount | None = None
    for amount in found:
        shared = last and last.kind == amount.kind == "count" and last.noun and last.value < amount.value
        if last and shared and text[last.end : amount.start].strip() in passage.language.words.numbers.out_of:
            last = amount._replace(noun=last.noun)
        else:
            last = amount
        yield last


def _ends(quantity: Quantity, passage: Passage) -> Iterator[Amount]:
    for value in (quantity.value, quantity.high):
        if value is not None:
            yield _amount(quantity, value, passage)


def _amount(quantity: Quantity, value: float, passage: Passage) -> Amount:
    words, periods = passage.language.words.numbers, passage.language.periods
    start, end, text, _, unit, _, kind = quantity
    if kind == "duration" and unit in _LENGTHS:
        measure, factor = _LENGTHS[unit]
        return Amount(start, end, text, value * factor, measure, "", kind, number=value, name=unit)
    if unit in periods:
        measure, factor = _LENGTHS[periods[unit]]
        return Amount(start, end, text, value * factor, measure, "", "duration", number=value, name=periods[unit])
    if kind == "times" and text.casefold() in words.multiples and not _is_frequency(text.casefold(), passage):
        return Amount(start, end, text, value, "fold", "", kind)
    if kind == "count":
        return Amount(
            start, end, text, value, "", "" if _is_no_noun(unit, passage) or _crosses(text, passage) else unit, kind
        )
    return Amount(start, end, text, value, unit, "", kind)


def _crosses(text: str, passage: Passage) -> bool:
    """Whether an article stands between a number and its noun: "four their training" counts no training."""
    phrases = passage.language.words.phrases
    return any(word in (*phrases.possessives, *phrases.articles) for word in text.casefold().split()[1:-1])


def _is_no_noun(word: str, passage: Passage) -> bool:
    language = passage.language
    figures = language.words.figures
    return word in language.stops or word in language.words.fillers or word in (*figures.pieces, *figures.nouns_not)


def _is_frequency(phrase: str, passage: Passage) -> bool:
    return phrase in passage.language.words.figures.frequencies


def _halved(passage: Passage, amount: Amount) -> Amount:
    """With the half that is told behind the unit: "two years and a half"."""
    if amount.kind != "duration":
        return amount
    base = next((f for m, f in _LENGTHS.values() if m == amount.unit and _unit_ends(passage, amount, f)), 0.0)
    end = _half_behind(passage, amount.end)
    if not base or not end:
        return amount
    return amount._replace(
        value=amount.value + _HALF * base, end=end, text=passage.text[amount.start : end], number=amount.number + _HALF
    )


def _unit_ends(passage: Passage, amount: Amount, factor: float) -> bool:
    """Whether the last word of a length of time is the unit of so many seconds or months."""
    last = passage.words[passage.word_at(amount.end - 1)].norm
    unit = passage.language.unit_of.get(last, ("", ""))[1]
    return _LENGTHS.get(unit, ("", 0.0)) == (amount.unit, factor)


def _half_behind(passage: Passage, end: int) -> int:
    """Where "and a half" ends that begins at a place; 0 for none."""
    first = passage.word_at(end)
    for told in passage.language.words.numbers.halves:
        half = told.split()
        if [w.norm for w in passage.words[first : first + len(half)]] == half:
            return passage.words[first + len(half) - 1].end
    return 0


def _named_lengths(passage: Passage) -> Iterator[Amount]:
    """Lengths of time without a number: "a week", "per month", "yearly", "half a day", "a day and a half"."""
    for at, word in enumerate(passage.words):
        unit = passage.language.periods.get(word.norm)
        if unit is None:
            continue
        measure, factor = _LENGTHS[unit]
        half = _half_before(passage, at)
        start = passage.words[at - half].start if half else word.start
        end = _half_behind(passage, word.end)
        share = _HALF if half else 1.5 if end else 1.0
        yield Amount(
            start,
            end or word.end,
            passage.text[start : end or word.end],
            share * factor,
            measure,
            "",
            "duration",
            lone=share == 1,
            number=share,
            name=unit,
        )


def _half_before(passage: Passage, at: int) -> int:
    """How many words before a unit "half" stands: "half an hour"; 0 for none."""
    halves = passage.language.words.figures.half_words
    return next((back for back in (1, 2) if at >= back and passage.words[at - back].norm in halves), 0)


def _loose(text: str, passage: Passage, found: list[Amount]) -> Iterator[Amount]:
    """All other numbers: those of a label, of a time of day, or of a share."""
    busy = [(a.start, a.end) for a in found if a.kind != "percent"]
    busy += calendar_spans(text, passage.language.words)
    for number in passage.numbers:
        if any(start <= number.start < end for start, end in busy):
            continue
        share = next((a for a in found if a.kind == "percent" and a.start <= number.start < a.end), None)
        if share is None or not _is_percent(passage, share):
            name = SHARE if share else ""
            yield Amount(number.start, number.end, text[number.start : number.end], number.value, loose=True, name=name)


def _is_percent(passage: Passage, amount: Amount) -> bool:
    """Whether a percentage is told with its sign or unit, not as a share of two numbers or as a fraction."""
    if "%" in amount.text:
        return True
    last = passage.words[passage.word_at(amount.end - 1)].norm
    return passage.language.unit_of.get(last, ("",))[0] == "percent"
