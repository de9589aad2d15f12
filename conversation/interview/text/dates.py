"""Dates, ranges of dates and lengths of time, exact and vague, wherever they stand in a text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text import calendar
from conversation.interview.text.calendar import Point
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.remembered import SHORT, remembered

if TYPE_CHECKING:
    from conversation.interview.languages import LanguagePack

DateKind: TypeAlias = Literal["point", "range", "since", "until", "now", "relative", "duration"]
_DASHES = frozenset(("-", "–", "—", "/", "->", "→"))
_FAR = 36
_MONTHS = {"year": 12.0, "month": 1.0, "week": 0.23, "day": 0.033}


class DateMention(NamedTuple):
    """A time that the person named, at `text[start:end]`.

    `kind`: a point ("March 2019"), a range ("2019-2022"; `end_year` None and `open_end` where it runs on), "since" and
    "until" (the preposition included), "now" ("currently"), relative to the day of telling ("last summer", "two years
    ago"), or a duration (`months` long). `vague`: "around", "early", "a couple of". `first` and `last` are the places
    of the two ends of a range, or of the point itself.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    year: int | None = None
    month: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    months: float | None = None
    vague: bool = False
    open_end: bool = False
    first: tuple[int, int] = (0, 0)
    last: tuple[int, int] = (0, 0)


def dates(text: str, pack: "LanguagePack") -> tuple[DateMention, ...]:
    """All mentions of time in order, without overlaps."""
    return _dates(text, pack.reading)


@remembered(SHORT)
def calendar_spans(text: str, reading: ReadingWords) -> tuple[tuple[int, int], ...]:
    """Where the calendar dates of a text stand: numbers there count nothing."""
    return tuple((point.start, point.end) for point in calendar.points(text, reading) if not point.ago)


@remembered(SHORT)
def _dates(text: str, reading: ReadingWords) -> tuple[DateMention, ...]:
    passage = passage_of(text, reading)
    found = _joined(passage, calendar.points(text, reading)) + _durations(passage)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _joined(passage: Passage, points: Sequence[Point]) -> list[DateMention]:
    """Points bound into ranges, or with the preposition before them."""
    found: list[DateMention] = []
    at = 0
    while at < len(points):
        after = points[at + 1] if at + 1 < len(points) else None
        if after and _bound(passage, points[at], after):
            found.append(_range(passage, points[at], after))
            at += 2
        else:
            found.append(_single(passage, points[at]))
            at += 1
    return found


def _bound(passage: Passage, left: Point, right: Point) -> bool:
    words = passage.language.words
    link = passage.text[left.end : right.start].strip().casefold()
    empty = {*words.phrases.articles, *words.fillers}
    between = [word.norm for word in passage.words[left.last : right.first]]
    plain = " ".join(word for word in between if word not in empty) or " ".join(between)
    if left.now or len(link) > _FAR or link[:1] in (",", ".", ";"):
        return False
    if link.strip("() ") in _DASHES or plain in words.dates.to:
        return True
    if plain.split(" ")[0] in words.dates.end and right.year:
        return True
    return _before(passage, left) in words.dates.between and plain in words.phrases.ands


def _before(passage: Passage, point: Point) -> str:
    """The word before a point, past an article."""
    at = _opener(passage, point)
    return passage.words[at].norm if at >= 0 else ""


def _opener(passage: Passage, point: Point) -> int:
    at = point.first - 1
    return at - 1 if at > 0 and passage.words[at].norm in passage.language.words.phrases.articles else at


def _range(passage: Passage, left: Point, right: Point) -> DateMention:
    start = left.start
    opens = passage.language.words.dates
    if _before(passage, left) in (*opens.start, *opens.since, *opens.between):
        start = passage.words[_opener(passage, left)].start
    year = left.year or (right.year if not right.now else None)
    return DateMention(
        start,
        right.end,
        passage.text[start : right.end],
        "range",
        year,
        left.month,
        right.year,
        right.month,
        vague=left.vague or right.vague,
        open_end=right.now,
        first=(left.start, left.end),
        last=(right.start, right.end),
    )


def _single(passage: Passage, point: Point) -> DateMention:
    words = passage.language.words.dates
    before = _before(passage, point)
    place = (point.start, point.end)
    if point.now:
        return DateMention(
            point.start, point.end, passage.text[point.start : point.end], "now", first=place, last=place
        )
    kind: DateKind = "relative" if point.ago or not (point.year or point.month) else "point"
    start = point.start
    if before in (*words.since, *words.start):
        kind, start = "since", passage.words[_opener(passage, point)].start
    elif before in words.until and not (point.ago and before in words.to[:1]):
        kind, start = "until", passage.words[_opener(passage, point)].start
    said = passage.text[start : point.end]
    return DateMention(
        start, point.end, said, kind, point.year, point.month, vague=point.vague, first=place, last=place
    )


def _qualifies(passage: Passage, hit: Hit) -> bool:
    """Whether a length stands before a noun that it only describes ("a summer job")."""
    words = passage.words
    if hit.last >= len(words) or words[hit.first].norm not in passage.language.words.phrases.articles:
        return False
    after = words[hit.last]
    return after.norm not in passage.language.stops and passage.text[words[hit.last - 1].end : after.start] == " "


def _counted(passage: Passage, hit: Hit) -> tuple[int, float]:
    """Where a length begins and how many months it is: "two school years" is counted, though a word stands between."""
    months = float(hit.cue.partition(":")[2])
    unit, sort = passage.language.unit_of.get(passage.words[hit.first].norm), hit.first - 1
    number = next((n for n in passage.numbers if n.last == sort), None)
    if hit.last - hit.first > 1 or number is None or unit is None or passage.words[sort].norm in passage.language.stops:
        return hit.first, months
    return number.first, number.value * _MONTHS[unit[1]]


def _durations(passage: Passage) -> list[DateMention]:
    from conversation.interview.text.quantities import _quantities

    counted = _quantities(passage.text, passage.language.words)
    ends = {q.end for q in counted}
    found = [
        DateMention(q.start, q.end, q.text, "duration", months=q.value * _MONTHS[q.unit])
        for q in counted
        if q.unit in _MONTHS
    ]
    for hit in passage.measures:
        rate = (
            hit.first > 0
            and passage.words[hit.first - 1].end in ends
            and passage.words[hit.first].start - passage.words[hit.first - 1].end == 1
        )
        if hit.cue.startswith("length:") and not rate and not _qualifies(passage, hit):
            first, months = _counted(passage, hit)
            start, end = passage.words[first].start, passage.words[hit.last - 1].end
            found.insert(0, DateMention(start, end, passage.text[start:end], "duration", months=months, vague=True))
    return sorted(found, key=lambda mention: (mention.start, -mention.end))
