"""A few of the person's own words, to show that they were heard."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from conversation.interview.languages.phrases import Phrases
from conversation.interview.types import Note, TopicKey

MOST_WORDS = 8
TELLING: tuple[TopicKey, ...] = (
    "outcome",
    "challenge",
    "actions",
    "responsibilities",
    "learning",
    "collaboration",
    "scope",
    "tools",
    "role",
    "organisation",
    "timeframe",
)
_CUT = re.compile(r"[,;:.!?()\n–—]|\s-\s")
_MARKS = "\"“”„«»‘’'*_`"


class Detail(NamedTuple):
    """A short piece of what the person said, verbatim, and the topic that it tells."""

    topic: TopicKey
    text: str


def detail_of(notes: Iterable[Note], phrases: Phrases, used: Iterable[str] = ()) -> Detail | None:
    """The most telling piece of an answer's notes that was not quoted before; None where there is none."""
    taken = frozenset(text.casefold() for text in used)
    for note in sorted(notes, key=lambda note: TELLING.index(note.topic)):
        text = shorten(note.quote, phrases)
        if text and text.casefold() not in taken:
            return Detail(note.topic, text)
    return None


def shorten(quote: str, phrases: Phrases) -> str:
    """A verbatim piece of a quote of at most eight words that stands by itself; "" where there is none."""
    for clause in (part.strip() for part in _CUT.split(quote.strip())):
        words = clause.split()
        while words and words[0].casefold() in phrases.lead_words:
            words = words[1:]
        cut = words[:MOST_WORDS]
        while cut and len(cut) < len(words) and cut[-1].casefold() in phrases.small_words:
            cut = cut[:-1]
        text = _verbatim(clause, cut)
        if text and not any(mark in text for mark in _MARKS[:7]):
            return text
    return ""


def _verbatim(clause: str, words: list[str]) -> str:
    """The stretch of a clause that a run of its words covers."""
    if not words or all(len(word) < 2 for word in words):
        return ""
    start = clause.find(words[0])
    match = re.compile(r"\s+".join(map(re.escape, words))).search(clause, start)
    return match.group() if match else ""
