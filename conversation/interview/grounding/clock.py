"""Times of day, in digits and in words: "9 pm", "21h", "half past three", "halb vier"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from conversation.interview.languages.figure_words import FigureWords
from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.passage import Passage, passage_of

_HALF_DAY, _DAY, _HOUR, _HALF_HOUR, _HALF = 12 * 60, 24 * 60, 60, 30, 0.5
_WINDOW = 40


class Clock(NamedTuple):
    """A time of day at `text[start:end]`; `minute` of the day, of the first half of it unless `sure`."""

    start: int
    end: int
    minute: int
    sure: bool

    def may_be(self, other: "Clock") -> bool:
        """Whether both can be the same time."""
        if self.sure and other.sure:
            return self.minute == other.minute
        return self.minute % _HALF_DAY == other.minute % _HALF_DAY

    def is_other_half(self, other: "Clock") -> bool:
        """Whether it is the same hour in the other half of the day."""
        return not self.may_be(other) and self.minute % _HALF_DAY == other.minute % _HALF_DAY


def clocks(text: str, reading: ReadingWords) -> tuple[Clock, ...]:
    """All times of day in order."""
    found = [*_in_digits(text, reading), *_in_words(text, reading)]
    kept: list[Clock] = []
    for clock in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or clock.start >= kept[-1].end:
            kept.append(clock)
    return tuple(kept)


def _in_digits(text: str, reading: ReadingWords) -> Iterator[Clock]:
    for match in _pattern(reading).finditer(text):
        hour, minute = int(match["h"]), int(match["m"] or 0)
        dotted = "." in text[match.end("h") : match.start("m")] if match["m"] else False
        if hour > 24 or minute > 59 or not (match["half"] or match["hour"] or (match["m"] and not dotted)):
            continue
        yield _clock(text, match.start(), match.end(), hour, minute, (match["half"] or "")[:1].casefold(), reading)


@lru_cache(maxsize=16)
def _pattern(reading: ReadingWords) -> re.Pattern[str]:
    """An hour with its minutes, "am" or "pm", or the word for an hour of the day."""
    said = "|".join(re.escape(w) for w in reading.figures.clock) or "(?!)"
    half = r"(?P<half>[ap]\.?\s?m\b\.?)"
    return re.compile(
        rf"(?<![\d.,:/-])(?P<h>\d{{1,2}})(?:\s?[:.h]\s?(?P<m>\d\d)(?!\d|[.,/-]\d|\s?%))?\s?(?:{half}|(?P<hour>(?:{said})\b))?",
        re.IGNORECASE,
    )


def _in_words(text: str, reading: ReadingWords) -> Iterator[Clock]:
    """Hours in words, with "half past", "quarter to" and the like before them, or a part of the day behind them."""
    passage, listed = passage_of(text, reading), reading.figures
    for number in passage.numbers:
        half_past = number.value % 1 == _HALF and not number.digits
        if not (0 <= number.value <= 24 and (number.value % 1 == 0 or half_past)) or number.suffix:
            continue
        before = " ".join(w.norm for w in passage.words[max(0, number.first - 3) : number.first])
        shift = next((m for phrase, m in listed.clock_before.items() if f" {before}".endswith(f" {phrase}")), None)
        behind = next((m for phrase, m in listed.clock_behind.items() if _follows(passage, number.last, phrase)), None)
        named = passage.words[number.last].norm if number.last < len(passage.words) else ""
        at = any(f" {before}".endswith(f" {word}") for word in listed.clock_at)
        moved = shift if shift is not None else _HALF_HOUR if half_past and at else behind
        if moved is None and named not in listed.clock and not (at and _half(text, number.end, listed)):
            continue
        yield _clock(text, number.start, number.end, int(number.value), moved or 0, "", reading)


def _follows(passage: Passage, at: int, phrase: str) -> bool:
    said = phrase.split()
    return [w.norm for w in passage.words[at : at + len(said)]] == said


def _clock(text: str, start: int, end: int, hour: int, minute: int, half: str, reading: ReadingWords) -> Clock:
    total = hour * _HOUR + minute
    half = half or _half(text, end, reading.figures)
    if half == "p" and hour < 12:
        return Clock(start, end, (total + _HALF_DAY) % _DAY, sure=True)
    if half == "a":
        return Clock(start, end, (total - (_HALF_DAY if hour == 12 else 0)) % _DAY, sure=True)
    return Clock(start, end, total % _DAY, sure=bool(half) or hour > 12)


def _half(text: str, end: int, listed: FigureWords) -> str:
    """ "a" or "p" where the words behind a time name the half of the day."""
    behind = text[end : end + _WINDOW].casefold().lstrip()
    return next(
        (half for half, said in listed.halves_of_day.items() for phrase in said if behind.startswith(phrase)), ""
    )
