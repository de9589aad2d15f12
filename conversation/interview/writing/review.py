"""What the gate makes of a draft, claim by claim, in terms that its writer can act on."""

from collections.abc import Iterable
from typing import NamedTuple

from conversation.interview.grounding import Gate
from conversation.interview.languages import pack_for
from conversation.interview.session import Interview
from conversation.interview.types import Draft, DraftClaim
from conversation.interview.writing.sections import SECTIONS
from conversation.interview.writing.units import cleaned, plain, units


class Judged(NamedTuple):
    """A claim before the gate: its words, why it is kept out ("" when it passes), what its quotes were aligned to."""

    text: str
    reason: str
    quotes: tuple[str, ...]


def review(interview: Interview, draft: Draft, language: str | None = None) -> tuple[Judged, ...]:
    """All claims of a draft in order, each once."""
    found = (unit for section in SECTIONS for unit in units(section, section.claims(draft)))
    return judged(interview, found, language)


def judged(interview: Interview, claims: Iterable[DraftClaim], language: str | None = None) -> tuple[Judged, ...]:
    """Some claims about an interview, each once; those that say nothing are left out."""
    gate = Gate(interview, pack_for(language) if language else None)
    found: dict[str, Judged] = {}
    for claim in map(cleaned, claims):
        words = plain(claim.text)
        if words and words not in found:
            verdict = gate.judge(claim)
            found[words] = Judged(claim.text, verdict.reason, tuple(e.quote for e in verdict.evidence))
    return tuple(found.values())
