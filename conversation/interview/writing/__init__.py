"""Writing up: the extractive writer, and a summary made of what the gate lets through."""

from conversation.interview.ledger import fold
from conversation.interview.privacy import veiled
from conversation.interview.session import Interview
from conversation.interview.types import Draft
from conversation.interview.writing.assembly import write_up
from conversation.interview.writing.extract import draft as _draft
from conversation.interview.writing.facts import Facts
from conversation.interview.writing.review import Judged, judged, review
from conversation.interview.writing.selection import SecondLook
from conversation.interview.writing.units import plain

__all__ = ["Judged", "SecondLook", "draft", "judged", "plain", "review", "title", "write_up"]


def draft(interview: Interview) -> Draft:
    """A write-up by rule alone, in the interview's language, every claim with the words it rests on."""
    seen = veiled(interview).interview
    return _draft(seen, fold(seen.notes), seen.pack)


def title(interview: Interview, *, by_deeds: bool = True) -> str:
    """A line to know the conversation by, such as "Line cook at Harbour Grill"; "" when nothing is known yet.

    `by_deeds`: where neither role nor place is known, by the first deed, which takes much longer to find.
    """
    seen = veiled(interview).interview
    ledger = fold(seen.notes)
    claim = Facts(seen, ledger, seen.pack).title()
    if claim is None and by_deeds:
        claim = _draft(seen, ledger, seen.pack).title
    return claim.text if claim else ""
