"""Quotes trimmed to what carries the fact."""

from conversation.interview.reading.answer import Answer
from conversation.interview.reading.parts import Clause

_EDGES = " \t\r\n,;:.!…-–—•*"


def tidy(answer: Answer, start: int, end: int) -> tuple[int, int]:
    """A stretch without conjunctions and fillers at its head and punctuation at its tail; never empty if it held a word."""
    words, phrases = answer.passage.words, answer.language.words.phrases
    at = answer.passage.word_at(start)
    while at < len(words) and words[at].norm in phrases.heads and at + 1 < len(words) and words[at + 1].end <= end:
        at += 1
    if at < len(words) and words[at].end <= end and answer.text[start : words[at].start].strip(_EDGES) != "":
        start = words[at].start
    piece = answer.text[start:end]
    start += len(piece) - len(piece.lstrip(_EDGES))
    end -= len(piece) - len(piece.rstrip(_EDGES + ","))
    return (start, end) if end > start else (start, start)


def substantive(answer: Answer, sentence: list[Clause]) -> bool:
    """Whether a sentence says something that may stand for an answer."""
    if sentence[0].idle:
        return False
    padding = answer.language.padding
    words = [at for clause in sentence for at in range(clause.first, clause.last) if answer.norm(at) not in padding]
    return len(words) >= 1
