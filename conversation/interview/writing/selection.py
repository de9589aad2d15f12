"""Let the gate choose: a writer's claims that pass, the extractive writer's for those that fail or are missing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from conversation.interview.grounding import Gate, Verdict
from conversation.interview.types import ClaimStatus, Draft, DraftClaim, Evidence, Removed
from conversation.interview.writing.sections import Section
from conversation.interview.writing.units import cleaned, plain, units

_MAX_SHOWN = 300
_MAX_REMOVED = 100


class Kept(NamedTuple):
    """One claim that passed."""

    text: str
    status: ClaimStatus
    evidence: tuple[Evidence, ...]


class SecondLook(NamedTuple):
    """What a model said when it was asked again: `repairs` of claims that failed, and `doubts` about claims
    that passed, each by the words (`plain`) of the claim.
    """

    repairs: Mapping[str, DraftClaim] = MappingProxyType({})
    doubts: Mapping[str, str] = MappingProxyType({})


class Selection:
    """The claims of one write-up, section by section; `removed` is what the gate kept out of the proposal so far."""

    def __init__(self, gate: Gate, proposed: Draft, extracted: Draft, second: SecondLook | None = None) -> None:
        self._gate, self._proposed, self._extracted = gate, proposed, extracted
        self._second = second or SecondLook()
        self._verdicts: dict[DraftClaim, Verdict] = {}
        self.removed: list[Removed] = []

    def keep(self, section: Section) -> tuple[Kept, ...]:
        """What comes out in a section: never more than it holds, never the same twice."""
        spare = self.spare(section)
        kept: dict[str, Kept] = {}
        for claim in units(section, section.claims(self._proposed)):
            passed = self._passed(claim, told=True) or self._repaired(claim) or self._instead(claim, spare, kept)
            if passed and len(kept) < section.most:
                kept.setdefault(plain(passed.text), passed)
        if not kept:
            kept = {plain(k.text): k for k in spare}
        return tuple(kept.values())[: section.most]

    def spare(self, section: Section) -> list[Kept]:
        """The extractive writer's claims; where it offers the same words joined and alone, the first that passes."""
        found: list[Kept] = []
        for claim in map(cleaned, section.claims(self._extracted)):
            kept = self._passed(claim) if len(found) < section.most else None
            if kept and not (section.told_once and _is_told(kept, found)):
                found.append(kept)
        return found

    def _passed(self, claim: DraftClaim, *, told: bool = False) -> Kept | None:
        """A claim as it comes out, if it does; `told`: if not, the person is told."""
        verdict = self._verdicts.get(claim)
        if verdict is None:
            verdict = self._verdicts[claim] = self._gate.judge(claim)
        doubt = self._second.doubts.get(plain(claim.text), "") if told else ""
        if doubt or not verdict.passed:
            if told:
                self.remove(claim.text, verdict.reason or doubt)
            return None
        return Kept(claim.text, "derived" if verdict.derived else "passed", verdict.evidence)

    def _repaired(self, claim: DraftClaim) -> Kept | None:
        """What a model made of its claim when it was told what is not backed, if that passes and is not doubted."""
        repair = self._second.repairs.get(plain(claim.text))
        kept = self._passed(cleaned(repair)) if repair else None
        if kept and (doubt := self._second.doubts.get(plain(kept.text))):
            self.remove(kept.text, doubt)
            return None
        return kept and kept._replace(status="repaired")

    def _instead(self, claim: DraftClaim, spare: list[Kept], kept: dict[str, Kept]) -> Kept | None:
        """The extractive writer's claim from the nearest words, else its next one."""
        free = [k for k in spare if plain(k.text) not in kept]
        if not free:
            return None
        wanted = set(plain(" ".join((claim.text[:_MAX_SHOWN], *claim.quotes[:3]))[:2000]).split())
        best = max(free, key=lambda k: len(wanted & set(plain(k.text).split())))
        return best._replace(status="rewritten")

    def remove(self, text: str, reason: str) -> None:
        """Note a claim that does not come out, and why."""
        entry = Removed(text=self._gate.masked(text[:_MAX_SHOWN], reason), reason=self._gate.masked(reason))
        if len(self.removed) < _MAX_REMOVED and entry not in self.removed and text:
            self.removed.append(entry)


def _is_told(kept: Kept, found: list[Kept]) -> bool:
    """Whether claims before tell all that a claim rests on, or tell it in the same words."""
    told = [evidence for one in found for evidence in one.evidence]
    words = f" {plain(kept.text)} "
    return all(any(_holds(whole, part) for whole in told) for part in kept.evidence) or any(
        words in f" {plain(one.text)} " for one in found
    )


def _holds(whole: Evidence, part: Evidence) -> bool:
    same = (whole.message_id, whole.note_id) == (part.message_id, part.note_id)
    return same and whole.start <= part.start and part.end <= whole.end
