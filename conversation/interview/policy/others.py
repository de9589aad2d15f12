"""Other experiences that the person mentions: noticed once each, and offered as interviews of their own."""

from collections.abc import Sequence

from conversation.interview.policy.turns import Exchange
from conversation.interview.reading.experiences import others
from conversation.interview.session import Interview, Other
from conversation.interview.types import Move, MoveKind

# Moves before which there is room for a sentence: what the person asked, or feels, comes alone.
ROOMY: frozenset[MoveKind] = frozenset({"ask", "ask_figure", "recap"})


def told_elsewhere(interview: Interview) -> tuple[Other, ...]:
    """The other experiences that the person told of, in order; one told of again is there once."""
    found: dict[str, Other] = {}
    for message in interview.messages:
        for other in others(interview, message) if message.role == "user" else ():
            found.setdefault(other.called.casefold(), other)
    return tuple(found.values())


def offered(told: tuple[Other, ...], past: Sequence[Exchange], moves: tuple[Move, ...]) -> Other | None:
    """The one that the last answer is the first to tell of, where the next move leaves room to say so."""
    if not past or moves[0].kind not in ROOMY:
        return None
    last = past[-1].answer.message_id
    return next((other for other in told if other.evidence.message_id == last), None)
