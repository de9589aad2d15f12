"""A figure that was a target, a limit, a plan or hearsay stays so."""

from collections.abc import Sequence

from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import Teller, firm
from conversation.interview.grounding.words import line, together
from conversation.interview.languages import LanguagePack


def hidden(claim: Hearing, here: Piece, tellers: Sequence[Teller], target: LanguagePack, pack: LanguagePack) -> bool:
    """Whether a figure was told as a target or the like wherever it was told, and the claim does not say so."""
    said = together(tuple(p.words for p in claim.sentence(here.sentence)))
    marks, told = target.reading.figures.yardsticks, pack.reading.figures.yardsticks
    return all(_marked(t, told) for t in tellers) and not any(said.holds(mark) for mark in marks)


def _marked(teller: Teller, marks: Sequence[str]) -> bool:
    """Whether one of some words is said of a figure: before it, or behind the last figure of its piece."""
    piece = teller.piece
    others = [i for i in firm(piece) if i.start != teller.item.start]
    text = teller.telling.hearing.text
    start = max((i.end for i in others if i.end <= teller.item.start), default=piece.start)
    end = piece.end if all(i.start < teller.item.start for i in others) else teller.item.end
    said = f" {line(text[start:end])} "
    return any(f" {line(mark)} " in said for mark in marks)
