"""A figure or date keeps what it was said of: it may not move to the words of another."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from conversation.interview.grounding import dated, periods, yardsticks
from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.beside import Around, Beside
from conversation.interview.grounding.conditions import left_out
from conversation.interview.grounding.counted import Basis, Counting
from conversation.interview.grounding.figures import claimed
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.labels import misnamed
from conversation.interview.grounding.moments import Moment
from conversation.interview.grounding.overstated import overstated
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import Item, Rivals, Teller, firm, is_sequel, key
from conversation.interview.grounding.shares import Shares
from conversation.interview.grounding.stretched import stretched
from conversation.interview.grounding.words import Lexicon, Words, lexicon, together
from conversation.interview.languages import LanguagePack
from conversation.interview.text.passage import passage_of
from conversation.interview.text.wordforms import Token, plain

_LEAD, _FAMILY, _ROLE = 5, 6, 4
_PAUSES = ",;:(–—"


def untied(claim: Hearing, told: Basis, target: LanguagePack, pack: LanguagePack) -> str:
    """The first figure or date of a claim that was told of something else; "" when none was."""
    apart = periods.moved(claim, told.quotes, target, pack) or misnamed(claim, told.quotes, target, pack)
    apart = apart or stretched(claim, told.quotes, lexicon(target), target, pack)
    if apart:
        return apart
    ties = _Ties(claim, told, target, pack)
    return next((item.text for item in ties.items() if ties.is_moved(item)), "")


class _Ties:
    """Compares the words around a claim's figures with those around the person's."""

    def __init__(self, claim: Hearing, told: Basis, target: LanguagePack, pack: LanguagePack) -> None:
        self._claim, self._quoted, self._told = claim, told.quotes, (*told.quotes, *told.further)
        self._target, self._pack = target, pack
        self._lexicon: Lexicon = lexicon(target)
        self._contrasts = frozenset((*target.reading.figures.contrasts, *pack.reading.figures.contrasts))
        self._turns = frozenset((*pack.reading.figures.starts, *pack.reading.figures.ends))
        self._rivals = Rivals((*told.quotes, *told.further), pack)
        self._beside = Beside(claim, told.quotes, self._lexicon.backs, pack)
        self._counting = Counting(claim, told, target, pack)
        self._shares = Shares(claim, told, self._counting, self._lexicon, pack)
        self._words = together(tuple(p.words for t in told.quotes for p in t.pieces()))

    def items(self) -> Iterator[Item]:
        """The figures and dates of the claim."""
        yield from claimed(self._claim)
        yield from self._claim.moments

    def is_moved(self, item: Item) -> bool:
        """Whether a figure or date stands with words that the person said of another of its kind."""
        here = self._claim.at(item.start)
        tellers = self._tellers(item)
        if here is None or not tellers:
            return False
        if isinstance(item, Amount) and (
            all(self._turned(item, t) for t in tellers) or self._shared_out(item, here, tellers)
        ):
            return True
        if yardsticks.hidden(self._claim, here, tellers, self._target, self._pack):
            return True
        if self._target.code != self._pack.code:
            return False
        if self._is_beside_others(item, here, tellers):
            return True
        if isinstance(item, Moment) and all(self._of_other_role(t) for t in tellers):
            return True
        if overstated(self._claim, item, here, self._words, self._target) or self._is_left_out(item, here, tellers):
            return True
        return self._contradicted(item, here, tellers) or self._is_share_of_others(item, here)

    def _is_left_out(self, item: Item, here: Piece, tellers: Sequence[Teller]) -> bool:
        return isinstance(item, Amount) and left_out(
            self._claim, item, here, tellers, self._quoted, self._lexicon, self._pack
        )

    def _is_beside_others(self, item: Item, here: Piece, tellers: Sequence[Teller]) -> bool:
        """Whether the claim sets a figure beside a date or words that were said beside others."""
        if isinstance(item, Amount) and self._beside.is_unpaired(item, here, tellers):
            return True
        return self._beside.is_adrift(item, here, tellers, self._said(item, here, tellers))

    def _said(self, item: Item, here: Piece, tellers: Sequence[Teller]) -> Around:
        """The words around a figure, and those around a single date that was told of something."""
        pieces = self._around(item, here)
        near = isinstance(item, Moment) and len(self._claim.moments) > 1
        if isinstance(item, Moment) and (
            near or not self._unclaimed(tellers, together(tuple(p.words for p in pieces)))
        ):
            pieces = (here,)
        content = self._content(pieces, item)
        if not content and isinstance(item, Amount):
            joined = [p for p in self._claim.ground(here) if self._claim.text[max(p.start, here.start)] not in _PAUSES]
            content = self._content(joined, item)
            return Around(content, content[:1])
        return Around(content, (self._nearest(item, here), self._next(item, here)))

    def _is_share_of_others(self, item: Item, here: Piece) -> bool:
        if not isinstance(item, Amount):
            return False
        behind, content = self._next(item, here), self._content((here,), item)
        return self._shares.from_elsewhere(item, here, behind) or self._shares.is_of_another_part(item, here, content)

    def _shared_out(self, item: Amount, here: Piece, tellers: Sequence[Teller]) -> bool:
        """Whether a figure is claimed per something that it was not told of: "40 minutes per room"."""
        ground = together(tuple(t.piece.words for t in tellers))
        for one, other in pairwise(here.words.tokens):
            shares = one.plain in self._target.reading.figures.per and here.start + one.start >= item.end
            if not shares or self._is_idle(other, here) or self._lexicon.backs(other.plain, ground):
                continue
            rivals = (words for words, *_ in self._rivals.of(item, here, tellers))
            if not self._lexicon.backs(other.plain, self._words) or any(self._holds(r, other.plain) for r in rivals):
                return True
        return False

    def _tellers(self, item: Item) -> list[Teller]:
        found: list[tuple[Telling, Item]] = []
        if isinstance(item, Amount):
            found += self._counting.tellers(item) or [*self._counting.of_share(item), *self._shares.parts(item)]
        else:
            found += [(t, m) for t in self._told for m in t.moments if m.year == item.year and m.tells(item)]
            found = found or [(t, m) for t in self._told for m in t.moments if dated.tells(item, t, self._pack)]
        placed = ((t, t.hearing.at(said.start), said) for t, said in found)
        return [Teller(t, piece, said) for t, piece, said in placed if piece]

    def _turned(self, item: Amount, teller: Teller) -> bool:
        """Whether "by" stands for "to", "to" for "by", or either for "from"."""
        heard, wanted = self._pack.reading, self._target.reading.figures
        said = self._before(teller.telling.hearing, teller.item, self._pack)
        written = self._before(self._claim, item, self._target)
        if said & set(heard.numbers.change_from):
            return bool(written & {*wanted.by, *wanted.to})
        if said & set(heard.figures.to):
            return bool(written & set(wanted.by))
        return bool(said & set(heard.figures.by) and written & set(wanted.to))

    def _before(self, hearing: Hearing, item: Item, pack: LanguagePack) -> set[str]:
        """The word before a figure, past words such as "about"."""
        passage = passage_of(hearing.text, pack.reading)
        at = passage.word_at(item.start) - 1
        skipped = {*pack.reading.fillers, *pack.reading.dates.vague} - {
            *pack.reading.figures.by,
            *pack.reading.figures.to,
        }
        while at > 0 and passage.words[at].norm in skipped:
            at -= 1
        return {passage.words[at].norm} if at >= 0 else set()

    def _of_other_role(self, teller: Teller) -> bool:
        """Whether a date was told of what the person was then, which the claim does not name: "as a driver in 2016"."""
        roles = self._pack.reading.phrases.as_words
        tokens, start = teller.piece.words.tokens, teller.piece.start
        dated = {at for m in teller.piece.moments for at in range(m.start - start, m.end - start)}
        at = next((i for i, t in enumerate(tokens) if t.plain in roles and t.start not in dated), None)
        if at is None:
            return False
        named = [t.plain for t in tokens[at + 1 : at + 1 + _ROLE] if not self._is_idle(t, teller.piece)]
        claim = together(tuple(p.words for p in self._claim.pieces))
        content = [w for p in self._claim.pieces for w in self._content((p,), teller.item)]
        if all(self._lexicon.backs(w, teller.piece.words) for w in content):
            return False
        return self._names_something() and bool(named) and not any(self._lexicon.backs(w, claim) for w in named)

    def _names_something(self) -> bool:
        """Whether the claim has words beside its dates."""
        spans, idle = [(m.start, m.end) for m in self._claim.moments], self._target.reading.dates.prepositions
        words = ((p.start + t.start, t.plain) for p in self._claim.pieces for t in p.words.tokens)
        return any(w[0].isalpha() and w not in idle and not any(a <= at < b for a, b in spans) for at, w in words)

    def _contradicted(self, item: Item, here: Piece, tellers: Sequence[Teller]) -> bool:
        """Whether the claim has words of a rival figure instead of the figure's own."""
        pieces = self._around(item, here)
        around, beside = self._content(pieces, item), together(tuple(p.words for p in pieces))
        if self._of_other_time(here, tellers):
            return True
        if isinstance(item, Amount) and self._shares.of_the_whole(item, here, tellers, self._content((here,), item)):
            return True
        if self._shares_figure(item, here, tellers):
            return False
        apart = self._unclaimed(tellers, beside)
        ground = together(tuple(p.words for t in tellers for p in self._ground(t, item)))
        own = together(tuple(t.piece.words for t in tellers))
        nearest = (self._nearest(item, here), self._next(item, here))
        for rival, parallel, later in self._rivals.of(item, here, tellers):
            theirs = [w for w in around if self._lexicon.backs(w, rival) and not self._holds(ground, w)]
            ours = [w for w in around if self._holds(own, w) and not self._lexicon.backs(w, rival)]
            if theirs and apart and (parallel or not ours or any(w in theirs for w in nearest)):
                return True
            if theirs and later and not apart:
                return True
        return False

    def _of_other_time(self, here: Piece, tellers: Sequence[Teller]) -> bool:
        """Whether a figure is claimed of another time than it was told of: "12 schools in 2018, 15 in 2019"."""
        alone = sum(not a.lone and not a.loose for a in here.amounts) == 1
        if not alone or not here.moments or any(not t.piece.moments or isinstance(t.item, Moment) for t in tellers):
            return False
        told = [m for t in tellers for m in t.piece.moments]
        return all(m.differs(other) for m in here.moments for other in told)

    def _around(self, item: Item, here: Piece) -> Sequence[Piece]:
        """The words that a claim puts a figure among: its piece, and a few words set before it ("On weekdays, …")."""
        if isinstance(item, Moment):
            return tuple(p for p in self._claim.ground(here, dated=True) if p is here or not is_sequel(p, self._target))
        beside = self._claim.sentence(here.sentence)
        at = beside.index(here)
        labelled = at > 0 and self._claim.text[here.start] == ":"
        led = at == 1 and len(beside[0].words.tokens) <= _LEAD
        return (beside[at - 1], here) if (led or labelled) and not beside[at - 1].tells(dated=False) else (here,)

    def _holds(self, said: Words, word: str) -> bool:
        """Whether words hold another, or one of its family."""
        start = word[:_FAMILY]
        return self._lexicon.backs(word, said) or (
            len(start) == _FAMILY and any(other.startswith(start) for other in said.plains)
        )

    def _ground(self, teller: Teller, item: Item) -> Sequence[Piece]:
        """The words that a figure was said among: its whole sentence where its unit was left to a neighbour."""
        hearing = teller.telling.hearing
        said = teller.item
        if isinstance(item, Amount) and item.kind == "duration" and isinstance(said, Amount) and not said.is_hard():
            return hearing.sentence(teller.piece.sentence)
        around = hearing.ground(teller.piece, dated=isinstance(item, Moment))
        return tuple(p for p in around if p is teller.piece or not is_sequel(p, self._pack))

    def _shares_figure(self, item: Item, here: Piece, tellers: Sequence[Teller]) -> bool:
        """Whether another figure of its piece in the claim was told beside it."""
        dated = isinstance(item, Moment)
        others = {key(a) for a in firm(here) if a.start != item.start and not (dated and isinstance(a, Moment))}
        beside = {key(a) for t in tellers for p in self._ground(t, item) for a in firm(p)}
        return bool(others & {k for k in beside if k != key(item)})

    def _nearest(self, item: Item, here: Piece) -> str:
        """The last word before a figure, in its piece, that says something."""
        before = [t for t in here.words.tokens if here.start + t.start < item.start and not self._is_idle(t, here)]
        return before[-1].plain if before else ""

    def _next(self, item: Item, here: Piece) -> str:
        """The first word behind a figure, in its piece, that says something."""
        behind = [t for t in here.words.tokens if here.start + t.start >= item.end and not self._is_idle(t, here)]
        return behind[0].plain if behind else ""

    def _unclaimed(self, tellers: Sequence[Teller], claim: Words) -> bool:
        """Whether words beside the figure, where it was said, are not beside it in the claim."""
        return all(
            any(
                not self._is_idle(t, teller.piece) and not self._holds(claim, t.plain)
                for t in teller.piece.words.tokens
            )
            for teller in tellers
        )

    def _content(self, pieces: Sequence[Piece], item: Item) -> list[str]:
        """The words that say something, but for figures and for what the figure counts."""
        found = []
        for piece in pieces:
            for token in piece.words.tokens:
                place = piece.start + token.start
                own = isinstance(item, Amount) and bool(item.noun) and token.plain == plain(item.noun)
                own = own or any(a.kind == "count" and a.start <= place < a.end for a in piece.amounts)
                if not own and not self._is_idle(token, piece) and not item.start <= place < item.end:
                    found.append(token.plain)
        return found

    def _is_idle(self, token: Token, piece: Piece) -> bool:
        """Whether a word says nothing of its own, or is part of a figure, a date or the name of a length of time."""
        if token.plain in self._contrasts:
            return False
        place = piece.start + token.start
        if any(a.loose and not a.name and a.value > 1 and a.start == place for a in piece.amounts):
            return False
        if self._lexicon.is_neutral(token.plain) or not token.plain[0].isalpha() or token.plain in self._turns:
            return True
        lengths: list[Item] = [a for a in piece.amounts if a.lone or a.is_hard()]
        return any(a.start <= place < a.end for a in [*lengths, *piece.moments])
