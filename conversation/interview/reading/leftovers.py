"""What an answer tells besides what was asked, though no cue says so: nothing that the person did is to be lost."""

from collections.abc import Iterator

from conversation.interview.languages.reading_words import Cue
from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.deeds import OPEN_TOPICS
from conversation.interview.reading.parts import Clause
from conversation.interview.reading.verbs import private
from conversation.interview.reading.words import substantive, tidy
from conversation.interview.text.spans import Cover
from conversation.interview.types import TopicKey

_LEAST = 4
_MOST = 3
_SILENT: tuple[Cue, ...] = ("plan", "negation", "challenge", "aside", "remark", "refusal", "correction", "elsewhere")


def leftovers(answer: Answer, found: list[Found]) -> list[Found]:
    """The sentences in which the person acts, or something is counted, and of which no note holds a word."""
    told = Cover((note.start, note.end) for note in found)
    untold = (s for s in answer.sentences if not told.touches(s[0].span.start, s[-1].span.end))
    return [note for sentence in untold for note in _noted(answer, sentence)][:_MOST]


def _noted(answer: Answer, sentence: list[Clause]) -> Iterator[Found]:
    topic = _topic(answer, sentence)
    if topic is None:
        return
    start, end = tidy(answer, sentence[0].span.start, sentence[-1].span.end)
    if end > start:
        yield Found(topic, "", " ".join(answer.text[start:end].split()), start, end, sentence[0].actor or "I")


def _topic(answer: Answer, sentence: list[Clause]) -> TopicKey | None:
    """Under what a sentence is kept; None where it tells nothing of the work, or not for certain."""
    first, last = sentence[0].first, sentence[-1].last
    if last - first < _LEAST or not substantive(answer, sentence):
        return None
    if any(clause.has(*_SILENT) or private(answer, clause, sentence) for clause in sentence):
        return None
    if any(clause.actor in ("I", "we") for clause in sentence):
        return "responsibilities"
    counted = any(q.kind != "duration" for q in answer.quantities_in(first, last))
    if counted and not any(topic in OPEN_TOPICS for topic in answer.topics):
        return "scope"
    return None
