"""The gate: a claim passes when its own quotes, as the person said them, back all that it says."""

from typing import NamedTuple

from conversation.interview.grounding import figures, names, substance
from conversation.interview.grounding.align import Source, places, sources
from conversation.interview.grounding.words import lexicon, words
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import fold
from conversation.interview.session import Interview
from conversation.interview.types import DraftClaim, Evidence

MAX_CLAIM = 600
MAX_QUOTES = 12


class Verdict(NamedTuple):
    """What the gate says of one claim: `evidence` is what its quotes were aligned to, `reason` a sentence when it fails."""

    passed: bool
    evidence: tuple[Evidence, ...]
    reason: str
    derived: bool = False


class Gate:
    """Judges claims about one interview; `target` is the language that the claims are written in."""

    def __init__(self, interview: Interview, target: LanguagePack | None = None) -> None:
        self._pack = interview.pack
        self._target = target or interview.pack
        self._ledger = fold(interview.notes)
        self._sources = sources(interview, self._ledger.facts)

    def judge(self, claim: DraftClaim) -> Verdict:
        """Whether the quotes of a claim back it."""
        if not claim.text.strip():
            return Verdict(False, (), "It says nothing.")
        if len(claim.text) > MAX_CLAIM:
            return Verdict(False, (), "It is too long for one claim.")
        evidence = self._align(claim.quotes[:MAX_QUOTES])
        if not evidence:
            return Verdict(False, (), "None of its quotes stand in what the person said.")
        reason = self._objection(claim.text, evidence)
        return Verdict(not reason, evidence, reason)

    def _align(self, quotes: tuple[str, ...]) -> tuple[Evidence, ...]:
        found: dict[Evidence, None] = {}
        for quote in quotes:
            match = self._find(quote)
            if match:
                found[match] = None
        return tuple(found)

    def _find(self, quote: str) -> Evidence | None:
        within: Source
        for within in self._sources:
            for start, end in places(quote, within):
                return within.evidence(start, end)
        return None

    def _objection(self, text: str, evidence: tuple[Evidence, ...]) -> str:
        language = self._pack.writing.lemmas
        claim = words(text, self._target.writing.lemmas)
        quotes = words(" … ".join(e.quote for e in evidence), language)
        lists = lexicon(self._target)
        if figure := figures.unbacked(claim, quotes):
            return f"The figure “{figure}” is not in the quoted words."
        if name := names.unbacked(claim, quotes, lists, self._target.writing.capitalised_nouns):
            return f"The name “{name}” is not in the quoted words."
        if word := substance.unbacked(claim, quotes, lists, language):
            return f"“{word}” is not in the quoted words."
        return ""


def judge(claim: DraftClaim, interview: Interview) -> Verdict:
    """Whether the person's own words back a claim of a write-up in the interview's language."""
    return Gate(interview).judge(claim)
