"""A figure that was told of Mondays only, beside another for all days, is not claimed without its Mondays."""

from collections.abc import Sequence

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import Teller, firm, key
from conversation.interview.grounding.words import Lexicon, together
from conversation.interview.languages import LanguagePack
from conversation.interview.text.wordforms import plain, tokens


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
    if _is_swapped(claim, item, here, tellers, pack):
        return True
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


def _is_swapped(claim: Hearing, item: Amount, here: Piece, tellers: Sequence[Teller], pack: LanguagePack) -> bool:
    """Whether the condition of another figure of the sentence stands in for a figure's own."""
    said = together(tuple(p.words for p in claim.sentence(here.sentence)))
    stated = {key(i) for p in claim.sentence(here.sentence) for i in firm(p)}
    for teller in tellers:
        own = _conditions(teller, pack)
        if not own or any(w in said.plains for w in own):
            return False
        beside = teller.telling.hearing.sentence(teller.piece.sentence)
        rivals = [p for p in beside if p is not teller.piece and p.tells(dated=False)]
        left = [p for p in rivals if not any(key(i) in stated for i in firm(p))]
        if not any(_times(p, pack) & said.plains - teller.piece.words.plains for p in left):
            return False
    return True


def _times(piece: Piece, pack: LanguagePack) -> frozenset[str]:
    """The words of a piece that name a time of some kind: a day, a season, "week"."""
    lengths = {t.plain for a in piece.amounts if a.lone for t in tokens(a.text)}
    return frozenset(lengths | {w for w in piece.words.plains if w in pack.reading.figures.contrasts})


def _conditions(teller: Teller, pack: LanguagePack) -> list[str]:
    """The words of a piece that tell it apart from others of its kind: "Mondays", "in winter"."""
    contrasts = frozenset(pack.reading.figures.contrasts)
    return [t.plain for t in teller.piece.words.tokens if t.plain in contrasts or t.plain.rstrip("s") in contrasts]
