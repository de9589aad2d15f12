"""Points of time: years, months, seasons, numeric dates, "now" and "last summer", not yet bound into ranges."""

import re
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.numbers import Number
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.text.tokens import gap

_NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?"
    r"|(?:\d{1,2}[./-])?(?P<m2>0?[1-9]|1[0-2])[./-](?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)[/–-](?P<short>\d\d))(?![\w/-])"
)
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|e)?")
_EARLIEST, _LATEST = 1940, 2049
_CENTURIES = (19, 20)
_PIVOT = 50


class Point(NamedTuple):
    """One point of time, over the words from `first` to `last` (exclusive). `ago`: told from today's view."""

    first: int
    last: int
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    vague: bool = False
    now: bool = False
    ago: bool = False


@remembered(SHORT)
def points(text: str, reading: ReadingWords) -> tuple[Point, ...]:
    """All points in order, without overlaps."""
    passage = passage_of(text, reading)
    found = _numeric(passage) + _relative(passage)
    taken = {at for point in found for at in range(point.first, point.last)}
    years = _years(passage, taken)
    at = 0
    while at < len(passage.words):
        point = None if at in taken else _named(passage, at, years)
        if point:
            found.append(point)
        at = point.last if point else at + 1
    return tuple(sorted(found))


def _numeric(passage: Passage) -> list[Point]:
    found: list[Point] = []
    seasons = _seasons(passage)
    for match in _NUMERIC.finditer(passage.text):
        first, last = passage.word_at(match.start()), passage.word_at(match.end() - 1) + 1
        year = match["y1"] or match["y2"] or match["y3"]
        month = match["m1"] or match["m2"]
        if match.start() in seasons:
            found.append(Point(first, last, match.start(), match.end(), int(year) + seasons[match.start()]))
        elif match["short"]:
            cut = match.start("short") - 1
            found.append(Point(first, first + 1, match.start(), cut, int(year)))
            found.append(Point(last - 1, last, cut + 1, match.end(), int(year[:2] + match["short"])))
        else:
            found.append(Point(first, last, match.start(), match.end(), int(year), int(month)))
    return found


def _seasons(passage: Passage) -> dict[int, int]:
    """Where a season or school year stands that is bound to another one: "2019-20 to 2021-22". How many years after
    the first of its two the time told begins or ends.
    """
    text, to = passage.text, passage.language.words.dates.to
    years = [m for m in _NUMERIC.finditer(text) if m["short"] and int(m["short"]) == (int(m["y3"]) + 1) % 100]
    found: dict[int, int] = {}
    for one, other in pairwise(years):
        between = text[one.end() : other.start()].strip().casefold()
        if between in to or between in ("-", "–", "—"):
            found |= {one.start(): 0, other.start(): 1}
    return found


def _relative(passage: Passage) -> list[Point]:
    found: list[Point] = []
    for hit in passage.measures:
        if hit.cue in ("relative", "now") and not (found and hit.first < found[-1].last):
            first = _with_part(passage, hit.first) if hit.cue == "relative" else hit.first
            start, end = passage.words[first].start, passage.words[hit.last - 1].end
            found.append(Point(first, hit.last, start, end, now=hit.cue == "now", ago=hit.cue == "relative"))
    return found + _ago(passage)


def _with_part(passage: Passage, at: int) -> int:
    """The word at which "the end of last year" begins, its article left out."""
    words, dates = passage.words, passage.language.words.dates
    joined = at > 1 and words[at - 1].norm in dates.joiners and words[at - 2].norm in dates.parts
    return at - 2 if joined else at - 1 if at and words[at - 1].norm in dates.parts else at


def _ago(passage: Passage) -> list[Point]:
    """ "three years ago": a number, a unit of time and the word for it, in either order."""
    words, found = passage.words, []
    units, ago = passage.language.unit_of, passage.language.words.dates.ago
    for number in passage.numbers:
        unit = number.last
        if unit >= len(words) or units.get(words[unit].norm, ("",))[0] != "duration":
            continue
        if unit + 1 < len(words) and words[unit + 1].norm in ago:
            found.append(Point(number.first, unit + 2, number.start, words[unit + 1].end, ago=True))
        elif number.first and words[number.first - 1].norm in passage.language.words.dates.ago_before:
            first = number.first - 1
            found.append(Point(first, unit + 1, words[first].start, words[unit].end, ago=True))
    return found


def _years(passage: Passage, taken: set[int]) -> dict[int, tuple[int, int]]:
    """First word -> (word after the last, year), of every number that is a year."""
    found: dict[int, tuple[int, int]] = {}
    numbers = passage.numbers
    for at, number in enumerate(numbers):
        if number.first in taken or number.suffix:
            continue
        pair = numbers[at + 1] if at + 1 < len(numbers) else None
        if pair and passage.language.words.dates.year_pairs and _spoken_pair(passage, number, pair):
            found[number.first] = (pair.last, int(number.value * 100 + pair.value))
        elif _is_year(passage, number):
            found[number.first] = (number.last, int(number.value))
    return found


def _spoken_pair(passage: Passage, number: Number, pair: Number) -> bool:
    """ "nineteen ninety five", "twenty nineteen"."""
    if number.digits or pair.digits or number.value not in _CENTURIES or not 10 <= pair.value < 100:
        return False
    return pair.first == number.last and not gap(
        passage.text, passage.words[number.last - 1], passage.words[pair.first]
    )


