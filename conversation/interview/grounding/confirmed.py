"""The interviewer's words that the person made their own: the choice they picked, the recap they confirmed."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from conversation.interview.session import Interview
from conversation.interview.text.intents import intent
from conversation.interview.text.spans import sentences
from conversation.interview.types import Asked, Message, Note


class Confirmed(NamedTuple):
    """Words of the interviewer's message, and the person's message that took them up; both are cited."""

    asked: Message
    start: int
    end: int
    answer: Message


def confirmed(interview: Interview, facts: tuple[Note, ...]) -> tuple[Confirmed, ...]:
    """All such words, in order. A pick counts as long as its note stands."""
    asked = {a.text: a for a in interview.asked}
    return tuple(
        Confirmed(question, start, end, answer)
        for question, answer in pairwise(m for m in interview.messages if m.content.strip())
        if question.role == "assistant" and answer.role == "user" and question.content in asked
        for start, end in _taken_up(asked[question.content], question, answer, interview, facts)
    )


def _taken_up(
    asked: Asked, question: Message, answer: Message, interview: Interview, facts: tuple[Note, ...]
) -> Iterator[tuple[int, int]]:
    if asked.move.kind == "recap" and intent(answer.content, interview.pack) == "confirm":
        yield from ((s.start, s.end) for s in sentences(question.content) if not s.text.endswith("?"))
    picked = {n.value for n in facts if n.message_id == answer.message_id}
    for choice in asked.move.choices:
        at = question.content.find(choice.label)
        if choice.label in picked and at >= 0:
            yield at, at + len(choice.label)
