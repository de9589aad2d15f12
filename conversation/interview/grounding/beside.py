"""What a claim sets beside a figure or date was said beside it, and not only beside others that it leaves out."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple

from conversation.interview.grounding.amounts import SHARE, Amount
from conversation.interview.grounding.backward import points_back
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.moments import Moment
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import Item, Teller, alike, firm, is_sequel, key
from conversation.interview.grounding.words import Words, together
from conversation.interview.languages import LanguagePack
from conversation.interview.text.wordforms import lemma

_SHORT = 6


class Around(NamedTuple):
    """The words that a claim sets around a figure, and those next to it."""

    content: Sequence[str]
    next_to: Sequence[str]


class Beside:
    """Looks for words of a claim in the quotes; `backs` says whether words hold another in some form."""

    def __init__(
        self, claim: Hearing, quoted: Sequence[Telling], backs: Callable[[str, Words], bool], pack: LanguagePack
    ) -> None:
        self._claim, self._quoted, self._backs, self._pack = claim, quoted, backs, pack
        self._language = pack.writing.lemmas

    def is_adrift(self, item: Item, here: Piece, tellers: Sequence[Teller], said: Around) -> bool:
        """Whether nothing that the claim says around a figure was said where it was told, though the quotes hold it; or
        the words next to it were said only beside others of its kind that the claim leaves out.
        """
        beside = self._claim.sentence(here.sentence)
        kept = {key(i) for p in beside for i in firm(p)}
        kept |= {key(a) for p in beside for a in p.amounts if a.name == SHARE}
        near = together(tuple(p.words for t in tellers for p in _near(t, self._pack)))
        told = {w: held for w in said.content if (held := self._held(w, near)) is not None}
        lost = {w for w, held in told.items() if held and not any(_firm(t, p) & kept for t, p in held)}
        known = {w for w in said.content if told.get(w, True)}
        astray = (w for w in lost if all(_rivalled(t, p, item, tellers) for t, p in told[w]))
        return any(w in said.next_to for w in astray) or (bool(lost) and lost == known)

    def is_unpaired(self, item: Amount, here: Piece, tellers: Sequence[Teller]) -> bool:
        """Whether a figure stands beside a date that was told of its like, or that others of its kind are nearer to."""
        beside = self._claim.sentence(here.sentence)
        dates = here.moments or tuple(m for p in beside for m in p.moments)
        if not dates:
            return False
        date = min(dates, key=lambda m: abs(m.start - item.start))
        stated = [a for p in beside for a in p.amounts if a.start != item.start]
        return all(_parts(date, t, item, stated) or self._is_of_a_like(date, t, item, stated) for t in tellers)

    def _is_of_a_like(self, date: Moment, teller: Teller, item: Amount, stated: Sequence[Amount]) -> bool:
        """Whether a date was told only beside another figure of the kind, and in no sentence of this one."""
        kept, places = {key(a) for a in stated}, []
        for telling in self._quoted:
            places += [(telling, p) for p in telling.pieces() if any(m.tells(date) for m in p.moments)]
        if not places or item.kind != "count":
            return False
        for telling, piece in places:
            beside = telling.hearing.sentence(piece.sentence)
            counted = [a for p in beside for a in p.amounts if alike(a, item, (teller,), beside=False) and a.noun]
            own = telling.hearing is teller.telling.hearing and piece.sentence == teller.piece.sentence
            if own or not counted or any(key(a) in kept or key(a) == key(item) for a in counted):
                return False
        return True

    def _held(self, word: str, near: Words) -> list[tuple[Telling, Piece]] | None:
        """Where the quotes hold a word that was not said `near` by; None where it was, in itself or in other words."""
        if _itself(word, near, self._language):
            return None
        pieces = [(t, p) for t in self._quoted for p in t.pieces()]
        itself = [(t, p) for t, p in pieces if _itself(word, p.words, self._language)]
        if itself or self._backs(word, near):
            return itself or None
        return [(t, p) for t, p in pieces if self._backs(word, p.words)]


def _itself(word: str, said: Words, language: str) -> bool:
    """Whether words hold another, be it bent otherwise."""
    return word in said.plains or lemma(word, language) in said.lemmas


def _parts(date: Moment, teller: Teller, item: Amount, stated: Sequence[Amount]) -> bool:
    """Whether a date of the claim is not the one that a figure was told beside."""
    beside = teller.telling.hearing.sentence(teller.piece.sentence)
    told = [m for p in beside for m in p.moments]
    same = [m for m in told if not m.differs(date)]
    if told and not same:
        return not any(alike(a, item, (teller,), beside=True) for a in stated)
    kept = {key(a) for a in stated}
    ends = [sorted((m.start, teller.item.start)) for m in same]
    between = [a for first, last in ends for p in beside for a in p.amounts if first < a.start < last]
    return any(alike(a, item, (teller,), beside=True) and key(a) not in kept for a in between)


def _rivalled(telling: Telling, piece: Piece, item: Item, tellers: Sequence[Teller]) -> bool:
    """Whether a piece tells what could be taken for a figure: another of its kind, or a date for a length of time."""
    told = [i for i in firm(piece) if (i.start, i.end) not in telling.hearing.amended]
    return any((_is_time(i) and _is_time(item)) or alike(i, item, tellers, beside=True) for i in told)


def _is_time(item: Item) -> bool:
    return isinstance(item, Moment) or item.kind == "duration"


def _firm(telling: Telling, piece: Piece) -> set[tuple[object, ...]]:
    return {key(i) for i in firm(piece) if (i.start, i.end) not in telling.hearing.amended}


def _near(teller: Teller, pack: LanguagePack) -> Sequence[Piece]:
    """The piece of a figure with those of its sentence that tell nothing else; with the sentence before one that is
    short or points back to it, and with what the next one tells of it ("…, I did the paperwork on those").
    """
    hearing, number = teller.telling.hearing, teller.piece.sentence
    beside = hearing.sentence(number)
    ahead = [p for p in beside if p.start <= teller.item.start]
    short = sum(len(p.words.tokens) for p in beside) <= _SHORT
    if number and (short or any(points_back(hearing, p, pack, teller.item.start) for p in ahead)):
        beside = (*hearing.sentence(number - 1), *beside)
    after = takewhile(lambda p: not p.tells(dated=False), hearing.sentence(number + 1))
    beside = (*beside, *(p for p in after if points_back(hearing, p, pack)))
    later = [p for p in beside if p.start > teller.piece.start and p.sentence == number and is_sequel(p, pack)]
    return [p for p in beside if p is teller.piece or (p not in later and not _firm(teller.telling, p))]
