"""The frame of an interview: the names of the person's own employer, place and role, which hold for all they did."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from conversation.interview.grounding.align import Source
from conversation.interview.grounding.spoken import Spoken, Unit
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.text.wordforms import tokens
from conversation.interview.types import Evidence, Note

_ASPECTS = ("employer", "title", "promotion", "")
_TOPICS = ("organisation", "role")


class Frame:
    """Where each name of the frame was told: in what the person opened with, or said of their employer and role."""

    def __init__(self, spoken: Spoken, ledger: Ledger, within: tuple[Source, ...], pack: LanguagePack) -> None:
        self._elsewhere = pack.naming.elsewhere
        self._sources = {s.message_id or s.note_id or "": s for s in within}
        notes = [n for n in ledger.facts if n.topic in _TOPICS and n.aspect in _ASPECTS]
        first = next(iter(self._sources), "")
        told = [u.place for u in spoken.units if u.text_id == first or any(_lies_in(n, u) for n in notes)]
        self._places: dict[str, Evidence] = {}
        sentences = list(self._sentences(spoken, set(told)))
        agents = _agents(spoken, {u.place for units in sentences for u in units}, pack.writing.neutral)
        for units in sentences:
            for name, unit in ((n, u) for u in units for n in u.names if n not in agents):
                if _holds_for_all(name, unit, spoken, notes):
                    self._places.setdefault(name, self._evidence(units))
        self.names = frozenset(self._places)

    def place(self, name: str) -> Evidence | None:
        """The person's words that tell a name of the frame."""
        return self._places.get(name)

    def _sentences(self, spoken: Spoken, told: set[tuple[str, int]]) -> Iterator[list[Unit]]:
        """The sentences that tell of this work, not of what was before it or beside it."""
        found: dict[tuple[str, int], list[Unit]] = {}
        for unit in spoken.units:
            if unit.place in told:
                found.setdefault(unit.place, []).append(unit)
        for units in found.values():
            if not any(u.words.holds(word) for u in units for word in self._elsewhere):
                yield units

    def _evidence(self, units: list[Unit]) -> Evidence:
        return self._sources[units[0].text_id].evidence(units[0].start, units[-1].end)


def _lies_in(note: Note, unit: Unit) -> bool:
    return note.message_id == unit.text_id and note.start < unit.end and unit.start < note.end


def _agents(spoken: Spoken, frame: Collection[tuple[str, int]], neutral: Collection[str]) -> set[str]:
    """The names that are persons', in some sentences or, of what kind is not told, in any."""
    return {
        name
        for unit in spoken.units
        for name in unit.names
        if (unit.place in frame or not spoken.kinds.get(name)) and _is_agent(name, unit, spoken, neutral)
    }


def _holds_for_all(name: str, unit: Unit, spoken: Spoken, notes: Collection[Note]) -> bool:
    """Whether a name is of where the person worked: a place's, or joined with another name, or the noted employer's."""
    if any(n.aspect == "employer" and _lies_in(n, unit) and name in {t.plain for t in tokens(n.quote)} for n in notes):
        return True
    kinds, found = spoken.kinds, unit.words.tokens
    beside = {n for a, b in pairwise(found) for n in (a.plain, b.plain) if name in (a.plain, b.plain)} - {name}
    near = beside & unit.names
    if any("person" in kinds.get(n, ()) for n in (name, *near)):
        return "person" not in kinds.get(name, ()) and any("place" in kinds.get(n, ()) for n in (name, *near))
    return bool(near) or "place" in kinds.get(name, ())


def _is_agent(name: str, unit: Unit, spoken: Spoken, neutral: Collection[str]) -> bool:
    """Whether a name is a person's: it is marked as one, or begins a piece that goes on with a verb or the like."""
    if "person" in spoken.kinds.get(name, ()):
        return True
    line = [t.plain for t in unit.words.tokens]
    named = next((at for at, word in enumerate(line) if word not in unit.names), len(line))
    return name in line[:named] and named < len(line) and line[named] not in neutral
