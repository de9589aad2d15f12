"""Answers as people type them, read in the light of a question."""

from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Choice, Message, Move, MoveKind, Note, TopicKey


def told(
    text: str,
    topic: TopicKey | None = None,
    kind: MoveKind = "ask",
    question: str = "",
    before: tuple[Note, ...] = (),
    choices: tuple[str, ...] = (),
    language: str = "en",
) -> tuple[Note, ...]:
    """The notes of an answer; without a topic it answers the greeting. Labels of choices are keyed 1, 2, 3."""
    offered = tuple(Choice(key=str(place), label=label) for place, label in enumerate(choices, 1))
    asks: MoveKind = "greet" if topic is None and kind == "ask" else kind
    asked = Asked(move=Move(kind=asks, topic=topic, choices=offered), text=question)
    interview = Interview(guide_for("employment"), pack_for(language), (), before, (asked,))
    notes = read(interview, Message(message_id=f"m{len(before)}", role="user", content=text))
    assert all(note.quote == text[note.start : note.end] for note in notes)
    return notes


def values(notes: tuple[Note, ...], topic: TopicKey, aspect: str | None = None) -> list[str]:
    """The values under a topic, of one aspect if named, without those mended in the same breath."""
    return [note.value for note in standing(notes) if note.topic == topic and aspect in (None, note.aspect)]


def quotes(notes: tuple[Note, ...], topic: TopicKey) -> list[str]:
    """The quotes under a topic, without those mended in the same breath."""
    return [note.quote for note in standing(notes) if note.topic == topic]


def standing(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The notes that no other one of them mends."""
    mended = {note.fixes for note in notes}
    return tuple(note for note in notes if note.note_id not in mended)


def topics(notes: tuple[Note, ...]) -> set[str]:
    """The topics that were told."""
    return {note.topic for note in notes}
