"""A text in the pieces that each tell one thing, with their figures and dates, for binding these to their words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from conversation.interview.grounding.amended import amended
from conversation.interview.grounding.amounts import Amount, amounts
from conversation.interview.grounding.moments import Moment, moments
from conversation.interview.grounding.words import Words, words
from conversation.interview.languages import LanguagePack, pack_for
from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.remembered import LONG, remembered
from conversation.interview.text.spans import sentences


class Piece(NamedTuple):
    """The words from `start` to `end` of a text, in its `sentence`-th sentence, with what they count and date."""

    start: int
    end: int
    sentence: int
    words: Words
    amounts: tuple[Amount, ...]
    moments: tuple[Moment, ...]

    def tells(self, dated: bool) -> bool:
        """Whether it tells a date, or else a figure."""
        return bool(self.moments) if dated else any(not a.loose and not a.lone for a in self.amounts)


class Hearing(NamedTuple):
    """All figures, dates and pieces of one text; `amended`: where those stand that were taken back at once."""

    text: str
    amounts: tuple[Amount, ...]
    moments: tuple[Moment, ...]
    pieces: tuple[Piece, ...]
    amended: frozenset[tuple[int, int]]

    def at(self, place: int) -> Piece | None:
        """The piece that holds a place."""
        return next((p for p in self.pieces if p.start <= place < p.end), None)

    def sentence(self, number: int) -> tuple[Piece, ...]:
        """The pieces of a sentence."""
        return tuple(p for p in self.pieces if p.sentence == number)

    def ground(self, piece: Piece, *, dated: bool = False) -> tuple[Piece, ...]:
        """A piece with those around it, in its sentence, that tell no date or figure of their own."""
        beside = self.sentence(piece.sentence)
        here = beside.index(piece)
        before = next((i + 1 for i in range(here - 1, -1, -1) if beside[i].tells(dated)), 0)
        after = next((i for i in range(here + 1, len(beside)) if beside[i].tells(dated)), len(beside))
        return beside[before:after]


def hear(text: str, pack: LanguagePack) -> Hearing:
    """A text with all that the gate compares; the last few texts are kept."""
    return _hear(text, pack.code)


@remembered(LONG)
def _hear(text: str, code: str) -> Hearing:
    pack = pack_for(code)
    counted, dated = amounts(text, pack), moments(text, pack)
    gone = amended(text, pack.reading, counted, dated)
    dated = _completed(dated, gone)
    lone = [(a.start, a.end) for a in counted if a.lone]
    busy = [(a.start, a.end) for a in counted if not a.lone] + [(m.start, m.end) for m in dated]
    found: list[Piece] = []
    for number, sentence in enumerate(sentences(text)):
        cuts = [
            a
            for a, b in _cuts(sentence.text, pack)
            if not _joins(sentence.start + a, sentence.start + b, busy, text)
            and not _inside(sentence.start + a, (*busy, *lone))
        ]
        for a, b in pairwise([0, *cuts, len(sentence.text)]):
            start, end = sentence.start + a, sentence.start + b
            if text[start:end].strip():
                found.append(_piece(text, start, end, number, pack, counted, dated))
    return Hearing(text, counted, dated, tuple(found), gone)


def _completed(dated: Sequence[Moment], gone: frozenset[tuple[int, int]]) -> tuple[Moment, ...]:
    """The points of time; what mends another keeps what it does not mend: "March 2016, no, 2017"."""
    whole: list[Moment] = []
    for moment in dated:
        before = whole[-1] if whole and (whole[-1].start, whole[-1].end) in gone else None
        mended = (
            moment._replace(year=moment.year or before.year, month=moment.month or before.month) if before else moment
        )
        whole.append(mended)
    return tuple(whole)


def _piece(
    text: str,
    start: int,
    end: int,
    sentence: int,
    pack: LanguagePack,
    counted: Sequence[Amount],
    dated: Sequence[Moment],
) -> Piece:
    return Piece(
        start,
        end,
        sentence,
        words(text[start:end], pack.writing),
        tuple(a for a in counted if start <= a.start < end),
        tuple(m for m in dated if start <= m.start < end),
    )


def _cuts(sentence: str, pack: LanguagePack) -> list[tuple[int, int]]:
    return [m.span() for m in _cut(pack.reading).finditer(sentence) if m.start()]


def _inside(place: int, figures: Sequence[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in figures)


def _joins(start: int, end: int, figures: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether a cut is a word or a dash between two figures ("three and four")."""
    before, after = len(text[:start].rstrip()), end + len(text[end:]) - len(text[end:].lstrip())
    joins = text[start:end].strip(" –—-").isalpha() or not text[start:end].strip(" –—-")
    return joins and any(b == before for _, b in figures) and any(a == after for a, _ in figures)


@lru_cache(maxsize=16)
def _cut(reading: ReadingWords) -> re.Pattern[str]:
    """Where a piece begins: after a pause, or at a word that opens a clause or another item of a list."""
    phrases = reading.phrases
    opening = sorted({*phrases.openers, *phrases.ands, *reading.figures.pieces}, key=len, reverse=True)
    words = "|".join(re.escape(o) for o in opening)
    return re.compile(
        rf"[,;:](?=\s)|\s[–—-](?=\s)|(?<![\d\s])[–—](?=[^\W\d])|[()]|(?<![\w'’-])(?:{words})(?![\w'’-])", re.IGNORECASE
    )
