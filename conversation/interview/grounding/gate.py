"""The gate: a claim passes when its own quotes, as the person said them, back all that it says."""

from typing import NamedTuple

from conversation.interview.grounding import bindings, figures, names, substance, ties
from conversation.interview.grounding.case import Case, case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.objections import objection
from conversation.interview.grounding.pieces import hear
from conversation.interview.grounding.record import named, record_of
from conversation.interview.languages import LanguagePack
from conversation.interview.session import Interview
from conversation.interview.types import DraftClaim, Evidence

MAX_CLAIM = 600
MAX_QUOTES = 12
MAX_FURTHER = 3
_BESIDE = 300


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

    def __init__(self, interview: Interview, target: LanguagePack | None = None) -> None:
        self._pack = interview.pack
        self._target = target or interview.pack
        self._record = record_of(interview)
        self._veil, self.heard = self._record.veil, self._record.heard
        self.seen = self._veil.interview

    def judge(self, claim: DraftClaim) -> Verdict:
        """Whether the quotes of a claim back it."""
        if not claim.text.strip():
            return Verdict(False, (), "It says nothing.")
        if len(claim.text) > MAX_CLAIM:
            return Verdict(False, (), "It is too long for one claim.")
        quoted = self._record.aligned(claim.quotes[:MAX_QUOTES])
        if not quoted:
            refusal = self._veil.refusal(claim.text, claim.quotes, self._target)
            return Verdict(False, (), refusal or "None of its quotes stand in what the person said.")
        return self._judged(claim.text, quoted)

    def masked(self, text: str, reason: str = "") -> str:
        """A text that was kept out, for a reason that may be private, to be shown without what is."""
        return self._veil.masked(text, reason)

    def _judged(self, text: str, quoted: tuple[Evidence, ...]) -> Verdict:
        record = self._record
        heard = hear(text, self._target)
        finding = figures.check(heard, record.basis(quoted), self._target, self._pack)
        standing, around, clauses = record.standing(quoted), record.around(quoted), record.clauses(quoted)
        before = case(text, standing, around, clauses, self._pack, self._target)
        before = before._replace(near=self._near(quoted, clauses))
        before, names_told = self._with_names(before, quoted)
        further = self._further(before, (*quoted, *names_told))
        before = before.widened(record.standing(further), record.around(further), record.clauses(further))
        evidence = (*quoted, *names_told, *further)
        basis = record.basis(quoted)._replace(further=record.basis(further).quotes)
        missing = finding.missing or ties.untied(heard, basis, self._target, self._pack)
        reason = self._veil.objection(text, evidence, self._target) or objection(before, missing)
        return Verdict(not reason, self._veil.shown(evidence), reason, derived=finding.derived and not reason)

    def _near(self, quoted: tuple[Evidence, ...], told: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """The clauses of the sentences that quotes lie in, and of the ones before and after."""
        record = self._record
        wide = (record.within(named(e), max(0, e.start - _BESIDE), e.end + _BESIDE) for e in quoted)
        held = {(c.sentence[0], c.sentence[1] + step) for c in told for step in (-1, 0, 1)}
        around = record.clauses(tuple(dict.fromkeys(e for e in wide if e)))
        near = {(c.sentence, c.start): c for c in around if c.sentence in held}
        return tuple(near.values())

    def _with_names(self, before: Case, quoted: tuple[Evidence, ...]) -> tuple[Case, tuple[Evidence, ...]]:
        """A case with its names, and where the person said those that the quotes leave out."""
        record = self._record
        units = record.spoken.within([(named(e), e.start, e.end) for e in quoted])
        before = before._replace(spoken=record.spoken, frame=record.frame.names, units=units)
        places = (record.frame.place(t.plain) or self._nearby(t.plain, before) for t in names.missing(before))
        told = tuple(dict.fromkeys(place for place in places if place and record.stands(place)))
        return (before.naming(record.standing(told), record.around(told)) if told else before), told

    def _nearby(self, name: str, before: Case) -> Evidence | None:
        """Where the person said a name of what the quotes tell."""
        unit = bindings.lent(before, name)
        return self._record.within(unit.text_id, unit.start, unit.end) if unit else None

    def _further(self, before: Case, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """What the person said elsewhere that backs plain words of a claim which its quotes leave open."""
        near = frozenset(map(named, evidence))
        found: dict[Evidence, None] = {}
        for word in substance.open_words(before):
            place = None if before.is_deed(word) else self._record.telling(word, before.lexicon, near)
            if place is None or len(found) == MAX_FURTHER:
                return ()
            found[place] = None
        return tuple(found)


def judge(claim: DraftClaim, interview: Interview) -> Verdict:
    """Whether the person's own words back a claim of a write-up in the interview's language."""
    return Gate(interview).judge(claim)
