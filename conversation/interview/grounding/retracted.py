"""Words that the person took back: they stand in the transcript, but back nothing."""

from collections.abc import Iterator
from itertools import permutations

from conversation.interview.grounding.taken_back import Span, taken_back
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger, same_fact
from conversation.interview.types import Evidence, Note

_GAP = "…"


class Retracted:
    """What was withdrawn, corrected, or contradicted and not yet settled."""

    def __init__(self, ledger: Ledger, pack: LanguagePack) -> None:
        self._spans: dict[str, list[Span]] = {}
        for wrong, right in _doubtful(ledger):
            for told in (wrong, *(note for note in ledger.again if same_fact(note, wrong))):
                if told.message_id is not None:
                    spans = taken_back(told, right, pack) if right else ((told.start, told.end),)
                    self._spans.setdefault(told.message_id, []).extend(spans)

    def touches(self, evidence: Evidence) -> bool:
        """Whether any of a quote was taken back."""
        return any(True for _ in self.gaps(evidence))

    def standing(self, evidence: Evidence) -> str:
        """What still stands of a quote: a withdrawal takes all of its words, a correction only its value."""
        kept = evidence.quote
        for start, end in sorted(self.gaps(evidence), reverse=True):
            kept = f"{kept[:start]}{_GAP}{kept[end:]}"
        return kept

    def gaps(self, evidence: Evidence) -> Iterator[Span]:
        """Where words that were taken back lie in a quote, in order and without overlaps."""
        last = evidence.start
        for start, end in sorted(self._spans.get(evidence.message_id or "", ())):
            first, stop = max(start, last), min(end, evidence.end)
            if first < stop:
                yield first - evidence.start, stop - evidence.start
                last = stop


def _doubtful(ledger: Ledger) -> Iterator[tuple[Note, Note | None]]:
    """The notes that were taken back, each with what stands, or may stand, against it; None for a withdrawal."""
    yield from ((note, None) for note in ledger.withdrawn)
    yield from ledger.mended
    for pair in ledger.contradictions:
        yield from permutations(pair.notes, 2)
