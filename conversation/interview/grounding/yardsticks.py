"""A figure that was a target, a limit, a plan, hearsay or inexact stays so."""

from collections.abc import Sequence

from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import Teller, firm
from conversation.interview.grounding.words import Words, line, together
from conversation.interview.languages import LanguagePack

_REACH = 24
_LONG = 7


def hidden(claim: Hearing, here: Piece, tellers: Sequence[Teller], target: LanguagePack, pack: LanguagePack) -> bool:
    """Whether a figure was told as a target or the like wherever it was told, and the claim does not say so."""
    said = together(tuple(p.words for p in claim.sentence(here.sentence)))
    ours, theirs = target.reading.figures, pack.reading.figures
    if all(_marked(t, theirs.yardsticks) for t in tellers) and not _holds(said, ours.yardsticks):
        return True
    alone = len(said.tokens) <= len(tellers[0].item.text.split())
    inexact = not alone and all(_hedged(t, theirs.hedges) for t in tellers)
    return inexact and not _holds(said, (*ours.hedges, *target.reading.dates.vague))


def _holds(said: Words, marks: Sequence[str]) -> bool:
    """Whether words hold one of some marks, or a longer one of its make ("durchschnittlich")."""
    return any(
        said.holds(mark) or (len(mark) >= _LONG and any(p.startswith(mark) for p in said.plains)) for mark in marks
    )


def _hedged(teller: Teller, hedges: Sequence[str]) -> bool:
    """Whether a word such as "about" stands just before a figure."""
    item = teller.item
    ahead = f" {line(teller.telling.hearing.text[max(0, item.start - _REACH) : item.start])}"
    own = f"{line(item.text)} "
    return any(ahead.endswith(f" {line(hedge)}") or own.startswith(f"{line(hedge)} ") for hedge in hedges)


def _marked(teller: Teller, marks: Sequence[str]) -> bool:
    """Whether one of some words is said of a figure: before it, or behind the last figure of its piece."""
    piece = teller.piece
    others = [i for i in firm(piece) if i.start != teller.item.start]
    text = teller.telling.hearing.text
    start = max((i.end for i in others if i.end <= teller.item.start), default=piece.start)
    end = piece.end if all(i.start < teller.item.start for i in others) else teller.item.end
    said = f" {line(text[start:end])} "
    return any(f" {line(mark)} " in said for mark in marks)
