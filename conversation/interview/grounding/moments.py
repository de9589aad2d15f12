"""The dates of a text as the gate compares them: a year, a month, a day, a season, and which part of it."""

import re
from typing import NamedTuple

from conversation.interview.languages import LanguagePack
from conversation.interview.text.dates import DateMention, dates
from conversation.interview.text.passage import passage_of

_DAY = re.compile(r"(?<![\d.'’/-])(0?[1-9]|[12]\d|3[01])(?=\D|$)")
_NUMERIC = re.compile(r"^\D*(\d{1,2})[./-]\d{1,2}[./-]\d{4}")


class Moment(NamedTuple):
    """A point of time at `text[start:end]`. `seasons` and `parts` ("early", "end of") by their canonical names."""

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None = None
    seasons: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    def tells(self, claimed: "Moment") -> bool:
        """Whether it says all that a claimed moment says."""
        return (
            claimed.year in (self.year, None)
            and claimed.month in (self.month, None)
            and claimed.day in (self.day, None)
            and claimed.seasons <= self.seasons
            and claimed.parts <= self.parts
        )

    def differs(self, other: "Moment") -> bool:
        """Whether it is another time."""
        years = self.year is not None and other.year is not None and self.year != other.year
        return years or (self.month is not None and other.month is not None and self.month != other.month)


def moments(text: str, pack: LanguagePack) -> tuple[Moment, ...]:
    """All points of time in order; of a range both its ends."""
    return tuple(moment for mention in dates(text, pack) for moment in moments_of(mention, text, pack))


def moments_of(mention: DateMention, text: str, pack: LanguagePack) -> list[Moment]:
    """The points of time that a mention names; none for a length or for one told from today's view."""
    ends = [(mention.first, mention.year, mention.month)]
    if mention.kind == "range":
        ends.append((mention.last, mention.end_year, mention.end_month))
    return [_moment(text, place, year, month, pack) for place, year, month in ends if year or month]


def _moment(text: str, place: tuple[int, int], year: int | None, month: int | None, pack: LanguagePack) -> Moment:
    start, end = place
    said = text[start:end]
    seasons, parts = worded(said, pack)
    return Moment(start, end, said, year, month, _day(said) if month else None, seasons, parts)


def _day(said: str) -> int | None:
    numeric = _NUMERIC.match(said)
    if numeric:
        return int(numeric[1])
    if not any(char.isalpha() for char in said):
        return None
    day = _DAY.search(said)
    return int(day[1]) if day else None


def worded(text: str, pack: LanguagePack) -> tuple[frozenset[str], frozenset[str]]:
    """The seasons and the parts of years that some words name, with or without a year."""
    language = passage_of(text, pack.reading).language
    norms = [word.norm for word in language.tokens(text)]
    seasons, thirds = language.words.dates.seasons, language.thirds
    return frozenset(seasons[n] for n in norms if n in seasons), frozenset(thirds[n] for n in norms if n in thirds)
