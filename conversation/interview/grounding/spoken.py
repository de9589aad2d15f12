"""What the person told of whom and of what: each piece of their sentences with the names that it is told of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from conversation.interview.grounding.clauses import clauses
from conversation.interview.grounding.naming import Habit, is_code, is_given, is_used, marks, name_tokens
from conversation.interview.grounding.words import Words, words
from conversation.interview.languages import LanguagePack
from conversation.interview.statements.verbs import is_known
from conversation.interview.text.names import tools
from conversation.interview.text.spans import Span, sentences
from conversation.interview.text.wordforms import Token, plain, tokens

_PIECES = re.compile(r"[^,;:()\n–—]+")


@dataclass(frozen=True, eq=False)
class Unit:
    """A piece of a sentence at `start` to `end` of its text.

    `names` stand in it; `of` are those that it is told of: its own, or the nearest before and after it in its sentence,
    or carried over by a word such as "she". `place` is the sentence that it stands in, `plains` are its plain words.
    """

    place: tuple[str, int]
    start: int
    end: int
    text: str
    pack: LanguagePack
    plains: frozenset[str]
    names: frozenset[str]
    of: frozenset[str]

    @property
    def text_id(self) -> str:
        """The text that it stands in."""
        return self.place[0]

    @cached_property
    def words(self) -> Words:
        """Its words, for looking them up."""
        return words(self.text, self.pack.writing)


class Spoken:
    """The names of an interview, and what was told of each."""

    def __init__(self, texts: Iterable[tuple[str, str]], pack: LanguagePack) -> None:
        self._pack = pack
        found = [(text_id, text, tokens(text)) for text_id, text in texts]
        self.habit, named = _habit([(text, within) for _, text, within in found], pack)
        self.names = frozenset(self.habit.names)
        self.kinds = _kinds(found, self.names, pack)
        self._cuts = {text_id: [c.start for c in clauses(text, pack)] for text_id, text, _ in found}
        self.units = tuple(unit for one, names in zip(found, named, strict=True) for unit in self._units(*one, names))
        self._of: dict[str, list[Unit]] = {}
        self._sentences: dict[tuple[str, int], list[Unit]] = {}
        self._texts: dict[str, list[Unit]] = {}
        for unit in self.units:
            self._texts.setdefault(unit.text_id, []).append(unit)
            self._sentences.setdefault(unit.place, []).append(unit)
            for name in unit.of | unit.plains:
                self._of.setdefault(name, []).append(unit)

    def of(self, name: str) -> list[Unit]:
        """The pieces that are told of a name, or hold it."""
        return self._of.get(name, [])

    def sentence(self, place: tuple[str, int]) -> list[Unit]:
        """The pieces of a sentence."""
        return self._sentences.get(place, [])

    def told_of(self, name: str, claimed: Collection[str]) -> list[Unit]:
        """The pieces that tell of a name: the whole of its sentences, unless they tell of others that may stand for it,
        which are not `claimed` with it."""
        own = self.of(name)
        found: dict[int, Unit] = {id(unit): unit for unit in own}
        for place in {unit.place for unit in own}:
            units = self.sentence(place)
            if not any(self.is_rival(n, name, claimed) for u in units for n in u.names):
                found |= {id(unit): unit for unit in units}
        return list(found.values())

    def within(self, spans: Collection[tuple[str, int, int]]) -> tuple[Unit, ...]:
        """The pieces that some words of the texts lie in."""
        found = {id(u): u for i, a, b in spans for u in self._texts.get(i, ()) if a < u.end and u.start < b}
        return tuple(found.values())

    def may_stand_for(self, one: str, other: str) -> bool:
        """Whether two names can be of one kind: two persons, two places; not a person and a tool."""
        a, b = self.kinds.get(one, frozenset()), self.kinds.get(other, frozenset())
        return bool(a & b) or not ((a and b) or "code" in a | b)

    def together(self, one: str, other: str, names: Collection[str]) -> bool:
        """Whether two of some names were said in one sentence."""
        if one not in names or other not in names:
            return False
        return bool({u.place for u in self.of(one) if one in u.names} & {u.place for u in self.of(other)})

    def is_proper(self, name: str) -> bool:
        """Whether a name is no word of the dictionary that has a capital, as far as is known of it."""
        return bool(self.kinds.get(name)) or not is_known(name, self._pack.writing.lemmas)

    def is_rival(self, one: str, name: str, claimed: Collection[str]) -> bool:
        """Whether one name may stand where another does, and is none of those that are claimed."""
        return one != name and one not in claimed and self.may_stand_for(one, name)

    def _units(self, text_id: str, text: str, within: Sequence[Token], named: Sequence[Token]) -> Iterator[Unit]:
        before, fresh = frozenset[str](), False
        for number, sentence in enumerate(sentences(text)):
            there = _between(within, sentence)
            bare = list(self._pieces((text_id, number), sentence, there, _between(named, sentence)))
            every = frozenset[str]().union(*(u.names for u in bare))
            first = next((t.start for t in there if t.plain in every), sentence.end)
            carries = any(t.plain in self._carrying for t in there if t.start < first)
            carried = before if carries or (fresh and not every) else frozenset[str]()
            for unit, near in zip(bare, _nearest(bare), strict=True):
                yield replace(unit, of=near | carried)
            before, fresh = every or before, bool(every)

    @cached_property
    def _carrying(self) -> frozenset[str]:
        return frozenset(map(plain, self._pack.naming.carrying))

    def _pieces(
        self, place: tuple[str, int], sentence: Span, there: Sequence[Token], named: Sequence[Token]
    ) -> Iterator[Unit]:
        for start, end in _apart(_split(sentence, {t.start: t for t in named}), self._cuts.get(place[0], ())):
            held, own = (frozenset(t.plain for t in _between(ts, Span(start, end, ""))) for ts in (there, named))
            if held:
                text = sentence.text[start - sentence.start : end - sentence.start]
                yield Unit(place, start, end, text, self._pack, held, own, own)


def _between(within: Sequence[Token], span: Span) -> Sequence[Token]:
    """The words, in order, that begin in a span."""
    first = bisect_left(within, span.start, key=_start)
    return within[first : bisect_left(within, span.end, lo=first, key=_start)]


def _start(token: Token) -> int:
    return token.start


def _split(sentence: Span, names: dict[int, Token]) -> list[tuple[int, int]]:
    """A sentence at its commas, but not within a list of names or between a place and its land."""
    found: list[tuple[int, int]] = []
    ends = {token.end for token in names.values()}
    for match in _PIECES.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        begins = start + len(match.group()) - len(match.group().lstrip())
        if found and begins in names and found[-1][1] in ends and sentence.text[match.start() - 1] == ",":
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _apart(pieces: list[tuple[int, int]], cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pieces cut again where a clause begins in them; `cuts` are in order."""
    for start, end in pieces:
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        yield from pairwise([start, *inner, end])


