"""Figures and dates that the person took back in the same breath: "in March 2021, no wait, it was May"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.moments import Moment
from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.tokens import gap

_BEFORE, _AFTER, _BESIDE = 3, 8, 2
_PAUSES = ",.;:!?…—–-"


def amended(
    text: str, reading: ReadingWords, counted: Sequence[Amount], dated: Sequence[Moment]
) -> frozenset[tuple[int, int]]:
    """Where figures and dates stand that the next one replaces, or that are denied beside another."""
    passage = passage_of(text, reading)
    told: list[Amount | Moment] = [*dated, *(a for a in counted if not a.lone and not a.loose)]
    told.sort(key=lambda item: item.start)
    spans = [(a.start, a.end) for a, b in pairwise(told) if _alike(a, b) and _mended(passage, a.end, b.start)]
    spans += [(a.start, a.end) for a in told if _denied(passage, a.start) and _beside(passage, a, told)]
    return frozenset(spans)


def _alike(one: Amount | Moment, other: Amount | Moment) -> bool:
    if isinstance(one, Amount) and isinstance(other, Amount):
        same = one.unit == other.unit and one.noun == other.noun
        return same or (not one.is_hard() and not other.is_hard()) or not (one.unit and other.unit)
    return isinstance(one, Moment) and isinstance(other, Moment)


def _mended(passage: Passage, start: int, end: int) -> bool:
    """Whether words of correction stand between two places, close behind the first."""
    first, last = passage.word_at(start), passage.word_at(max(start, end - 1)) if end > start else 0
    while last < len(passage.words) and passage.words[last].start < end:
        last += 1
    return any(
        (_paused(passage, at) or at - first <= _BEFORE) and last - at - size <= _AFTER
        for at, size in _cues(passage, first, last)
    )


def _cues(passage: Passage, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The words of correction among some words: where each begins, and how many words it has."""
    listed = passage.language.words.figures
    norms = [word.norm for word in passage.words[first:last]]
    for at in range(len(norms)):
        for phrase in (*listed.slips, *listed.replies):
            cue = phrase.split()
            if norms[at : at + len(cue)] != cue:
                continue
            if phrase in listed.slips or (_paused(passage, first + at) and _paused(passage, first + at + len(cue))):
                yield first + at, len(cue)


def _paused(passage: Passage, at: int) -> bool:
    """Whether a pause stands before a word."""
    words = passage.words
    if at == 0 or at >= len(words):
        return at == 0
    return any(mark in gap(passage.text, words[at - 1], words[at]) for mark in _PAUSES)


def _denied(passage: Passage, start: int) -> bool:
    """Whether "not" stands just before a place, with at most a preposition between."""
    at = passage.word_at(start)
    denials, steps = passage.language.words.figures.denials, passage.language.words.dates.prepositions
    for back in range(at - 1, max(-1, at - 1 - _BESIDE), -1):
        if passage.words[back].norm in denials:
            return True
        if passage.words[back].norm not in steps:
            return False
    return False


def _beside(passage: Passage, denied: Amount | Moment, told: Sequence[Amount | Moment]) -> bool:
    """Whether another figure of the kind stands in the same sentence, within a clause's reach."""
    at = passage.word_at(denied.start)
    return any(
        other is not denied and _alike(other, denied) and abs(passage.word_at(other.start) - at) <= _AFTER
        for other in told
    )
