"""One text and what is seen of it, with the places of each in the other."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from conversation.interview.privacy.cuts import Cut, Hidden

_EDGES = " \t\n,.;:!?–—-"


class Veiled(NamedTuple):
    """`seen` is `text` without the words of `cuts`, with what is written instead of them at the places `at`."""

    text: str
    seen: str
    cuts: tuple[Cut, ...]
    at: tuple[tuple[int, int], ...]

    def of(self, cut: Cut) -> str:
        """The words that a cut hides."""
        return self.text[cut.start : cut.end]

    def place(self, position: int) -> int:
        """Where a place in the text is in what is seen; a place within what is hidden is where that began."""
        n = bisect_right([cut.start for cut in self.cuts], position) - 1
        if n < 0:
            return position
        cut, (start, end) = self.cuts[n], self.at[n]
        return end + position - cut.end if position >= cut.end else start

    def told(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of the text that `seen[start:end]` is made of, those with words in them."""
        found, seen_at, text_at = [], 0, 0
        last = (Cut(len(self.text), len(self.text), "names"), (len(self.seen), len(self.seen)))
        for cut, (a, b) in [*zip(self.cuts, self.at, strict=True), last]:
            low, high = max(start, seen_at), min(end, a)
            if low < high:
                found.append(stripped(self.text, low - seen_at + text_at, high - seen_at + text_at))
            seen_at, text_at = b, cut.end
        return [(a, b) for a, b in found if any(char.isalnum() for char in self.text[a:b])]

    def kinds(self, start: int, end: int) -> set[Hidden]:
        """What is hidden in or right beside `seen[start:end]`."""
        return {cut.kind for cut, (a, b) in zip(self.cuts, self.at, strict=True) if a <= end + 2 and start <= b + 2}

    def borrows(self, start: int, end: int) -> bool:
        """Whether words that the person said elsewhere stand in `seen[start:end]`."""
        return any(cut.own and a < end and start < b for cut, (a, b) in zip(self.cuts, self.at, strict=True))


def veiled_text(text: str, cuts: Sequence[Cut]) -> Veiled:
    """A text without what some cuts hide; they are in order and share no place."""
    seen, places, at = "", [], 0
    for cut in cuts:
        seen += text[at : cut.start]
        places.append((len(seen), len(seen) + len(cut.write)))
        seen += cut.write
        at = cut.end
    return Veiled(text, seen + text[at:], tuple(cuts), tuple(places))


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the spaces and pauses at its edges."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_EDGES))
    return start + left, max(start + left, start + len(piece.rstrip(_EDGES)))
