"""Interviews in which somebody has told something, for tests of what is made of it."""

from uuid import NAMESPACE_URL, uuid5

from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Actor, Message, Note, NoteKind, TopicKey


def told(*answers: str, language: str = "en") -> Interview:
    """What somebody told, as the reader understood it."""
    interview = Interview(guide_for("employment"), pack_for(language), (), (), ())
    for answer in answers:
        message = said(answer, len(interview.messages))
        notes = read(interview, message)
        interview = interview._replace(messages=(*interview.messages, message), notes=(*interview.notes, *notes))
    return interview


def unread(*answers: str, language: str = "en") -> Interview:
    """What somebody told, without notes."""
    messages = tuple(said(answer, index) for index, answer in enumerate(answers))
    return Interview(guide_for("employment"), pack_for(language), messages, (), ())


def said(text: str, index: int = 0) -> Message:
    """A message of the person's."""
    return Message(message_id=str(uuid5(NAMESPACE_URL, f"message-{index}")), role="user", content=text)


def note(
    message: Message, topic: TopicKey, value: str, *, aspect: str = "", kind: NoteKind = "fact", actor: Actor = "I"
) -> Note:
    """A note whose quote is its value, where it first stands in a message."""
    start = message.content.index(value)
    return Note(
        note_id=str(uuid5(NAMESPACE_URL, f"{message.message_id}-{topic}-{aspect}-{value}-{kind}")),
        topic=topic,
        aspect=aspect,
        value=value,
        quote=value,
        message_id=message.message_id,
        start=start,
        end=start + len(value),
        kind=kind,
        actor=actor,
    )
