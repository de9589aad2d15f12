"""The ledger: the fold of all notes of active messages, in order. Nothing that it computes is ever stored."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from conversation.interview.contradictions import SINGLE_VALUED, Contradiction, contradictions
from conversation.interview.likeness import alike, counted_alike, holds, plain
from conversation.interview.types import Note, TopicKey

__all__ = ["SINGLE_VALUED", "Contradiction", "Ledger", "Mended", "fold", "same_fact"]

# Notes that agree in topic, aspect and plain value tell the same fact.
_Fact: TypeAlias = tuple[TopicKey, str, str]


class Mended(NamedTuple):
    """A note that the person took back, and the one that holds instead."""

    wrong: Note
    right: Note


class Ledger(NamedTuple):
    """What stands after the fold: `facts` in the order told; `declined` topics the person would not speak of, which
    `refusals` said last.

    `replaced` and `withdrawn` are what the person took back; in neither is a note that a model only read better, or one
    whose value a live fact of its aspect still tells. `mended` are the same as `replaced`, each with what replaced it.
    `again` are notes that told a fact once more: of one that was taken back, they are taken back with it.
    """

    facts: tuple[Note, ...] = ()
    declined: frozenset[TopicKey] = frozenset()
    replaced: tuple[Note, ...] = ()
    withdrawn: tuple[Note, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    mended: tuple[Mended, ...] = ()
    again: tuple[Note, ...] = ()
    refusals: tuple[Note, ...] = ()

    def of(self, topic: TopicKey, aspect: str | None = None) -> tuple[Note, ...]:
        """The live facts of a topic, of one aspect if named."""
        return tuple(n for n in self.facts if n.topic == topic and aspect in (None, n.aspect))


class _Fold:
    """The running state of one fold."""

    def __init__(self) -> None:
        self.facts: dict[_Fact, Note] = {}
        self.declined: dict[TopicKey, Note] = {}
        self.replaced: list[Mended] = []
        self.again: list[Note] = []
        self.withdrawn: list[Note] = []

    def take(self, note: Note) -> None:
        if note.fixes is not None:
            named = [n for n in self.facts.values() if n.note_id == note.fixes]
            self._end(named, note, taken_back=note.source != "model" and not _reads_again(note, named))
            self.declined = {topic: n for topic, n in self.declined.items() if n.note_id != note.fixes}
        if note.kind in ("correction", "withdrawal") and (note.fixes is None or _corrects_too(note)):
            self._end(_covered(note, self.facts.values()), note)
        if note.kind == "declined":
            self.declined[note.topic] = note
        elif note.kind != "withdrawal":
            self.declined.pop(note.topic, None)
            # A fact told twice counts once; the first quote stands.
            if self.facts.setdefault(_fact(note), note) is not note:
                self.again.append(note)

    def _end(self, ended: list[Note], by: Note, *, taken_back: bool = True) -> None:
        self.facts = {fact: n for fact, n in self.facts.items() if n not in ended}
        if not taken_back:
            return
        # A withdrawal of one note that tells what stands instead takes back no more than a correction does.
        if by.kind == "withdrawal" and not (by.fixes and by.value):
            self.withdrawn.extend(ended)
        else:
            self.replaced.extend(Mended(note, by) for note in ended)

    def gone(self, ended: Note) -> bool:
        """Whether no live fact still tells what an ended one did."""
        return not any(_still_tells(fact, ended) for fact in self.facts.values())


def fold(notes: Iterable[Note]) -> Ledger:
    """Fold notes, in the order they were taken, into the ledger."""
    state = _Fold()
    for note in notes:
        state.take(note)
    facts = tuple(state.facts.values())
    mended = tuple(pair for pair in state.replaced if state.gone(pair.wrong))
    return Ledger(
        facts=facts,
        declined=frozenset(state.declined),
        refusals=tuple(state.declined.values()),
        replaced=tuple(pair.wrong for pair in mended),
        withdrawn=tuple(note for note in state.withdrawn if state.gone(note)),
        contradictions=contradictions(facts),
        mended=mended,
        again=tuple(state.again),
    )


def same_fact(one: Note, other: Note) -> bool:
    """Whether two notes tell the same value of the same thing."""
    return _fact(one) == _fact(other)


def _fact(note: Note) -> _Fact:
    return note.topic, note.aspect, plain(note.value)


def _corrects_too(note: Note) -> bool:
    """Whether a note that a model read better corrects what was told before as well."""
    return note.source == "model" and note.kind == "correction"


def _reads_again(by: Note, named: Iterable[Note]) -> bool:
    """Whether a note only reads the words of another in another way: as of another topic, or of another actor."""
    return by.kind != "withdrawal" and any(
        _of_one_message(by, n) and (by.start, by.end, by.value) == (n.start, n.end, n.value) for n in named
    )


def _covered(by: Note, facts: Iterable[Note]) -> list[Note]:
    """The facts that a correction or withdrawal ends: those of its aspect, without one those of like value.

    Only the person's own words withdraw a whole topic. A model corrects what was told before its message.
    """
    found = [n for n in facts if n.topic == by.topic and by.aspect in ("", n.aspect)]
    if by.kind == "correction":
        found = [n for n in found if not _confirms(by, n) and not (_corrects_too(by) and _of_one_message(n, by))]
    elif by.source != "model":
        return found
    if not by.aspect:
        return [n for n in found if alike(n.value, by.value)]
    if by.source != "model" or (by.topic, by.aspect) in SINGLE_VALUED:
        return found
    return [n for n in found if alike(n.value, by.value) or counted_alike(n.value, by.value)] or found


def _confirms(by: Note, note: Note) -> bool:
    """Whether a correction only says a note's value again: in more words where no aspect is named, else in fewer.

    Fewer words for a role are another role: "not head nurse, nurse".
    """
    fuller = not by.aspect and holds(by.value, note.value)
    briefer = by.source == "model" and by.aspect and by.topic != "role" and holds(note.value, by.value)
    return bool(fuller or briefer) or _fact(note) == _fact(by)


def _of_one_message(one: Note, other: Note) -> bool:
    return one.message_id is not None and one.message_id == other.message_id


def _still_tells(fact: Note, ended: Note) -> bool:
    return (fact.topic, fact.aspect) == (ended.topic, ended.aspect) and holds(fact.value, ended.value)
