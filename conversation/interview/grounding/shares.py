"""A share keeps its whole: "8 of 11" is of what the 11 were, and what was told of 8 was not told of all 11."""

from collections.abc import Sequence

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.counted import Basis, Counting
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import Teller
from conversation.interview.grounding.words import Lexicon, together
from conversation.interview.languages import LanguagePack
from conversation.interview.text.passage import passage_of
from conversation.interview.text.wordforms import plain

_PART = 2


class Shares:
    """Compares the shares of a claim with those that the person told."""

    def __init__(self, claim: Hearing, told: Basis, counting: Counting, lexicon: Lexicon, pack: LanguagePack) -> None:
        self._claim, self._counting, self._lexicon, self._pack = claim, counting, lexicon, pack
        self._told = (*told.quotes, *told.further)
        self._words = together(tuple(p.words for t in told.quotes for p in t.pieces()))
        self._elsewhere = together(tuple(p.words for t in told.further for p in t.pieces()))

    def from_elsewhere(self, item: Amount, here: Piece, behind: str) -> bool:
        """Whether the word behind a share was said, but not where the share was: "20% more shops"."""
        if item.kind not in ("percent", "times") or not behind or self._lexicon.backs(behind, self._words):
            return False
        return self._lexicon.backs(behind, self._elsewhere) and not self._is_base(item, here, behind)

    def of_the_whole(self, here: Piece, tellers: Sequence[Teller], content: Sequence[str]) -> bool:
        """Whether what was told of some is claimed of all: "35 of the 40 patients walked"."""
        parts = [self._part(t) for t in tellers]
        said = together(tuple(t.piece.words for t in tellers))
        told = any(a.value in parts for a in here.amounts)
        return all(parts) and not told and any(self._lexicon.backs(w, said) for w in content)

    def _is_base(self, share: Amount, here: Piece, word: str) -> bool:
        """Whether the second number of a share was told of what the claim names, or of a word elsewhere."""
        bases = [said for _, said in self._counting.of_share(share)]
        behind = together(tuple(p.words for p in self._claim.sentence(here.sentence) if p.end > share.end))
        if any(said.noun and self._lexicon.backs(plain(said.noun), behind) for said in bases):
            return True
        values = {said.value for said in bases if not said.noun}
        pieces = (p for t in self._told for p in t.hearing.pieces if any(a.value in values for a in p.amounts))
        return any(self._lexicon.backs(word, p.words) for p in pieces)

    def _part(self, teller: Teller) -> float:
        """The number just before a figure that counts some of it: 35 of "35 of the 40 patients"; 0 for none, and for
        "every one of the 40".
        """
        text, out_of = teller.telling.hearing.text, self._pack.reading.numbers.out_of
        for amount in teller.piece.amounts:
            between = text[amount.end : teller.item.start].casefold().split()
            if 0 < len(between) <= _PART and between[0] in out_of and not amount.lone:
                return 0.0 if amount.value == 1 and self._of_each(text, amount) else amount.value
        return 0.0

    def _of_each(self, text: str, amount: Amount) -> bool:
        passage = passage_of(text, self._pack.reading)
        at = passage.word_at(amount.start)
        return at > 0 and passage.words[at - 1].norm in self._pack.reading.figures.every
