"""Contradictions: each is asked about once, or offered to a model twice, and then let be."""

from collections.abc import Iterable

from conversation.interview.ledger import Contradiction, Ledger
from conversation.interview.likeness import plain
from conversation.interview.policy.turns import asked_since
from conversation.interview.session import Interview
from conversation.interview.text.dates import dates
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Asked, Choice, Message, Move, MoveKind, Note

# Moves at which something else came first: the contradiction was not offered.
_FIRST: frozenset[MoveKind] = frozenset({"answer_process_question", "redirect"})
_OFFERED = 2
_SHORT = 6
_Told = frozenset[tuple[str, str, str]]


def resolving(interview: Interview, ledger: Ledger) -> tuple[Move, ...]:
    """The moves that ask which side of a contradiction holds."""
    if not ledger.contradictions:
        return ()
    notes = {note.note_id: note for note in interview.notes}
    done = {
        _told(_named(asked, notes)) for asked in asked_since(interview) if asked.move.kind == "resolve_contradiction"
    }
    return tuple(
        _resolve(interview, pair)
        for pair in ledger.contradictions
        if _told(pair.notes) not in done
        and pair.later.topic not in ledger.declined
        and _passed_over(interview, pair) < _OFFERED
    )


def _told(notes: Iterable[Note]) -> _Told:
    """What notes tell: others of the same values are no other contradiction."""
    return frozenset((note.topic, note.aspect, plain(note.value)) for note in notes)


def _named(asked: Asked, notes: dict[str, Note]) -> list[Note]:
    return [notes[note_id] for note_id in asked.move.detail.split("|") if note_id in notes]


def _resolve(interview: Interview, pair: Contradiction) -> Move:
    labels = _labels(interview, pair) if pair.of_one_value else ()
    return Move(
        kind="resolve_contradiction",
        topic=pair.later.topic,
        why=interview.pack.phrases.move_reasons["contradiction"],
        detail="|".join(note.note_id for note in pair.notes),
        choices=tuple(Choice(key=str(n), label=label) for n, label in enumerate(labels, start=1)),
    )


def _labels(interview: Interview, pair: Contradiction) -> tuple[str, str]:
    """The two values; of long ones the figures in which they differ."""
    first, second = pair.earlier.value, pair.later.value
    if max(len(first.split()), len(second.split())) <= _SHORT:
        return first, second
    told, other = _figures(first, interview), _figures(second, interview)
    apart = [" ".join(told[value] for value in told if value not in other)]
    apart += [" ".join(other[value] for value in other if value not in told)]
    return (apart[0], apart[1]) if all(apart) else (first, second)


def _figures(text: str, interview: Interview) -> dict[tuple[object, ...], str]:
    found: dict[tuple[object, ...], str] = {(q.value, q.unit): q.text for q in quantities(text, interview.pack)}
    moments = (d for d in dates(text, interview.pack) if d.kind != "duration")
    return found | {(d.kind, d.year, d.month): d.text for d in moments}


def _passed_over(interview: Interview, pair: Contradiction) -> int:
    """How many replies were made since the contradiction stood, at which it could have been asked about."""
    since = _stands_since(interview, pair)
    if since is None:
        return 0
    made = {asked.text: asked.move.kind for asked in interview.asked}
    after: tuple[Message, ...] = interview.messages[max(since, interview.reopened_at or 0) :]
    kinds = (made[message.content] for message in after if message.role == "assistant" and message.content in made)
    return sum(kind not in _FIRST for kind in kinds)


def _stands_since(interview: Interview, pair: Contradiction) -> int | None:
    """The place of the message that brought the contradiction; None while it is not known, as of a typed note."""
    places = {message.message_id: place for place, message in enumerate(interview.messages)}
    found = [places.get(note.message_id or "") for note in pair.notes]
    known = [place for place in found if place is not None]
    return max(known) if len(known) == len(found) else None
