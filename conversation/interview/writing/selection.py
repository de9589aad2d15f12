"""Let the gate choose: a writer's claims that pass, the extractive writer's for those that fail or are missing."""

import re
from typing import NamedTuple

from conversation.interview.grounding import MAX_QUOTES, Gate, Verdict
from conversation.interview.text.spans import sentences
from conversation.interview.types import ClaimStatus, Draft, DraftClaim, Evidence, Removed
from conversation.interview.writing.sections import Section

_MAX_SHOWN = 300
_MAX_TEXT = 5_000
_MAX_REMOVED = 100
_MARKUP = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\ud800-\udfff\s]+")


class Kept(NamedTuple):
    """One claim that passed."""

    text: str
    status: ClaimStatus
    evidence: tuple[Evidence, ...]


class Selection:
    """The claims of one write-up, section by section; `removed` is what the gate kept out of the proposal so far."""

    def __init__(self, gate: Gate, proposed: Draft, extracted: Draft) -> None:
        self._gate, self._proposed, self._extracted = gate, proposed, extracted
        self._verdicts: dict[DraftClaim, Verdict] = {}
        self.removed: list[Removed] = []

    def keep(self, section: Section) -> tuple[Kept, ...]:
        """What comes out in a section: never more than it holds, never the same twice."""
        spare = self._spare(section)
        kept: dict[str, Kept] = {}
        for claim in _units(section, section.claims(self._proposed)[: section.most]):
            passed = self._passed(claim, told=True) or self._instead(claim, spare, kept)
            if passed and len(kept) < section.most:
                kept.setdefault(_plain(passed.text), passed)
        if not kept:
            kept = {_plain(k.text): k for k in spare}
        return tuple(kept.values())[: section.most]

    def _spare(self, section: Section) -> list[Kept]:
        """The extractive writer's claims; where it offers the same words joined and alone, the first that passes."""
        found: list[Kept] = []
        for claim in section.claims(self._extracted):
            kept = self._passed(claim) if len(found) < section.most else None
            if kept and not (section.told_once and any(set(kept.evidence) <= set(k.evidence) for k in found)):
                found.append(kept)
        return found

    def _passed(self, claim: DraftClaim, *, told: bool = False) -> Kept | None:
        """A claim as it comes out, if it does; `told`: if not, the person is told."""
        clean = DraftClaim(text=_clean(claim.text), quotes=tuple(q[:_MAX_TEXT] for q in claim.quotes[:MAX_QUOTES]))
        verdict = self._verdicts.get(clean)
        if verdict is None:
            verdict = self._verdicts[clean] = self._gate.judge(clean)
        if not verdict.passed:
            if told:
                self._remove(clean.text, verdict.reason)
            return None
        return Kept(clean.text, "derived" if verdict.derived else "passed", verdict.evidence)

    def _instead(self, claim: DraftClaim, spare: list[Kept], kept: dict[str, Kept]) -> Kept | None:
        """The extractive writer's claim from the nearest words, else its next one."""
        free = [k for k in spare if _plain(k.text) not in kept]
        if not free:
            return None
        wanted = set(_plain(" ".join((claim.text[:_MAX_SHOWN], *claim.quotes[:3]))[:2000]).split())
        best = max(free, key=lambda k: len(wanted & set(_plain(k.text).split())))
        return best._replace(status="rewritten")

    def _remove(self, text: str, reason: str) -> None:
        entry = Removed(text=text[:_MAX_SHOWN], reason=reason)
        if len(self.removed) < _MAX_REMOVED and entry not in self.removed and text:
            self.removed.append(entry)


def _units(section: Section, claims: tuple[DraftClaim, ...]) -> list[DraftClaim]:
    """In a string each sentence is a claim; a list item is one, however many sentences it has."""
    if section.listed or section.most == 1:
        return list(claims)
    return [
        DraftClaim(text=sentence.text, quotes=claim.quotes)
        for claim in claims
        for sentence in sentences(_clean(claim.text))[: section.most]
    ]


def _clean(text: str) -> str:
    """A writer's text on one line, without list marks and characters that cannot be seen."""
    return _MARKUP.sub("", _UNSAFE.sub(" ", text[:_MAX_TEXT])).strip()


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
