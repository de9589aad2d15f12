"""What became of each note: for showing the ledger to the person."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from conversation.interview.ledger import Ledger, same_fact
from conversation.interview.types import Note

NoteState: TypeAlias = Literal["live", "contradicted", "repeated", "replaced", "deleted"]
LIVE: frozenset[NoteState] = frozenset({"live", "contradicted"})


class NoteStanding(NamedTuple):
    """A note and what became of it; `contradicts` are the ids of live notes that it cannot be true beside.

    `repeated`: another note that tells the same fact is live. `deleted`: withdrawn, in an answer or by hand.
    """

    note: Note
    state: NoteState
    contradicts: tuple[str, ...] = ()


def note_standings(notes: Iterable[Note], ledger: Ledger) -> tuple[NoteStanding, ...]:
    """Every note of `notes`, which `ledger` folds, in order; not those that only withdraw others."""
    told = tuple(notes)
    states = _States(told, ledger)
    return tuple(NoteStanding(n, states.of(n), states.against(n)) for n in told if n.kind != "withdrawal")


class _States:
    def __init__(self, notes: tuple[Note, ...], ledger: Ledger) -> None:
        self._live = {n.note_id for n in (*ledger.facts, *ledger.refusals)}
        self._facts = ledger.facts
        by_hand = {n.fixes for n in notes if n.kind == "withdrawal" and n.source == "person" and n.fixes}
        self._deleted = by_hand | {n.note_id for n in ledger.withdrawn}
        self._gone = [n for n in notes if n.note_id in self._deleted]
        self._pairs = [pair.notes for pair in ledger.contradictions]

    def of(self, note: Note) -> NoteState:
        if note.note_id in self._live:
            return "contradicted" if self.against(note) else "live"
        if note.note_id in self._deleted:
            return "deleted"
        if note.kind == "declined":
            return "replaced"
        if any(same_fact(note, fact) for fact in self._facts):
            return "repeated"
        return "deleted" if any(same_fact(note, gone) for gone in self._gone) else "replaced"

    def against(self, note: Note) -> tuple[str, ...]:
        """The other notes of the contradictions that a note is in."""
        found = (other.note_id for notes in self._pairs if note in notes for other in notes if other != note)
        return tuple(dict.fromkeys(found))
