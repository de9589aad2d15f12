"""The ledger: the fold of all notes of active messages, in order. Nothing that it computes is ever stored."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from conversation.interview.types import Note, TopicKey

SINGLE_VALUED: frozenset[tuple[TopicKey, str]] = frozenset(
    {
        ("role", "title"),
        ("organisation", "employer"),
        ("timeframe", "start"),
        ("timeframe", "end"),
        ("timeframe", "duration"),
        ("scope", "team_size"),
    }
)


# Notes that agree in topic, aspect and plain value tell the same fact.
_Fact: TypeAlias = tuple[TopicKey, str, str]


class Contradiction(NamedTuple):
    """Two live notes of one single-valued aspect that disagree; `later` was said last."""

    earlier: Note
    later: Note


class Ledger(NamedTuple):
    """What stands after the fold: `facts` in the order told; `declined` topics the person would not speak of.

    `replaced` and `withdrawn` are what the person took back; a note that a model only read better is in neither.
    """

    facts: tuple[Note, ...] = ()
    declined: frozenset[TopicKey] = frozenset()
    replaced: tuple[Note, ...] = ()
    withdrawn: tuple[Note, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    def of(self, topic: TopicKey, aspect: str | None = None) -> tuple[Note, ...]:
        """The live facts of a topic, of one aspect if named."""
        return tuple(n for n in self.facts if n.topic == topic and aspect in (None, n.aspect))


class _Fold:
    """The running state of one fold."""

    def __init__(self) -> None:
        self.facts: dict[_Fact, Note] = {}
        self.declined: set[TopicKey] = set()
        self.replaced: list[Note] = []
        self.withdrawn: list[Note] = []

    def take(self, note: Note) -> None:
        if note.fixes is not None:
            self._end([n for n in self.facts.values() if n.note_id == note.fixes], note)
        elif note.kind in ("correction", "withdrawal"):
            self._end([n for n in self.facts.values() if _covers(note, n)], note)
        if note.kind == "declined":
            self.declined.add(note.topic)
        elif note.kind != "withdrawal":
            self.declined.discard(note.topic)
            # A fact told twice counts once; the first quote stands.
            self.facts.setdefault((note.topic, note.aspect, _plain(note.value)), note)

    def _end(self, ended: list[Note], by: Note) -> None:
        self.facts = {fact: n for fact, n in self.facts.items() if n not in ended}
        if by.source == "model" and by.fixes is not None:
            return
        (self.withdrawn if by.kind == "withdrawal" else self.replaced).extend(ended)


def fold(notes: Iterable[Note]) -> Ledger:
    """Fold notes, in the order they were taken, into the ledger."""
    state = _Fold()
    for note in notes:
        state.take(note)
    facts = tuple(state.facts.values())
    return Ledger(
        facts=facts,
        declined=frozenset(state.declined),
        replaced=tuple(state.replaced),
        withdrawn=tuple(state.withdrawn),
        contradictions=_contradictions(facts),
    )


def _covers(by: Note, note: Note) -> bool:
    return by.topic == note.topic and by.aspect in ("", note.aspect)


def _contradictions(facts: tuple[Note, ...]) -> tuple[Contradiction, ...]:
    found: list[Contradiction] = []
    latest: dict[tuple[TopicKey, str], Note] = {}
    for note in facts:
        key = (note.topic, note.aspect)
        if key not in SINGLE_VALUED:
            continue
        if key in latest and _plain(latest[key].value) != _plain(note.value):
            found.append(Contradiction(latest[key], note))
        latest[key] = note
    return tuple(found)


def _plain(value: str) -> str:
    return " ".join(value.casefold().split())
