"""Facts that the person types into the ledger: which aspects there are, and what a typed text tells of its topic."""

from collections.abc import Mapping
from typing import NamedTuple

from conversation.interview.ledger import fold
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Actor, Asked, Message, Move, Note, TopicKey

# What may narrow a topic; "" is known to every topic.
_FRAME: Mapping[TopicKey, tuple[str, ...]] = {
    "role": ("title", "promotion"),
    "organisation": ("employer",),
    "timeframe": ("start", "end", "duration"),
    "scope": ("team_size", "managed", "reports_to", "budget", "figure"),
}
# The aspect of what is typed under a topic that is told by it, however it is worded.
_USUAL: Mapping[TopicKey, str] = {"role": "title", "organisation": "employer"}
_COUNTED = ("team_size", "managed")
# The Reader's own name for an answer that it could only note as it stands.
AS_TOLD = "told"


class Typed(NamedTuple):
    """One fact of a typed text."""

    aspect: str
    value: str
    actor: Actor = "I"


def aspects_of(topic: TopicKey) -> tuple[str, ...]:
    """The aspects that a person may name for a topic."""
    return ("", *_FRAME.get(topic, ("figure",)))


def typed(topic: TopicKey, text: str, interview: Interview, aspect: str = "") -> tuple[Typed, ...]:
    """What a text tells of a topic, as the answer to a question for it would: one fact; of a time that names its
    beginning and its end, or its length, one for each. `aspect`: what the first of them is about, where that is known.
    """
    found = _read(topic, text, interview)
    actor = found[0].actor if found else "I"
    first = _first(topic, text, found, aspect)
    if topic == "timeframe" and not first.aspect and any(note.aspect == "" for note in found):
        first = first._replace(aspect=_open_end(interview))
    rest = found if topic == "timeframe" else ()
    more = (Typed(n.aspect, n.value, n.actor) for n in rest if n.aspect not in ("", AS_TOLD, first.aspect))
    return (first._replace(actor=actor), *more)


def _first(topic: TopicKey, text: str, found: tuple[Note, ...], aspect: str) -> Typed:
    """The fact that a text is typed for. Times and sizes are noted without the words around them, as answers are."""
    plain = " ".join(text.split())
    aspect = aspect or _USUAL.get(topic, "")
    if topic not in ("timeframe", "scope"):
        figured = any(note.aspect == "figure" for note in found)
        return Typed(aspect or ("figure" if figured else ""), plain)
    told = [note for note in found if note.aspect != AS_TOLD]
    fitting = [note for note in told if aspect in ("", note.aspect)]
    if topic == "timeframe":
        return _time(fitting or [note for note in told if note.aspect] or told, plain, aspect)
    if not aspect and len({note.aspect for note in fitting}) == 1:
        aspect = fitting[0].aspect
    counted = aspect in _COUNTED and fitting
    return Typed(aspect, fitting[0].value if counted else plain)


def _time(told: list[Note], plain: str, aspect: str) -> Typed:
    """A time as it was read, whatever it was typed for; a bare date is the one that it was typed for."""
    if not told:
        return Typed(aspect, plain)
    return Typed(told[0].aspect or aspect, told[0].value)


def _open_end(interview: Interview) -> str:
    """What a bare date is typed for: the end of the time that is not told yet."""
    told = {note.aspect for note in fold(interview.notes).of("timeframe")}
    return next((end for end in ("start", "end") if end not in told), "")


def _read(topic: TopicKey, text: str, interview: Interview) -> tuple[Note, ...]:
    """The Reader's notes of a text under a topic, as if it were the first answer, to a question for that topic."""
    asked = Asked(move=Move(kind="ask", topic=topic, variant=f"{topic}.narrow"), text="")
    alone = interview._replace(messages=(), notes=(), asked=(asked,), reopened_at=None)
    notes = read(alone, Message(message_id="typed", role="user", content=text))
    return tuple(note for note in notes if note.topic == topic and note.kind in ("fact", "correction"))
