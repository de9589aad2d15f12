"""A share keeps its whole: "8 of 11" is of what the 11 were, and what was told of 8 was not told of all 11."""

from collections.abc import Sequence

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.counted import Basis, Counting
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import Teller, firm, key
from conversation.interview.grounding.words import Lexicon, together
from conversation.interview.languages import LanguagePack
from conversation.interview.text.passage import passage_of
from conversation.interview.text.wordforms import plain

_PART, _HEAD = 2, 3


class Shares:
    """Compares the shares of a claim with those that the person told."""

    def __init__(self, claim: Hearing, told: Basis, counting: Counting, lexicon: Lexicon, pack: LanguagePack) -> None:
        self._claim, self._counting, self._lexicon, self._pack = claim, counting, lexicon, pack
        self._out_of = {*pack.reading.numbers.out_of}
        self._quoted, self._all = told.quotes, told.all
        self._words = together(tuple(p.words for t in told.quotes for p in t.pieces()))
        self._elsewhere = together(tuple(p.words for t in told.further for p in t.pieces()))

    def from_elsewhere(self, item: Amount, here: Piece, behind: str) -> bool:
        """Whether the word behind a share was said, but not where the share was: "20% more shops"."""
        if item.kind not in ("percent", "times") or not behind or self._lexicon.backs(behind, self._words):
            return False
        return self._lexicon.backs(behind, self._elsewhere) and not self._is_base(item, here, behind)

    def of_the_whole(self, item: Amount, here: Piece, tellers: Sequence[Teller], content: Sequence[str]) -> bool:
        """Whether what was told of some is claimed of all: "35 of the 40 patients walked"."""
        if item.is_hard():
            return False
        parts = [self._part(t) or self._part_behind(t) for t in tellers]
        said = together(tuple(p.words for t in tellers for p in self._told_of_part(t)))
        told = any(a.value in parts for a in here.amounts) or self._claimed_part(item, here) is not None
        return all(parts) and not told and any(self._lexicon.backs(w, said) for w in content)

    def parts(self, share: Amount) -> list[tuple[Telling, Amount]]:
        """The figures that tell the first number of a share: the 8 of "8 of 11"."""
        ends = [a for a in self._claim.amounts if a.loose and share.start <= a.start < share.end]
        return self._telling(ends[0].value) if share.kind == "percent" and len(ends) > 1 else []

    def is_of_another_part(self, item: Amount, here: Piece, content: Sequence[str]) -> bool:
        """Whether words of a share were said of another number of the whole only: "12 of 50 saved" of "we saved 38"."""
        part = None if item.is_hard() else self._claimed_part(item, here)
        parts = self.parts(item) or (self._telling(part.value) if part else [])
        bases = self._counting.of_share(item) or self._counting.tellers(item)
        if not parts or not bases:
            return False
        ours = {key(a) for p in self._claim.sentence(here.sentence) for a in p.amounts}
        ours |= {key(a) for _, a in (*parts, *bases)}
        pieces = [
            (p, {key(i) for i in firm(p) if isinstance(i, Amount) and i.kind != "percent"})
            for t in self._quoted
            for p in t.pieces()
        ]
        own = together(tuple(p.words for p, values in pieces if not values or values & ours))
        others = together(tuple(p.words for p, values in pieces if values and not values & ours))
        return any(self._lexicon.backs(w, others) and not self._lexicon.backs(w, own) for w in content)

    def _telling(self, value: float) -> list[tuple[Telling, Amount]]:
        return [(t, a) for t in self._quoted for a in t.amounts if a.value == value and not a.is_hard()]

    def _claimed_part(self, item: Amount, here: Piece) -> Amount | None:
        """The number that a claim takes of a figure: 8 in "8 of the 11 accounts"."""
        for amount in here.amounts:
            between = self._claim.text[amount.end : item.start].casefold().split()
            smaller = amount.value < item.value and not amount.lone and not amount.is_hard()
            if smaller and 0 < len(between) <= _PART and between[0] in self._out_of:
                return amount
        return None

    def _is_base(self, share: Amount, here: Piece, word: str) -> bool:
        """Whether the second number of a share was told of what the claim names, or of a word elsewhere."""
        bases = [said for _, said in self._counting.of_share(share)]
        behind = together(tuple(p.words for p in self._claim.sentence(here.sentence) if p.end > share.end))
        if any(said.noun and self._lexicon.backs(plain(said.noun), behind) for said in bases):
            return True
        values = {said.value for said in bases if not said.noun}
        pieces = (p for h in self._all() for p in h.pieces if any(a.value in values for a in p.amounts))
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

    def _part_behind(self, teller: Teller) -> float:
        """The number that counts some of a figure told first: 5 of "of the 18 machines 5 were down"; 0 for none."""
        hearing, reading = teller.telling.hearing, self._pack.reading
        passage = passage_of(hearing.text, reading)
        ahead = [w.norm for w in passage.words[: passage.word_at(teller.item.start)]]
        while ahead and ahead[-1] in (*reading.phrases.articles, *reading.phrases.possessives):
            ahead.pop()
        headed = [w.norm for w in passage_of(hearing.text[teller.piece.start : teller.item.start], reading).words]
        if not ahead or ahead[-1] not in reading.numbers.out_of or len(headed) > _HEAD:
            return 0.0
        told = [a for p in hearing.sentence(teller.piece.sentence) for a in p.amounts if a.start > teller.item.start]
        parts = (a.value for a in told if not a.is_hard() and not a.lone and not a.loose)
        value = next(parts, 0.0)
        return value if isinstance(teller.item, Amount) and value < teller.item.value else 0.0

    def _told_of_part(self, teller: Teller) -> Sequence[Piece]:
        """The pieces that may tell of a part: the figure's own; where the whole came first, what follows it too."""
        if not self._part_behind(teller):
            return (teller.piece,)
        hearing, number = teller.telling.hearing, teller.piece.sentence
        return (*hearing.sentence(number), *hearing.sentence(number + 1))

    def _of_each(self, text: str, amount: Amount) -> bool:
        passage = passage_of(text, self._pack.reading)
        at = passage.word_at(amount.start)
        return at > 0 and passage.words[at - 1].norm in self._pack.reading.figures.every
