"""Quotes trimmed to what carries the fact."""

from conversation.interview.reading.answer import Answer
from conversation.interview.reading.parts import Clause
from conversation.interview.text.intents import whole_intent

# Sentences that are one of these answer no question.
_NO_ANSWERS = frozenset(("dont_know", "skip", "deny", "confirm", "thanks", "greeting"))
_EDGES = " \t\r\n,;:.!…-–—•*"


def tidy(answer: Answer, start: int, end: int) -> tuple[int, int]:
    """A stretch without conjunctions at its head and punctuation at its tail; never empty if it held a word."""
    words = answer.passage.words
    first = at = answer.passage.word_at(start)
    while at + 1 < len(words) and words[at + 1].end <= end and _hollow(answer, at):
        at += 1
    if at > first:
        start = words[at].start
    piece = answer.text[start:end]
    head = len(piece) - len(piece.lstrip(_EDGES))
    tail = len(piece) - len(piece.rstrip(_EDGES))
    return (start + head, end - tail) if head < len(piece) else (start, start)


def _hollow(answer: Answer, at: int) -> bool:
    """Whether a word at the head of a stretch says nothing: a filler, or a "no," that answers the question."""
    phrases = answer.language.words.phrases
    norm = answer.norm(at)
    if norm in phrases.replies:
        return answer.text[answer.end(at + 1) : answer.end(at + 1) + 1] in (",", ";", "-", "–", "—")
    return norm in phrases.heads


def substantive(answer: Answer, sentence: list[Clause]) -> bool:
    """Whether a sentence says something that may stand for an answer."""
    said = answer.text[sentence[0].span.start : sentence[-1].span.end]
    if sentence[0].idle or whole_intent(said, answer.pack.reading) in _NO_ANSWERS:
        return False
    padding = answer.language.padding
    words = [at for clause in sentence for at in range(clause.first, clause.last) if answer.norm(at) not in padding]
    return len(words) >= 1
