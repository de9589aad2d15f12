"""Words that the person took back: they stand in the transcript, but back nothing."""

from conversation.interview.grounding.align import places, source
from conversation.interview.ledger import Ledger
from conversation.interview.types import Evidence, Note

_NARROW = 6
_GAP = "…"


class Retracted:
    """What was withdrawn, corrected, or contradicted and not yet settled."""

    def __init__(self, ledger: Ledger) -> None:
        disputed = [n for c in ledger.contradictions for n in (c.earlier, c.later)]
        self._withdrawn = ledger.withdrawn
        self._replaced = (*ledger.replaced, *disputed)

    def touches(self, evidence: Evidence) -> bool:
        """Whether any of a quote was taken back."""
        return any(_overlap(n, evidence) for n in (*self._withdrawn, *self._replaced))

    def standing(self, evidence: Evidence) -> str:
        """What still stands of a quote: a withdrawal takes all of its words, a correction only its value."""
        taken = [_overlap(n, evidence) for n in self._withdrawn]
        taken += [_value_in(n, evidence) for n in self._replaced]
        kept = evidence.quote
        for start, end in sorted((span for span in taken if span), reverse=True):
            kept = f"{kept[:start]}{_GAP}{kept[end:]}"
        return kept


def _overlap(note: Note, evidence: Evidence) -> tuple[int, int] | None:
    """Where a note's words lie in a quote."""
    if note.message_id != evidence.message_id or note.message_id is None:
        return None
    start, end = max(note.start, evidence.start), min(note.end, evidence.end)
    return (start - evidence.start, end - evidence.start) if start < end else None


def _value_in(note: Note, evidence: Evidence) -> tuple[int, int] | None:
    """Where a note's value lies in a quote: its own words when they are few, else the value within them."""
    span = _overlap(note, evidence)
    if span is None or len(note.quote.split()) <= _NARROW:
        return span
    within = source(evidence.quote[span[0] : span[1]])
    found = places(note.value, within)
    return (span[0] + found[0][0], span[0] + found[0][1]) if found else None
