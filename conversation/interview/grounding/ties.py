"""A figure or date keeps what it was said of: it may not move to the words of another."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from conversation.interview.grounding import dated, periods
from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.counted import Basis, Counting
from conversation.interview.grounding.figures import claimed
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.moments import Moment
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.words import Lexicon, Words, lexicon, together
from conversation.interview.languages import LanguagePack
from conversation.interview.text.passage import passage_of
from conversation.interview.text.wordforms import Token


class _Teller(NamedTuple):
    """A piece of what was said that tells a figure or date; `item` is it there."""

    telling: Telling
    piece: Piece
    item: Amount | Moment


def untied(claim: Hearing, told: Basis, target: LanguagePack, pack: LanguagePack) -> str:
    """The first figure or date of a claim that was told of something else; "" when none was."""
    period = periods.moved(claim, told.quotes, target)
    if period:
        return period
    ties = _Ties(claim, told, target, pack)
    return next((item.text for item in ties.items() if ties.is_moved(item)), "")


class _Ties:
    """Compares the words around a claim's figures with those around the person's."""

    def __init__(self, claim: Hearing, told: Basis, target: LanguagePack, pack: LanguagePack) -> None:
        self._claim, self._told = claim, told.quotes
        self._target, self._pack = target, pack
        self._lexicon: Lexicon = lexicon(target)
        self._counting = Counting(claim, told, target, pack)

    def items(self) -> Iterator[Amount | Moment]:
        """The figures and dates of the claim."""
        yield from claimed(self._claim)
        yield from self._claim.moments

    def is_moved(self, item: Amount | Moment) -> bool:
        """Whether a figure or date stands with words that the person said of another of its kind."""
        here = self._claim.at(item.start)
        tellers = self._tellers(item)
        if here is None or not tellers:
            return False
        if isinstance(item, Amount) and all(self._turned(item, t) for t in tellers):
            return True
        if self._target.code != self._pack.code:
            return False
        if isinstance(item, Moment) and all(self._of_other_role(t) for t in tellers):
            return True
        return self._contradicted(item, here, tellers)

    def _tellers(self, item: Amount | Moment) -> list[_Teller]:
        found: list[tuple[Telling, Amount | Moment]] = []
        if isinstance(item, Amount):
            found += self._counting.tellers(item)
        else:
            found += [(t, m) for t in self._told for m in t.moments if m.year == item.year and m.tells(item)]
            found = found or [(t, m) for t in self._told for m in t.moments if dated.tells(item, t, self._pack)]
        placed = ((t, t.hearing.at(said.start), said) for t, said in found)
        return [_Teller(t, piece, said) for t, piece, said in placed if piece]

    def _turned(self, item: Amount, teller: _Teller) -> bool:
        """Whether "by" stands for "to", or "to" for "by"."""
        listed = self._pack.reading.figures, self._target.reading.figures
        said, written = (
            self._before(teller.telling.hearing, teller.item, self._pack),
            self._before(self._claim, item, self._target),
        )
        if said & set(listed[0].to):
            return bool(written & set(listed[1].by))
        return bool(said & set(listed[0].by) and written & set(listed[1].to))

    def _before(self, hearing: Hearing, item: Amount | Moment, pack: LanguagePack) -> set[str]:
        """The word before a figure, past words such as "about"."""
        passage = passage_of(hearing.text, pack.reading)
        at = passage.word_at(item.start) - 1
        skipped = {*pack.reading.fillers, *pack.reading.dates.vague}
        while at > 0 and passage.words[at].norm in skipped:
            at -= 1
        return {passage.words[at].norm} if at >= 0 else set()

    def _of_other_role(self, teller: _Teller) -> bool:
        """Whether a date was told of what the person was then, which the claim does not name: "as a driver in 2016"."""
        roles = self._pack.reading.phrases.as_words
        at = next((i for i, t in enumerate(teller.piece.words.tokens) if t.plain in roles), None)
        if at is None:
            return False
        named = [t.plain for t in teller.piece.words.tokens[at + 1 :] if not self._is_idle(t, teller.piece)]
        claim = together(tuple(p.words for p in self._claim.pieces))
        return bool(named) and not any(self._lexicon.backs(w, claim) for w in named)

    def _contradicted(self, item: Amount | Moment, here: Piece, tellers: Sequence[_Teller]) -> bool:
        ground = together(tuple(p.words for t in tellers for p in self._ground(t, item)))
        own = together(tuple(t.piece.words for t in tellers))
        around = self._content(self._claim.ground(here, dated=isinstance(item, Moment)), item)
        nearest = self._nearest(item, here)
        if self._shares_figure(item, here, tellers):
            return False
        for rival in self._rivals(item, here, tellers):
            theirs = [w for w in around if self._lexicon.backs(w, rival) and not self._lexicon.backs(w, ground)]
            ours = [w for w in around if self._lexicon.backs(w, own) and not self._lexicon.backs(w, rival)]
            if theirs and not ours and self._unclaimed(tellers):
                return True
            if nearest in theirs and self._unclaimed(tellers):
                return True
        return False

    def _ground(self, teller: _Teller, item: Amount | Moment) -> Sequence[Piece]:
        """The words that a figure was said among: its whole sentence where its unit was left to a neighbour."""
        hearing = teller.telling.hearing
        if isinstance(item, Amount) and isinstance(teller.item, Amount) and item.is_hard() != teller.item.is_hard():
            return hearing.sentence(teller.piece.sentence)
        return hearing.ground(teller.piece, dated=isinstance(item, Moment))

    def _shares_figure(self, item: Amount | Moment, here: Piece, tellers: Sequence[_Teller]) -> bool:
        """Whether another figure of its piece in the claim was told beside it."""
        others = {_key(a) for a in _items(here) if a is not item and a.start != item.start}
        beside = {_key(a) for t in tellers for p in self._ground(t, item) for a in _items(p)}
        return bool(others & {k for k in beside if k != _key(item)})

    def _rivals(self, item: Amount | Moment, here: Piece, tellers: Sequence[_Teller]) -> Iterator[Words]:
        """The words around other figures of the kind, where the quotes lie and beside them."""
        mine = {(id(t.telling.hearing), t.piece.start) for t in tellers}
        sentences = {(id(t.telling.hearing), t.piece.sentence) for t in tellers}
        kept = {_key(a) for a in _items(here)}
        for t in self._told:
            near = {p.sentence for p in t.pieces()}
            for piece in t.hearing.pieces:
                if (id(t.hearing), piece.start) in mine or piece.sentence not in near:
                    continue
                told = [a for a in _items(piece) if (a.start, a.end) not in t.hearing.amended]
                beside = (id(t.hearing), piece.sentence) in sentences
                others = [a for a in told if self._is_alike(a, item, tellers, beside=beside)]
                if others and not any(_key(a) in kept for a in others):
                    yield together(tuple(p.words for p in t.hearing.ground(piece, dated=isinstance(item, Moment))))

    def _is_alike(
        self, one: Amount | Moment, item: Amount | Moment, tellers: Sequence[_Teller], *, beside: bool
    ) -> bool:
        """Whether a figure could be taken for another: of one unit or counting one thing; bare, in one sentence."""
        if isinstance(one, Moment) or isinstance(item, Moment):
            return isinstance(one, Moment) and isinstance(item, Moment) and (one.year is None) == (item.year is None)
        if one.lone or one.loose:
            return False
        if one.is_hard() or item.is_hard():
            return one.unit == item.unit
        nouns = {item.noun, *(t.item.noun for t in tellers if isinstance(t.item, Amount))}
        return one.noun in nouns or (not one.noun and beside)

    def _nearest(self, item: Amount | Moment, here: Piece) -> str:
        """The last word before a figure, in its piece, that says something."""
        before = [t for t in here.words.tokens if here.start + t.start < item.start and not self._is_idle(t, here)]
        return before[-1].plain if before else ""

    def _unclaimed(self, tellers: Sequence[_Teller]) -> bool:
        """Whether words beside the figure, where it was said, are not in the claim."""
        claim = together(tuple(p.words for p in self._claim.pieces))
        return all(
            any(not self._is_idle(t, teller.piece) and not self._lexicon.backs(t.plain, claim) for t in words)
            for teller in tellers
            for words in (teller.piece.words.tokens,)
        )

    def _content(self, pieces: Sequence[Piece], item: Amount | Moment) -> list[str]:
        """The words that say something, but for figures and for what the figure counts."""
        found = []
        for piece in pieces:
            for token in piece.words.tokens:
                place = piece.start + token.start
                if not self._is_idle(token, piece) and not item.start <= place < item.end:
                    found.append(token.plain)
        return found

    def _is_idle(self, token: Token, piece: Piece) -> bool:
        """Whether a word says nothing of its own, or is part of a figure, a date or the name of a length of time."""
        if self._lexicon.is_neutral(token.plain) or not token.plain[0].isalpha():
            return True
        place = piece.start + token.start
        lengths: list[Amount | Moment] = [a for a in piece.amounts if a.lone or a.is_hard()]
        return any(a.start <= place < a.end for a in [*lengths, *piece.moments])


def _key(item: Amount | Moment) -> tuple[object, ...]:
    if isinstance(item, Moment):
        return "moment", item.year, item.month
    return (item.number or item.value,)


def _items(piece: Piece) -> list[Amount | Moment]:
    return [*piece.amounts, *piece.moments]
