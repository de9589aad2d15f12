"""What the gate holds against a draft, in terms that its writer can act on."""

from typing import NamedTuple

from conversation.interview.grounding import Gate
from conversation.interview.languages import pack_for
from conversation.interview.session import Interview
from conversation.interview.types import Draft
from conversation.interview.writing.sections import SECTIONS
from conversation.interview.writing.units import plain, units


class Objection(NamedTuple):
    """A claim of a draft that the gate keeps out: its words, why, and what its quotes were aligned to."""

    text: str
    reason: str
    quotes: tuple[str, ...]


def objections(interview: Interview, draft: Draft, language: str | None = None) -> tuple[Objection, ...]:
    """All claims of a draft that do not pass, in order, each once."""
    gate = Gate(interview, pack_for(language) if language else None)
    found: dict[str, Objection] = {}
    for section in SECTIONS:
        for claim in units(section, section.claims(draft)):
            verdict = gate.judge(claim)
            if not verdict.passed and claim.text:
                quotes = tuple(e.quote for e in verdict.evidence)
                found.setdefault(plain(claim.text), Objection(claim.text, verdict.reason, quotes))
    return tuple(found.values())


def proposed(draft: Draft) -> frozenset[str]:
    """The words (`plain`) of each claim of a draft."""
    return frozenset(plain(u.text) for section in SECTIONS for u in units(section, section.claims(draft)))
