"""Whether a figure of a claim was told: the same value, in the same unit, of the same thing."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from math import isclose
from typing import NamedTuple

from conversation.interview.grounding.amounts import SHARE, Amount
from conversation.interview.grounding.backward import points_back
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.pieces import Hearing
from conversation.interview.grounding.words import Words, lexicon, together, words
from conversation.interview.languages import LanguagePack
from conversation.interview.text.passage import passage_of
from conversation.interview.text.wordforms import lemma, plain, tokens

_PERSON = "person"
_SCORES = frozenset({"point", "star"})
_REACH = 36
_BEFORE, _BESIDE = 20, 40
_APART = 6


class Basis(NamedTuple):
    """The quotes of a claim, how to come by all that the person said, and what was found elsewhere for plain words."""

    quotes: Sequence[Telling]
    all: Callable[[], Sequence[Hearing]]
    further: Sequence[Telling] = ()


class Counting:
    """Compares the figures of a claim with those of its quotes."""

    def __init__(self, claim: Hearing, told: Basis, target: LanguagePack, pack: LanguagePack) -> None:
        self._claim = claim
        self._told = told.quotes
        self._all = told.all
        self._target, self._pack = target, pack
        self._lexicon = lexicon(target)
        self._vague = frozenset((*target.reading.figures.vague_nouns, *pack.reading.figures.vague_nouns))
        self._people = frozenset((*target.reading.figures.people, *pack.reading.figures.people, _PERSON))

    def is_told(self, claimed: Amount) -> bool:
        """Whether some quote tells a figure."""
        return bool(self.tellers(claimed)) or self._shared(claimed) or self._listed(claimed)

    def tellers(self, claimed: Amount) -> list[tuple[Telling, Amount]]:
        """The figures that tell a claimed one, each with its quote."""
        found = [(t, said) for t in self._told for said in t.amounts if self._tells(claimed, said, t)]
        return found or [(t, said) for t in self._told for said in t.amounts if self._told_elsewhere(claimed, said)]

    def of_share(self, claimed: Amount) -> list[tuple[Telling, Amount]]:
        """The figures that tell the second number of a claimed share: the 40 of "one of 40"."""
        ends = [a for a in self._claim.amounts if a.loose and claimed.start <= a.start < claimed.end]
        if claimed.kind != "percent" or len(ends) < 2:
            return []
        return [(t, a) for t in self._told for a in t.amounts if a.value == ends[-1].value and not a.is_hard()]

    @cached_property
    def _words(self) -> Words:
        """The words of the pieces that the quotes lie in, without pronouns and the like: "them" counts nothing."""
        stops, said = frozenset(self._pack.reading.phrases.stops), []
        for piece in (piece for t in self._told for piece in t.pieces()):
            told = " ".join(token.text for token in piece.words.tokens if token.plain not in stops)
            said.append(words(told, self._pack.writing))
        return together(tuple(said))

    @cached_property
    def _claimed_words(self) -> Words:
        return words(self._claim.text, self._target.writing)

    def _told_elsewhere(self, claimed: Amount, said: Amount) -> bool:
        """Whether a bare number is told with its noun or unit elsewhere: "those eleven" of "eleven accounts"."""
        if said.is_hard() or said.noun or said.loose or said.value != (claimed.number or claimed.value):
            return False
        same = (a for h in self._all() for a in h.amounts if not a.loose and a.value == claimed.value)
        if claimed.is_hard():
            return any(a.unit == claimed.unit for a in same)
        return any(a.noun and any(self._same(w, a.noun) for w in self._phrase(claimed)) for a in same)

    def _listed(self, claimed: Amount) -> bool:
        """Whether a claim counts what it lists itself behind a colon."""
        ands = "|".join(map(re.escape, self._target.reading.phrases.ands))
        head, colon, rest = self._claim.text[claimed.end :].partition(":")
        items = re.split(rf",|;|(?<!\w)(?:{ands})(?!\w)", rest.split(". ")[0])
        return bool(colon) and not claimed.is_hard() and "." not in head and claimed.value == sum(map(bool, items))

    def _shared(self, claimed: Amount) -> bool:
        """Whether both numbers of a share are told: "24 of 27"."""
        if claimed.kind != "percent":
            return False
        ends = [a.value for a in self._claim.amounts if a.loose and claimed.start <= a.start < claimed.end]
        values = {a.value for t in self._told for a in t.amounts if not a.is_hard()}
        return len(ends) > 1 and all(value in values or value == 1 for value in ends)

    def _tells(self, claimed: Amount, said: Amount, telling: Telling) -> bool:
        if claimed.is_hard() == said.is_hard():
            spoken = claimed.kind == "percent" and not any(char.isdigit() for char in claimed.text)
            alike = isclose(claimed.value, said.value, rel_tol=1e-4 if spoken else 1e-9)
        else:
            alike = isclose(claimed.number or claimed.value, said.number or said.value, rel_tol=1e-9)
        if not alike:
            return False
        if claimed.is_hard():
            return self._measures(claimed, said, telling)
        return self._counts(claimed, said, telling)

    def _measures(self, claimed: Amount, said: Amount, telling: Telling) -> bool:
        """Whether a figure with a unit is said with that unit, or with the unit left to its neighbour."""
        if said.is_hard():
            several = claimed.kind == said.kind == "times" and not self._pack.reading.figures.frequencies
            money = claimed.kind == said.kind == "money" and "" in (claimed.unit, said.unit)
            return claimed.unit == said.unit or money or several or (claimed.unit, said.unit) == ("fold", "times")
        if claimed.unit in ("times", *_SCORES):
            return not said.loose or said.name == SHARE
        if said.noun and said.noun not in self._vague:
            return False
        return not said.loose and self._elided(claimed, said, telling)

    def _elided(self, claimed: Amount, said: Amount, telling: Telling) -> bool:
        """Whether a bare number follows one of the unit in its sentence ("two days a house, and we took three")."""
        if self._is_some(said, telling):
            return False
        here = telling.hearing.at(said.start)
        beside = telling.hearing.sentence(here.sentence) if here else ()
        if here and points_back(telling.hearing, here, self._pack, said.start):
            beside = (*telling.hearing.sentence(here.sentence - 1), *beside)
        near = [a for piece in beside for a in piece.amounts if not a.loose]
        opener = self._before(said, telling)
        if opener in self._pack.reading.figures.set_at:
            near = [a for a in near if self._before(a, telling) == opener]
            return any(_of_unit(a, claimed) and a.start <= said.start for a in near)
        if any(_of_unit(a, claimed) and (a.start <= said.start or claimed.kind != "duration") for a in near):
            return True
        if claimed.kind == "duration":
            return False
        reached = [t for t in self._told if t.hearing is not telling.hearing]
        return any(_of_unit(a, claimed) and not a.lone for t in (*reached, telling) for a in t.hearing.amounts)

    def _is_some(self, said: Amount, telling: Telling) -> bool:
        """Whether a bare number counts some of those named: "six of them"."""
        passage = passage_of(telling.hearing.text, self._pack.reading)
        at = passage.word_at(said.end)
        return at < len(passage.words) and passage.words[at].norm in self._pack.reading.numbers.out_of

    def _before(self, said: Amount, telling: Telling) -> str:
        passage = passage_of(telling.hearing.text, self._pack.reading)
        at = passage.word_at(said.start)
        return passage.words[at - 1].norm if at else ""

    def _counts(self, claimed: Amount, said: Amount, telling: Telling) -> bool:
        """Whether a count or a bare number is said of the same thing."""
        if said.is_hard():
            return self._unit_shown(claimed, said)
        if not claimed.noun:
            return not said.noun or self._is_general(said.noun) or self._in_claim(said.noun)
        if said.name == SHARE:
            return any(self._lexicon.backs(w, self._words) for w in self._phrase(claimed))
        if said.loose:
            return self._right_behind(claimed, said, telling)
        if not said.noun:
            if self._counted_behind(claimed, said, telling):
                return False
            some = claimed.noun in self._people and self._is_some(said, telling)
            return claimed.noun in (_PERSON, *self._vague) or some or self._backed(claimed)
        return self._same_thing(claimed, said, telling)

    def _unit_shown(self, claimed: Amount, said: Amount) -> bool:
        """Whether a count stands for a figure with a unit: "six falls" for "fell six times", "from 7 to 2.4 s"."""
        if said.kind == "times" or said.unit in _SCORES:
            return not claimed.noun or said.kind != "times" or self._backed(claimed)
        here = (a for a in self._claim.amounts if (a.name or a.unit) == (said.name or said.unit))
        return not claimed.noun and any(True for _ in here)

    def _same_thing(self, claimed: Amount, said: Amount, telling: Telling) -> bool:
        if claimed.noun == _PERSON:
            return said.noun in self._people
        if claimed.noun in self._vague or self._is_form(claimed.noun, said.noun):
            return True
        if self._counted_else(claimed, said):
            return False
        if self._same(claimed.noun, said.noun):
            return True
        if self._is_general(said.noun):
            if claimed.noun in self._people and said.noun not in self._people - {_PERSON, "persons", "personen"}:
                return True
            if self._backed(claimed) and said.noun in self._vague:
                return True
        phrase = list(self._phrase(claimed))
        near = self._beside(said, telling)
        forms = [(w, lemma(w, self._target.writing.lemmas)) for w in phrase]
        return any(self._same(w, said.noun) for w in phrase) or any(
            w in near.plains or form in near.lemmas for w, form in forms
        )

    def _beside(self, said: Amount, telling: Telling) -> Words:
        """The words just before and behind a figure, in its sentence."""
        hearing = telling.hearing
        here = hearing.at(said.start)
        beside = hearing.sentence(here.sentence) if here else ()
        start, end = (beside[0].start, beside[-1].end) if beside else (said.start, said.end)
        others = [a for a in hearing.amounts if not a.lone and not a.loose]
        start = max([start, said.start - _BEFORE, *(a.end for a in others if a.end <= said.start)])
        end = min([end, said.end + _BESIDE, *(a.start for a in others if a.start >= said.end)])
        return words(f"{hearing.text[start : said.start]}\n{hearing.text[said.end : end]}", self._pack.writing)

    def _is_general(self, noun: str) -> bool:
        return noun in self._vague or noun in self._people

    def _counted_else(self, claimed: Amount, said: Amount) -> bool:
        """Whether the claimed noun has a number of its own in the quotes, perhaps "23 of them" behind it."""
        for t in self._told:
            for other in t.amounts:
                if other.is_hard() or other.lone or other.value in (said.value, 1):
                    continue
                if self._same(claimed.noun, other.noun) if other.noun else self._near(claimed, other, t):
                    return True
        return False

    def _counted_behind(self, claimed: Amount, said: Amount, telling: Telling) -> bool:
        """Whether the claimed noun first comes behind a bare number, with its own: "we are 22, six of them new"."""
        text, noun = telling.hearing.text, claimed.noun
        behind = (a for a in telling.hearing.amounts if a.start >= said.end + _APART and a.noun)
        ahead = words(text[: said.start], self._pack.writing)
        return any(self._same(noun, a.noun) for a in behind) and not self._lexicon.backs(plain(noun), ahead)

    def _near(self, claimed: Amount, said: Amount, telling: Telling) -> bool:
        """Whether the claimed noun stands beside a bare number."""
        here = telling.hearing.at(said.start)
        ground = telling.hearing.ground(here) if here else ()
        form = lemma(plain(claimed.noun), self._target.writing.lemmas)
        return any(form in piece.words.lemmas for piece in ground)

    def _phrase(self, claimed: Amount) -> Iterator[str]:
        """The words that a claim puts between a number and the end of what it counts."""
        for token in tokens(claimed.text):
            if token.plain.isalpha() and not self._lexicon.is_neutral(token.plain):
                yield token.plain

    def _is_form(self, one: str, other: str) -> bool:
        """Whether two nouns are forms of one word."""
        listed = self._target.writing.lemmas
        return lemma(plain(one), listed) == lemma(plain(other), listed)

    def _same(self, one: str, other: str) -> bool:
        return one == other or self._lexicon.backs(plain(one), words(other, self._pack.writing))

    def _backed(self, claimed: Amount) -> bool:
        """Whether the counted noun stands where the quotes lie."""
        return self._lexicon.backs(plain(claimed.noun), self._words)

    def _in_claim(self, noun: str) -> bool:
        return self._lexicon.backs(plain(noun), self._claimed_words)

    def _right_behind(self, claimed: Amount, said: Amount, telling: Telling) -> bool:
        hearing = telling.hearing
        others = (a.start for a in hearing.amounts if not a.lone and a.start >= said.end)
        behind = hearing.text[said.end : min([said.end + _REACH, *others])]
        return self._lexicon.backs(plain(claimed.noun), words(behind, self._pack.writing))


def _of_unit(said: Amount, claimed: Amount) -> bool:
    return (said.name or said.unit) == (claimed.name or claimed.unit)
