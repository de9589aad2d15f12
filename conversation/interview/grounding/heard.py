"""What texts in one language tell in figures and dates, each text read once: many claims rest on the same words."""

from collections.abc import Sequence
from typing import NamedTuple

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.moments import Moment
from conversation.interview.grounding.pieces import Hearing, Piece, hear
from conversation.interview.languages import LanguagePack
from conversation.interview.text.dates import DateMention, dates
from conversation.interview.text.quantities import Quantity, quantities


class Telling(NamedTuple):
    """A quote within the text that it is of: what stands of its figures and dates."""

    hearing: Hearing
    start: int
    end: int
    amounts: tuple[Amount, ...]
    moments: tuple[Moment, ...]

    @property
    def text(self) -> str:
        """The words of the quote."""
        return self.hearing.text[self.start : self.end]

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces that the quote lies in."""
        return tuple(p for p in self.hearing.pieces if p.start < self.end and self.start < p.end)


class Heard:
    """Reads texts with one pack and remembers them as long as it lives."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self._hearings: dict[str, Hearing] = {}

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        """The quantities of a text."""
        return quantities(text, self.pack)

    def dates(self, text: str) -> tuple[DateMention, ...]:
        """The dates of a text."""
        return dates(text, self.pack)

    def hearing(self, text: str) -> Hearing:
        """All figures, dates and pieces of a text."""
        if text not in self._hearings:
            self._hearings[text] = hear(text, self.pack)
        return self._hearings[text]

    def telling(self, text: str, start: int, end: int, gaps: Sequence[tuple[int, int]] = ()) -> Telling:
        """A quote of a text, without what was taken back; `gaps` are places in the quote."""
        hearing = self.hearing(text)
        lost = [(start + a, start + b) for a, b in gaps] + list(hearing.amended)
        return Telling(
            hearing,
            start,
            end,
            tuple(a for a in hearing.amounts if _stands(a.start, a.end, start, end, lost)),
            tuple(m for m in hearing.moments if _stands(m.start, m.end, start, end, lost)),
        )


def _stands(first: int, last: int, start: int, end: int, lost: Sequence[tuple[int, int]]) -> bool:
    """Whether a figure begins within a quote and was not taken back."""
    return start <= first < end and not any(a < last and first < b for a, b in lost)
