"""The record of one interview: all that the person said, prepared for looking claims up in it."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from conversation.interview.grounding.align import Source, places, source, sources
from conversation.interview.grounding.case import Told
from conversation.interview.grounding.clauses import Clause, clauses
from conversation.interview.grounding.corrections import certain
from conversation.interview.grounding.counted import Basis
from conversation.interview.grounding.fitting import fitted
from conversation.interview.grounding.frame import Frame
from conversation.interview.grounding.heard import Heard
from conversation.interview.grounding.retracted import Retracted
from conversation.interview.grounding.spoken import Spoken
from conversation.interview.grounding.words import Lexicon, Words, together, words
from conversation.interview.languages import pack_for
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.ledger import fold
from conversation.interview.privacy import Veil, veiled
from conversation.interview.session import Interview
from conversation.interview.statements import taken_apart
from conversation.interview.statements.grammar import grammar
from conversation.interview.text.remembered import LONG, remembered
from conversation.interview.types import Evidence, Message, Note, Privacy

_REAL = ("done", "stative")
_KEPT = 3


class Record:
    """What stands of the person's words, as `veil` lets them be seen: quotes, statements, clauses, figures, names."""

    def __init__(self, veil: Veil) -> None:
        interview = veil.interview
        ledger = certain(fold(interview.notes), interview.messages, interview.pack)
        ledger = fitted(ledger, interview.messages, interview.pack)
        self.pack, self.veil, self.heard, self._ledger = interview.pack, veil, Heard(interview.pack), ledger
        self._retracted = Retracted(ledger, self.pack)
        self.sources = sources(interview, ledger.facts)
        self._as_said = {key: source(veiled.text) for key, veiled in veil.texts.items()}
        self._texts = {key(s): s.text for s in self.sources}
        own = [s for s in self.sources if s.cited_with is None]
        self._told = {key(s): _told(s.text, self.pack.code) for s in own}
        self._clauses = {key(s): clauses(s.text, self.pack, key(s)) for s in own}
        self._backed: dict[tuple[WritingWords, str], tuple[Evidence, ...]] = {}

    @cached_property
    def spoken(self) -> Spoken:
        """The names, and what was told of each."""
        return Spoken(((key(s), s.text) for s in self.sources), self.pack)

    @cached_property
    def frame(self) -> Frame:
        """The names of the whole experience: employer, place, role."""
        return Frame(self.spoken, self._ledger, self.sources, self.pack)

    @cached_property
    def _words(self) -> dict[str, Words]:
        """The words of each text."""
        return {k: together(tuple(t.words for t in told)) for k, told in self._told.items()}

    @cached_property
    def _all_words(self) -> Words:
        return together(tuple(self._words.values()))

    def aligned(self, quotes: tuple[str, ...]) -> tuple[Evidence, ...]:
        """Where remembered quotes stand; those that stand nowhere are left out."""
        return tuple(dict.fromkeys(e for quote in quotes for e in self._find(quote)))

    def standing(self, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
        """The quotes without what was taken back."""
        return tuple(self._retracted.standing(e) for e in evidence)

    def stands(self, place: Evidence) -> bool:
        """Whether nothing of a quote was taken back."""
        return not self._retracted.touches(place)

    def around(self, evidence: tuple[Evidence, ...]) -> tuple[Told, ...]:
        """The statements that some quotes lie in."""
        return tuple(
            told
            for e in evidence
            for told in self._told.get(named(e), ())
            if told.statement.start < e.end and e.start < told.statement.end
        )

    def clauses(self, evidence: tuple[Evidence, ...]) -> tuple[Clause, ...]:
        """The clauses that some quotes lie in."""
        return tuple(
            clause
            for e in evidence
            for clause in self._clauses.get(named(e), ())
            if clause.start < e.end and e.start < clause.end
        )

    def basis(self, evidence: tuple[Evidence, ...]) -> Basis:
        """The quotes with the figures and dates that stand of them."""
        return Basis(
            tuple(
                self.heard.telling(self._texts[named(e)], e.start, e.end, tuple(self._retracted.gaps(e)))
                for e in evidence
            ),
            lambda: [self.heard.hearing(text) for text in self._texts.values()],
        )

    def within(self, text_id: str, start: int, end: int) -> Evidence | None:
        """A quote of a text by its place."""
        return next((s.evidence(start, end) for s in self.sources if key(s) == text_id), None)

    def telling(self, word: str, lexicon: Lexicon, near: frozenset[str]) -> Evidence | None:
        """What tells of a plain word: a statement that stands and is real, rather of the texts `near` by."""
        asked = (lexicon.listed, word)
        if asked not in self._backed:
            known = lexicon.backs(word, self._all_words)
            # Of each text the first is enough: a claim asks for one that is near, or for any.
            self._backed[asked] = tuple(self._first_of_each(word, lexicon)) if known else ()
        found = self._backed[asked]
        return next((e for e in found if named(e) in near), found[0] if found else None)

    def _first_of_each(self, word: str, lexicon: Lexicon) -> Iterator[Evidence]:
        for within in self.sources:
            said = self._words.get(key(within))
            if said is not None and lexicon.backs(word, said):
                real = (t for t in self._told[key(within)] if t.statement.mood in _REAL)
                telling = (t.statement for t in real if lexicon.backs(word, t.words))
                places = (within.evidence(statement.start, statement.end) for statement in telling)
                yield from islice(filter(self.stands, places), 1)

    def _find(self, quote: str) -> tuple[Evidence, ...]:
        """A quote's first place that was not taken back since, else its first at all, and what is cited with it."""
        found = [(w.evidence(start, end), w.cited_with) for w in self.sources for start, end in self._places(quote, w)]
        best = next((e for e in found if self.stands(e[0])), found[0] if found else ())
        return tuple(e for e in best if e)

    def _places(self, quote: str, within: Source) -> list[tuple[int, int]]:
        """Where a quote stands in a text; one that was remembered with what is private, where the rest of it does."""
        found, said = places(quote, within), self._as_said.get(key(within))
        if found or said is None:
            return found
        return self.veil.seen_at(key(within), places(quote, said))


class _Told(NamedTuple):
    """What a record is made from; of two interviews that agree in it, one record is enough."""

    code: str
    messages: tuple[Message, ...]
    notes: tuple[Note, ...]
    privacy: Privacy


class _Asked(NamedTuple):
    told: _Told
    interview: Interview

    def __hash__(self) -> int:
        return hash(self.told)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.told == other.told and self.interview.asked == other.interview.asked


def record_of(interview: Interview) -> Record:
    """The record of an interview. The last few are kept: one write-up looks claims up in it several times over."""
    told = _Told(interview.pack.code, interview.messages, interview.notes, interview.privacy)
    return _record(_Asked(told, interview))


@lru_cache(maxsize=_KEPT)
def _record(asked: _Asked) -> Record:
    return Record(veiled(asked.interview))


def key(within: Source) -> str:
    """The id of a text."""
    return within.message_id or within.note_id or ""


def named(evidence: Evidence) -> str:
    """The id of the text that a quote is of."""
    return evidence.message_id or evidence.note_id or ""


@remembered(LONG)
def _told(text: str, code: str) -> tuple[Told, ...]:
    pack = pack_for(code)
    return tuple(Told(t, words(t.quote, pack.writing)) for t in taken_apart(text, grammar(pack)))
