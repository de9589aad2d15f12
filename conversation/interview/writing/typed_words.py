"""What the person typed into the ledger, for writers that read messages: each such note as an answer of its own."""

from conversation.interview.ledger import Ledger
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Message, Move, Note, TopicKey

# These have lines of their own, made of notes.
_IN_LINES: frozenset[TopicKey] = frozenset({"role", "organisation", "timeframe", "scope", "tools"})


def with_typed(interview: Interview, ledger: Ledger) -> tuple[Interview, tuple[Note, ...]]:
    """The interview with live typed notes as the answers to questions for their topics, after all others; and the facts
    with those answers as their messages. A typed text is known by its note's id, as it is to the gate. One that is
    contradicted is left out.
    """
    notes = ledger.facts
    doubtful = {note.note_id for pair in ledger.contradictions for note in pair.notes}
    typed = [note for note in notes if _is_told_by_hand(note) and note.note_id not in doubtful]
    if not typed:
        return interview, notes
    asked = tuple(_question(note) for note in typed)
    answers = (message for note, question in zip(typed, asked, strict=True) for message in _answer(note, question))
    whole = interview._replace(messages=(*interview.messages, *answers), asked=(*interview.asked, *asked))
    told = (n.model_copy(update={"message_id": n.note_id}) if n in typed else n for n in notes)
    return whole, tuple(told)


def _is_told_by_hand(note: Note) -> bool:
    return note.message_id is None and note.source == "person" and bool(note.quote) and note.topic not in _IN_LINES


def _question(note: Note) -> Asked:
    return Asked(move=Move(kind="ask", topic=note.topic), text=f"{note.topic} {note.note_id}")


def _answer(note: Note, question: Asked) -> tuple[Message, Message]:
    asked = Message(message_id=f"{note.note_id}?", role="assistant", content=question.text)
    return asked, Message(message_id=note.note_id, role="user", content=note.quote)
