"""What a writer hands in, as single claims: cleaned, a sentence or a list item each."""

import re

from conversation.interview.grounding import MAX_QUOTES
from conversation.interview.text.spans import sentences
from conversation.interview.types import DraftClaim
from conversation.interview.writing.sections import Section

_MAX_TEXT = 5_000
_MARKUP = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\ud800-\udfff\s]+")


def units(section: Section, claims: tuple[DraftClaim, ...]) -> list[DraftClaim]:
    """The claims to judge: in a string each sentence is one; a list item is one, however many sentences it has."""
    if section.listed or section.most == 1:
        return [cleaned(claim) for claim in claims[: section.most]]
    return [
        cleaned(DraftClaim(text=sentence.text, quotes=claim.quotes))
        for claim in claims[: section.most]
        for sentence in sentences(_clean(claim.text))[: section.most]
    ]


def cleaned(claim: DraftClaim) -> DraftClaim:
    """A claim on one line, without list marks and characters that cannot be seen, and with no more than it may hold."""
    return DraftClaim(text=_clean(claim.text), quotes=tuple(q[:_MAX_TEXT] for q in claim.quotes[:MAX_QUOTES]))


def plain(text: str) -> str:
    """The words of a text alone: two claims with the same are the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _clean(text: str) -> str:
    return _MARKUP.sub("", _UNSAFE.sub(" ", text[:_MAX_TEXT])).strip()
