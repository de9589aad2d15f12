"""Other figures of a kind among what a person said: their words are not those of the figure that is claimed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.moments import Moment
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.words import Words, together
from conversation.interview.languages import LanguagePack

Item: TypeAlias = Amount | Moment


class Teller(NamedTuple):
    """A piece of what was said that tells a figure or date; `item` is it there."""

    telling: Telling
    piece: Piece
    item: Item


class Rival(NamedTuple):
    """The words around another figure of the kind: in the figure's own sentence (`beside`), and behind it (`later`)."""

    words: Words
    beside: bool
    later: bool


class Rivals:
    """Looks for figures that could be taken for another, where the quotes of a claim lie."""

    def __init__(self, told: Sequence[Telling], pack: LanguagePack) -> None:
        self._told = told
        self._pack = pack

    def of(self, item: Item, here: Piece, tellers: Sequence[Teller]) -> Iterator[Rival]:
        """Those of a figure that stands in a piece of the claim, and not of the figures that stand there with it."""
        mine = {(id(t.telling.hearing), t.piece.start) for t in tellers}
        kept = items(here)
        for t in self._told:
            near = {p.sentence for p in t.pieces()}
            for piece in t.hearing.pieces:
                if piece.sentence in near and (id(t.hearing), piece.start) not in mine:
                    beside = any(o.telling.hearing is t.hearing and o.piece.sentence == piece.sentence for o in tellers)
                    if self._is_rival(piece, t.hearing, item, kept, tellers, beside=beside):
                        later = beside and all(o.piece.start < piece.start for o in tellers)
                        ground = t.hearing.ground(piece, dated=isinstance(item, Moment))
                        yield Rival(together(tuple(p.words for p in ground)), beside, later)

    def _is_rival(
        self,
        piece: Piece,
        hearing: Hearing,
        item: Item,
        kept: Sequence[Item],
        tellers: Sequence[Teller],
        *,
        beside: bool,
    ) -> bool:
        told = [a for a in items(piece) if (a.start, a.end) not in hearing.amended]
        if isinstance(item, Moment) and beside and not firm(piece) and is_sequel(piece, self._pack):
            return True
        others = [a for a in told if alike(a, item, tellers, beside=beside)]
        others += [a for a in told if beside and self._is_one_of_them(a, item, hearing)]
        return bool(others) and not any(_is_same(a, k) for a in others for k in kept)

    def _is_one_of_them(self, one: Item, item: Item, hearing: Hearing) -> bool:
        """Whether "one of them" tells of one of those that a figure counts."""
        if isinstance(one, Moment) or isinstance(item, Moment) or one.value != 1 or item.is_hard() or not one.loose:
            return False
        return hearing.text[one.end :].split()[:1] in [[word] for word in self._pack.reading.numbers.out_of]


def is_sequel(piece: Piece, pack: LanguagePack) -> bool:
    """Whether a piece goes on to what came later: "…, then shift leader"."""
    opens = piece.words.tokens[0].plain if piece.words.tokens else ""
    return opens in pack.reading.figures.then


def alike(one: Item, item: Item, tellers: Sequence[Teller], *, beside: bool) -> bool:
    """Whether a figure could be taken for another: of one unit or counting one thing; bare, in one sentence."""
    if isinstance(one, Moment) or isinstance(item, Moment):
        return isinstance(one, Moment) and isinstance(item, Moment) and one.differs(item)
    if one.lone or one.loose:
        return False
    if one.is_hard() and item.is_hard():
        return one.kind == item.kind == "duration" or one.unit == item.unit
    if one.is_hard() or item.is_hard():
        return one.kind == "plain" and beside
    nouns = {item.noun, *(t.item.noun for t in tellers if isinstance(t.item, Amount))}
    return one.value != 1 and (one.noun in nouns or (not one.noun and beside))


def key(item: Item) -> tuple[object, ...]:
    """What makes two figures the same, whatever their unit."""
    if isinstance(item, Moment):
        return "moment", item.year, item.month
    return (item.number or item.value,)


def _is_same(one: Item, other: Item) -> bool:
    """Whether two figures are the same; of two with units, in one unit."""
    hard = isinstance(one, Amount) and isinstance(other, Amount) and one.is_hard() and other.is_hard()
    return key(one) == key(other) and (not hard or getattr(one, "name", "") == getattr(other, "name", ""))


def firm(piece: Piece) -> list[Item]:
    """The figures and dates of a piece that say something by themselves."""
    return [*(a for a in piece.amounts if not a.lone and not a.loose), *piece.moments]


def items(piece: Piece) -> list[Item]:
    """All figures and dates of a piece."""
    return [*piece.amounts, *piece.moments]
