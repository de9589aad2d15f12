"""A figure that was told of Mondays only, beside another for all days, is not claimed without its Mondays."""

from collections.abc import Sequence

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import Teller
from conversation.interview.grounding.words import Lexicon, together
from conversation.interview.languages import LanguagePack
from conversation.interview.text.wordforms import plain


def left_out(
    claim: Hearing,
    item: Amount,
    here: Piece,
    tellers: Sequence[Teller],
    quoted: Sequence[Telling],
    lexicon: Lexicon,
    pack: LanguagePack,
) -> bool:
    """Whether a bare number, its noun borrowed from another figure, was told under a condition that is not claimed."""
    bare = all(isinstance(t.item, Amount) and not t.item.noun and not t.item.is_hard() for t in tellers)
    if not item.noun or not bare:
        return False
    noun = plain(item.noun)
    others = [a for t in quoted for a in t.amounts if a.noun and a.value != item.value and not a.lone]
    lent = [a for a in others if noun == plain(a.noun)]
    stated = {a.value for p in claim.sentence(here.sentence) for a in p.amounts}
    if not lent or any(a.value in stated for a in lent):
        return False
    said = together(tuple(p.words for p in claim.sentence(here.sentence)))
    return all(any(not lexicon.backs(w, said) for w in _conditions(t, pack)) for t in tellers)


def _conditions(teller: Teller, pack: LanguagePack) -> list[str]:
    """The words of a piece that tell it apart from others of its kind: "Mondays", "in winter"."""
    contrasts = frozenset(pack.reading.figures.contrasts)
    return [t.plain for t in teller.piece.words.tokens if t.plain in contrasts or t.plain.rstrip("s") in contrasts]
