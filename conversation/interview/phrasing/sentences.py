"""Sentences of a reply, for finding its question: marks in quotes, in abbreviations and in numbers end nothing."""

import re
from collections.abc import Iterable
from typing import NamedTuple

QUESTION_MARKS = "?？؟⁇⁈⁉"
_QUOTED = re.compile(r"“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|\"[^\"\n]*\"|「[^」\n]*」|‘[^‘’\n]*[^\w\s]’(?!\w)")
_END = re.compile(rf"[.!…。！{QUESTION_MARKS}]+[\"”’»)\]*_]*(?=\s|$)|[。！？](?=\S)|\n+")
_NUMBER_OR_LETTER = re.compile(r"(?:^|\s)(?:\w|\d+)\.$")


class Sentence(NamedTuple):
    """One sentence of a text; `text` is without the white space around it."""

    start: int
    end: int
    text: str
    is_question: bool


def sentences(text: str, abbreviations: Iterable[str] = ()) -> tuple[Sentence, ...]:
    """Split a reply. `abbreviations` are given with their dots, in lower case."""
    masked = _mask(text)
    short = frozenset(abbreviations)
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(masked):
        if not _ends_nothing(masked[start : match.end()], short):
            _add(found, text, masked, start, match.end())
            start = match.end()
    _add(found, text, masked, start, len(text))
    return tuple(found)


def questions(text: str, abbreviations: Iterable[str] = ()) -> tuple[str, ...]:
    """The sentences of a reply that are questions."""
    return tuple(s.text for s in sentences(text, abbreviations) if s.is_question)


def without_quotes(text: str) -> str:
    """A text without what stands in quotation marks: the details quoted from a person."""
    return _QUOTED.sub(" ", text)


def _mask(text: str) -> str:
    """The text with the sentence marks inside quotation marks made harmless."""
    return _QUOTED.sub(lambda match: re.sub(rf"[.!…。！\n{QUESTION_MARKS}]", "_", match.group()), text)


def _ends_nothing(so_far: str, abbreviations: frozenset[str]) -> bool:
    stripped = so_far.rstrip()
    if not stripped.endswith("."):
        return False
    last = stripped.split()[-1].casefold().lstrip("(„“\"'")
    return last in abbreviations or bool(_NUMBER_OR_LETTER.search(stripped))


def _add(found: list[Sentence], text: str, masked: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        lead = start + len(piece) - len(piece.lstrip())
        asks = any(mark in masked[start:end] for mark in QUESTION_MARKS)
        found.append(Sentence(lead, lead + len(stripped), stripped, asks))