def _is_year(passage: Passage, number: Number) -> bool:
    if not (_EARLIEST <= number.value <= _LATEST and number.value == int(number.value)) or number.scaled:
        return False
    words, text = passage.words, passage.text
    if text[max(0, number.start - 1) : number.start] in passage.language.money_signs or (
        number.digits and number.end - number.start not in (4, 7)
    ):
        return False
    before = words[number.first - 1].norm if number.first else ""
    dates = passage.language.words.dates
    if before in (*dates.prepositions, *dates.months, *dates.seasons) or number.last >= len(words):
        return True
    after = words[number.last]
    if gap(text, words[number.last - 1], after):
        return True
    counted = passage.language.count_noun.fullmatch(
        after.text if passage.language.words.names.capital_nouns else after.norm
    )
    return not (after.norm in passage.language.unit_of or (counted and after.norm not in passage.language.stops))


def _named(passage: Passage, at: int, years: dict[int, tuple[int, int]]) -> Point | None:
    """A point that begins at a word: [about] [early] [12] [March|spring] [of] [2019]."""
    words, dates = passage.words, passage.language.words.dates
    if at not in years and words[at].norm not in passage.language.date_openers and not words[at].norm[:1].isdigit():
        return None
    here, vague = at, False
    while here < len(words) and words[here].norm in (*dates.vague, *dates.parts) and here - at < 4:
        if _is_verb(passage, here):
            return None
        vague = True
        here += 1
        while here < len(words) and words[here].norm in dates.joiners and here - at < 4:
            here += 1
    begun = here
    month, season, here = _month(passage, here, years)
    joined = here
    while (month or season) and joined < len(words) and words[joined].norm in dates.joiners and joined - here < 2:
        joined += 1
    year, last = _year(passage, joined, years, bool(month or season))
    if year is None:
        last = here
    if last == begun or (year is None and not _stands_alone(passage, begun, month, season)):
        return None
    return Point(at, last, words[at].start, words[last - 1].end, year, month, vague or season)


def _is_verb(passage: Passage, at: int) -> bool:
    """Whether a word for a part of a time is a verb here: "start March 2017", and not "start of March 2017"."""
    words, reading = passage.words, passage.language.words
    bare = at + 1 >= len(words) or words[at + 1].norm not in reading.dates.joiners
    return bare and words[at].norm in reading.figures.starts


def _month(passage: Passage, at: int, years: dict[int, tuple[int, int]]) -> tuple[int | None, bool, int]:
    """A month (with its day) or a season at a word, and the word after it."""
    words, dates = passage.words, passage.language.words.dates
    day = at < len(words) and words[at].norm[:1].isdigit() and bool(_DAY.fullmatch(words[at].norm)) and at not in years
    name = at + 1 if day else at
    if day and name < len(words) and words[name].norm in dates.joiners:
        name += 1
    if name >= len(words) or (gap(passage.text, words[name - 1], words[name]) not in ("", ".") and day):
        return None, False, at
    norm = words[name].norm
    if norm in dates.months:
        return dates.months[norm], False, name + 1 if day else _past_day(passage, name + 1, years)
    return (None, True, name + 1) if norm in dates.seasons and not day else (None, False, at)


def _past_day(passage: Passage, at: int, years: dict[int, tuple[int, int]]) -> int:
    """The word behind the day that may follow a month ("June 5", "August 11, 2023"); a year of two digits is none."""
    words, text = passage.words, passage.text
    if at >= len(words) or at in years or not _DAY.fullmatch(words[at].norm) or gap(text, words[at - 1], words[at]):
        return at
    if text[words[at].start - 1] in "'’‘" or (at + 1 < len(words) and words[at + 1].norm in _counted(passage)):
        return at
    plain = words[at].norm.isdigit() and len(words[at].norm) > 1
    dated = at + 1 in years and gap(text, words[at], words[at + 1]) in ("", ",")
    return at + 1 if dated or not plain or _day_after(passage, at + 1, years) else at


def _counted(passage: Passage) -> Collection[str]:
    return passage.language.unit_of


def _day_after(passage: Passage, at: int, years: dict[int, tuple[int, int]]) -> bool:
    """Whether a range goes on to a month with its day and a year: "… to August 11, 2023"."""
    words, dates = passage.words, passage.language.words.dates
    linked = at < len(words) and (
        words[at].norm in dates.to or gap(passage.text, words[at - 1], words[at]) in ("-", "–")
    )
    month = at + (1 if at < len(words) and words[at].norm in dates.to else 0)
    named = linked and month + 2 < len(words) and words[month].norm in dates.months
    return named and month + 2 in years and bool(_DAY.fullmatch(words[month + 1].norm))


def _year(passage: Passage, at: int, years: dict[int, tuple[int, int]], after_month: bool) -> tuple[int | None, int]:
    if at in years:
        return years[at][1], years[at][0]
    words = passage.words
    if at >= len(words) or not words[at].norm.isdigit() or len(words[at].norm) != 2:
        return None, at
    ticked = passage.text[max(0, words[at].start - 1) : words[at].start] in ("'", "’", "‘")
    if not ticked and not after_month:
        return None, at
    short = int(words[at].norm)
    return (2000 if short < _PIVOT else 1900) + short, at + 1


def _stands_alone(passage: Passage, at: int, month: int | None, season: bool) -> bool:
    """Whether a month or season without a year is meant as a time ("in may", "since spring"), not as another word."""
    if not (month or season):
        return False
    dates, word = passage.language.words.dates, passage.words[at]
    before = passage.words[at - 1].norm if at else ""
    after = passage.words[at + 1].norm if at + 1 < len(passage.words) else ""
    if before in dates.prepositions or (month and after in dates.to) or (before in dates.joiners and at > 1):
        return True
    return bool(month) and word.norm not in dates.ambiguous_months and (word.text[:1].isupper() or len(word.norm) > 4)
