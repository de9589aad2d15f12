"""Names and what is told of them were told together: a clause is not pieced together from what was told of two."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from conversation.interview.grounding.actors import subject_words
from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.naming import is_code, marks, name_runs, name_tokens
from conversation.interview.grounding.rules import telling_rules
from conversation.interview.grounding.spoken import Spoken, Unit
from conversation.interview.grounding.standing import holds_any
from conversation.interview.grounding.words import Words
from conversation.interview.text.spans import sentences
from conversation.interview.text.wordforms import Token

_NEAR = 3


def misplaced(case: Case) -> str:
    """The first name of a claim that stands with words or a name told of another like it; "" if none."""
    spoken = case.spoken
    if spoken is None or not spoken.names:
        return ""
    claimed = {t.plain for t in name_tokens(case.claim.text, case.claim.tokens, case.target, spoken.habit)}
    passed_over = claimed | marks(case.target).person
    found = _Claimed(case, spoken, claimed)
    for clause in case.claims:
        telling = [
            t.plain for t in clause.words.tokens if t.plain not in passed_over and not case.lexicon.is_neutral(t.plain)
        ]
        for run in name_runs(clause.words, case.target, spoken.habit):
            if found.is_of_others(run, clause) or any(found.is_moved(run, word) for word in telling):
                return run[0].text
    return found.parted() or _stretched(case, spoken)


def _stretched(case: Case, spoken: Spoken) -> str:
    """The first word that a claim writes as part of a name, and that was not said close to it: "Larkin Pumps Ltd"."""
    if case.target.writing.capitalised_nouns:
        return ""
    for one, other in pairwise(case.claim.tokens):
        joined = case.claim.text[one.end : other.start] == " " and one.text[0].isupper() and other.text[0].isupper()
        is_more = joined and one.plain in spoken.names and other.plain not in spoken.names
        if is_more and not _was_close(spoken, one.plain, other.plain):
            return other.text
    return ""


def _was_close(spoken: Spoken, name: str, word: str) -> bool:
    """Whether a word was said within a few words of a name."""
    for unit in spoken.of(name):
        line = [t.plain for t in unit.words.tokens]
        places = (at for at, plain in enumerate(line) if plain == name)
        if any(word in line[max(0, at - _NEAR) : at + 1 + _NEAR] for at in places):
            return True
    return False


class _Claimed:
    """The names of one claim beside what was told of names."""

    def __init__(self, case: Case, spoken: Spoken, claimed: set[str]) -> None:
        self._case, self._spoken, self._claimed = case, spoken, claimed
        self._quoted = [u for place in dict.fromkeys(u.place for u in case.units) for u in spoken.sentence(place)]
        self._telling: dict[str, list[Unit]] = {}

    def is_moved(self, run: Sequence[Token], word: str) -> bool:
        """Whether a word was told of others that may stand where a name does, and never of it."""
        telling, own = self._tellers(word), {id(u) for u in self._own(run)}
        if not telling or not own or any(id(u) in own for u in telling):
            return False
        return all(self._has_rival(run, u.names or u.of) for u in telling)

    def is_of_others(self, run: Sequence[Token], clause: Clause) -> bool:
        """Whether a tool is claimed of the person that only others, who are not claimed, were told to use."""
        spoken, plains = self._spoken, [t.plain for t in run]
        if clause.who == "other" or not any("tool" in spoken.kinds.get(n, ()) for n in plains):
            return False
        told = [c for c in self._case.told if any(n in c.words.plains for n in plains)]
        return bool(told) and all(self._is_anothers(c) for c in told)

    def _is_anothers(self, told: Clause) -> bool:
        others = subject_words(told.words.text, telling_rules(self._case.pack.writing))
        own = holds_any(told.words, self._case.pack.naming.own_words)
        return told.who == "other" and not own and others.isdisjoint(self._case.claim.plains)

    def parted(self) -> str:
        """The first name of a claim next to one with which it was never told, although others like it were."""
        for sentence in sentences(self._case.claim.text):
            tokens = tuple(t for t in self._case.claim.tokens if sentence.start <= t.start < sentence.end)
            within: Words = self._case.claim._replace(tokens=tokens)
            for one, other in pairwise(name_runs(within, self._case.target, self._spoken.habit)):
                if self._is_parted(one, other) or self._is_parted(other, one):
                    return other[0].text
        return ""

    def _is_parted(self, one: Sequence[Token], other: Sequence[Token]) -> bool:
        """Whether all that tells of one name tells of a rival of the other, and not of that."""
        if any(is_code(t.text) for t in (*one, *other)):
            return False
        told = [u for u in self._own(one) if any(t.plain in u.plains for t in one)]
        mine = {id(u) for u in self._own(other)}
        if not told or not mine or any(id(u) in mine for u in told):
            return False
        told = told if not any(t.plain in self._case.frame for t in (*one, *other)) else self._near(told)
        return bool(told) and all(self._has_rival(other, u.names) for u in told)

    def _near(self, units: list[Unit]) -> list[Unit]:
        """Those of some pieces that are quoted."""
        quoted = {id(u) for u in self._quoted}
        return [u for u in units if id(u) in quoted]

    def _tellers(self, word: str) -> list[Unit]:
        if word not in self._telling:
            self._telling[word] = [u for u in self._quoted if self._case.lexicon.backs(word, u.words)]
        return self._telling[word]

    def _own(self, run: Sequence[Token]) -> list[Unit]:
        """The pieces told of all words of a name, or of the one of them that fewest tell of."""
        each = [self._spoken.of(t.plain) for t in run if self._spoken.of(t.plain)]
        if not each:
            return []
        fewest = min(each, key=len)
        whole = [u for u in fewest if all(id(u) in {id(o) for o in units} for units in each)]
        return whole or fewest

    def _has_rival(self, run: Sequence[Token], names: Iterator[str] | frozenset[str]) -> bool:
        """Whether one of some names may stand where the name does, and is not claimed."""
        proper = self._spoken.is_proper
        if not any(proper(t.plain) for t in run):
            return False
        rivals = [n for n in names if proper(n) and n not in self._claimed]
        if any(t.plain in self._case.frame for t in run) or any(is_code(t.text) for t in run):
            kinds = {"code", "tool"} if any(is_code(t.text) for t in run) else {"place"}
            rivals = [n for n in rivals if self._spoken.kinds.get(n, frozenset()) & kinds]
        return any(all(self._spoken.may_stand_for(n, t.plain) for t in run) for n in rivals)