def _habit(texts: list[tuple[str, Sequence[Token]]], pack: LanguagePack) -> tuple[Habit, list[list[Token]]]:
    """How a person writes names, from all that they wrote, and the names in each text."""
    small = frozenset(t.plain for _, within in texts for t in within if t.text.islower())
    begun = [s.text[:1].isupper() for text, _ in texts for s in sentences(text)]
    habit = Habit(small=small, small_names=sum(begun) * 2 < len(begun))
    first = [{t.start: t for t in name_tokens(text, within, pack, habit)} for text, within in texts]
    habit = habit._replace(names=frozenset(t.plain for named in first for t in named.values()))
    again = [
        [t for t in within if t.start in named or is_used(t, habit)]
        for (_, within), named in zip(texts, first, strict=True)
    ]
    return habit, again


def _nearest(units: list[Unit]) -> list[frozenset[str]]:
    """For each piece its names, else those of the nearest pieces before and after it that have some."""
    before, after = (_last_named(u.names for u in ordered) for ordered in (units, units[::-1]))
    return [u.names or one | other for u, one, other in zip(units, before, after[::-1], strict=True)]


def _last_named(names: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    for own in names:
        found.append(own or (found[-1] if found else own))
    return found


def _kinds(
    texts: list[tuple[str, str, tuple[Token, ...]]], names: frozenset[str], pack: LanguagePack
) -> dict[str, frozenset[str]]:
    """What each name can be of, by what stands before it wherever it was said."""
    found: dict[str, set[str]] = {}
    telling, called = marks(pack), frozenset(map(plain, pack.writing.naming))
    for _, text, within in texts:
        for mention in tools(text, pack.reading):
            for part in tokens(mention.text) if mention.sure else ():
                found.setdefault(part.plain, set()).add("tool")
        for before, token in pairwise(within):
            if token.plain in names:
                kinds = found.setdefault(token.plain, set())
                kinds |= {"person"} if before.plain in telling.person - called else set()
                kinds |= {"place"} if before.plain in telling.place else set()
        for token in within:
            if token.plain in names:
                found.setdefault(token.plain, set()).update(_by_shape(token, pack))
    return {name: frozenset(kinds) for name, kinds in found.items()}


def _by_shape(token: Token, pack: LanguagePack) -> set[str]:
    """What a name is by itself: an abbreviation, or a given name."""
    return {k for k, told in (("code", is_code(token.text)), ("person", is_given(token.plain, pack))) if told}
