"""The gate: a claim passes when its own quotes, as the person said them, back all that it says."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from conversation.interview.grounding import bindings, figures, names, substance, ties
from conversation.interview.grounding.align import Source, places, source, sources
from conversation.interview.grounding.case import Case, Told, case
from conversation.interview.grounding.clauses import Clause, clauses
from conversation.interview.grounding.counted import Basis
from conversation.interview.grounding.frame import Frame
from conversation.interview.grounding.heard import Heard
from conversation.interview.grounding.objections import objection
from conversation.interview.grounding.pieces import hear
from conversation.interview.grounding.retracted import Retracted
from conversation.interview.grounding.spoken import Spoken
from conversation.interview.grounding.words import words
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger, fold
from conversation.interview.privacy import veiled
from conversation.interview.session import Interview
from conversation.interview.statements import taken_apart
from conversation.interview.statements.grammar import grammar
from conversation.interview.types import DraftClaim, Evidence

MAX_CLAIM = 600
MAX_QUOTES = 12
MAX_FURTHER = 3
_REAL = ("done", "stative")


class Verdict(NamedTuple):
    """What the gate says of a claim: `evidence` is what its quotes were aligned to, `reason` why it fails."""

    passed: bool
    evidence: tuple[Evidence, ...]
    reason: str
    derived: bool = False


class Gate:
    """Judges claims about one interview; `target` is the language that the claims are written in.

    `heard` reads figures of what the person said, and `seen` is the interview without what stays private, for others to
    share. What is private backs nothing, and is in no evidence.
    """

    def __init__(self, interview: Interview, target: LanguagePack | None = None, ledger: Ledger | None = None) -> None:
        self._pack = interview.pack
        self._target = target or interview.pack
        self._veil = veiled(interview)
        interview = self.seen = self._veil.interview
        self._ledger = ledger or fold(interview.notes)
        self._retracted = Retracted(self._ledger, self._pack)
        self._sources = sources(interview, self._ledger.facts)
        self._as_said = {key: source(veiled.text) for key, veiled in self._veil.texts.items()}
        self.heard = Heard(self._pack)
        self._texts = {_key(s): s.text for s in self._sources}
        own = tuple(s for s in self._sources if s.cited_with is None)
        self._told = _statements(own, self._pack)
        self._clauses = {_key(s): clauses(s.text, self._pack, _key(s)) for s in own}

    @cached_property
    def _spoken(self) -> Spoken:
        return Spoken(((s.message_id or s.note_id or "", s.text) for s in self._sources), self._pack)

    @cached_property
    def _frame(self) -> Frame:
        return Frame(self._spoken, self._ledger, self._sources, self._pack)

    def judge(self, claim: DraftClaim) -> Verdict:
        """Whether the quotes of a claim back it."""
        if not claim.text.strip():
            return Verdict(False, (), "It says nothing.")
        if len(claim.text) > MAX_CLAIM:
            return Verdict(False, (), "It is too long for one claim.")
        evidence = self._align(claim.quotes[:MAX_QUOTES])
        if not evidence:
            refusal = self._veil.refusal(claim.text, claim.quotes, self._target)
            return Verdict(False, (), refusal or "None of its quotes stand in what the person said.")
        quotes = tuple(self._retracted.standing(e) for e in evidence)
        heard = hear(claim.text, self._target)
        finding = figures.check(heard, self._basis(evidence), self._target, self._pack)
        before = case(claim.text, quotes, self._around(evidence), self._clauses_of(evidence), self._pack, self._target)
        quoted = evidence
        before, evidence = self._named(before, evidence)
        further = self._further(before, evidence)
        if further:
            evidence = (*evidence, *further)
            more = tuple(self._retracted.standing(e) for e in further)
            before = before.widened(more, self._around(further), self._clauses_of(further))
        basis = self._basis(quoted)._replace(further=self._basis(further).quotes)
        missing = finding.missing or ties.untied(heard, basis, self._target, self._pack)
        reason = self._veil.objection(claim.text, evidence, self._target) or objection(before, missing)
        return Verdict(not reason, self._veil.shown(evidence), reason, derived=finding.derived and not reason)

    def _named(self, before: Case, evidence: tuple[Evidence, ...]) -> tuple[Case, tuple[Evidence, ...]]:
        """A case with its names, and the quotes with those in which the person said names that they leave out."""
        spans = [(e.message_id or e.note_id or "", e.start, e.end) for e in evidence]
        units = self._spoken.within(spans)
        before = before._replace(spoken=self._spoken, frame=self._frame.names, units=units)
        named = tuple(dict.fromkeys(self._naming(before)))
        if not named:
            return before, evidence
        said = tuple(self._retracted.standing(e) for e in named)
        return before.naming(said, self._around(named)), (*evidence, *named)

    def _naming(self, before: Case) -> Iterator[Evidence]:
        """Where the person said names that the quotes leave out: of the frame, or of what the quotes tell."""
        for token in names.missing(before):
            place = self._frame.place(token.plain) or self._nearby(token.plain, before)
            if place and not self._retracted.touches(place):
                yield place

    def _nearby(self, name: str, before: Case) -> Evidence | None:
        unit = bindings.lent(before, name)
        source = next((s for s in self._sources if unit and (s.message_id or s.note_id or "") == unit.text_id), None)
        return source.evidence(unit.start, unit.end) if unit and source else None

    def _further(self, before: Case, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """What the person said elsewhere that backs plain words of a claim which its quotes leave open."""
        near = {e.message_id or e.note_id for e in evidence}
        found: dict[Evidence, None] = {}
        for word in substance.open_words(before):
            places = list(self._telling(word, before)) if not before.is_deed(word) else []
            place = next((e for e in places if (e.message_id or e.note_id) in near), next(iter(places), None))
            if place is None or len(found) == MAX_FURTHER:
                return ()
            found[place] = None
        return tuple(found)

    def _telling(self, word: str, before: Case) -> Iterator[Evidence]:
        for within in self._sources:
            for told in self._told.get(_key(within), ()):
                if told.statement.mood in _REAL and before.lexicon.backs(word, told.words):
                    place = within.evidence(told.statement.start, told.statement.end)
                    if not self._retracted.touches(place):
                        yield place

    def _align(self, quotes: tuple[str, ...]) -> tuple[Evidence, ...]:
        found: dict[Evidence, None] = {}
        for quote in quotes:
            found |= dict.fromkeys(self._find(quote))
        return tuple(found)

    def _find(self, quote: str) -> tuple[Evidence, ...]:
        """A quote's first place that was not taken back since, else its first at all, and what is cited with it."""
        found = [(w.evidence(start, end), w.cited_with) for w in self._sources for start, end in self._places(quote, w)]
        best = next((e for e in found if not self._retracted.touches(e[0])), found[0] if found else ())
        return tuple(e for e in best if e)

    def _places(self, quote: str, within: Source) -> list[tuple[int, int]]:
        """Where a quote stands in a text; one that was remembered with what is private, where the rest of it does."""
        found, said = places(quote, within), self._as_said.get(_key(within))
        if found or said is None:
            return found
        return self._veil.seen_at(_key(within), places(quote, said))

    def masked(self, text: str, reason: str = "") -> str:
        """A text that was kept out, for a reason that may be private, to be shown without what is."""
        return self._veil.masked(text, reason)

    def _around(self, evidence: tuple[Evidence, ...]) -> tuple[Told, ...]:
        """The statements that some quotes lie in."""
        return tuple(
            told
            for e in evidence
            for told in self._told.get(e.message_id or e.note_id or "", ())
            if told.statement.start < e.end and e.start < told.statement.end
        )

    def _basis(self, evidence: tuple[Evidence, ...]) -> Basis:
        """The quotes with the figures and dates that stand of them."""
        return Basis(
            tuple(
                self.heard.telling(self._texts[e.message_id or e.note_id or ""], e.start, e.end, gaps)
                for e in evidence
                for gaps in [tuple(self._retracted.gaps(e))]
            ),
            lambda: [self.heard.hearing(text) for text in self._texts.values()],
        )

    def _clauses_of(self, evidence: tuple[Evidence, ...]) -> tuple[Clause, ...]:
        """The clauses that some quotes lie in."""
        return tuple(
            clause
            for e in evidence
            for clause in self._clauses.get(e.message_id or e.note_id or "", ())
            if clause.start < e.end and e.start < clause.end
        )


def _key(within: Source) -> str:
    return within.message_id or within.note_id or ""


def _statements(within: tuple[Source, ...], pack: LanguagePack) -> dict[str, list[Told]]:
    rules, language = grammar(pack), pack.writing
    return {
        s.message_id or s.note_id or "": [Told(t, words(t.quote, language)) for t in taken_apart(s.text, rules)]
        for s in within
    }


def judge(claim: DraftClaim, interview: Interview) -> Verdict:
    """Whether the person's own words back a claim of a write-up in the interview's language."""
    return Gate(interview).judge(claim)
