"""Deeds as bullets, each with what came of it; the strongest first."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from conversation.interview.statements import Statement
from conversation.interview.statements.grammar import Grammar, whole
from conversation.interview.statements.verbs import base, is_past, past
from conversation.interview.types import DraftClaim, TopicKey
from conversation.interview.writing.wording import Wording, as_sentence

MAX_WORDS = 30
_SHORT = 4
_TELLING = 3.0
_WEAK = 3.0
_WORDS = re.compile(r"[\w'’-]+")
_WEIGHT: dict[TopicKey, int] = {"outcome": 3, "actions": 3, "responsibilities": 2, "collaboration": 1, "tools": 1}
_ABOUT_THE_JOB: frozenset[TopicKey] = frozenset({"role", "organisation", "timeframe", "scope"})


class Bullet(NamedTuple):
    """A bullet and the statements it is made of, with how much it tells; `outcome`: it tells what changed.

    `alone`: the deed without what was joined to it, should the whole not be backed.
    """

    claim: DraftClaim
    score: float
    told: tuple[Statement, ...]
    outcome: bool
    alone: DraftClaim | None = None


class Bullets:
    """Makes the bullets of one interview. `has_figure`: whether a statement holds one."""

    def __init__(self, told: tuple[Statement, ...], has_figure: Callable[[Statement], bool], wording: Wording) -> None:
        self._told, self._has_figure, self._wording = told, has_figure, wording
        self._rules: Grammar = wording.rules
        ids = list(dict.fromkeys(s.message_id for s in told))
        self._next_message = dict(pairwise(ids))

    def all(self) -> list[Bullet]:
        """All bullets in the order told; a statement stands in one only."""
        found: list[Bullet] = []
        used = 0
        for index, statement in enumerate(self._told):
            if index < used:
                continue
            if self.is_deed(statement):
                bullet = self._bullet(index)
                used = self._told.index(bullet.told[-1]) + 1
                if len(bullet.told) > 1 or not self._is_background(statement):
                    found.append(bullet)
            elif self._is_duty(statement):
                found.append(self._duty(statement))
            elif found and self.is_outcome(statement) and self.tells(statement) and self._answers(found[-1], statement):
                found[-1] = self._with_later(found[-1], statement)
        return found

    def _answers(self, bullet: Bullet, outcome: Statement) -> bool:
        """Whether an outcome opens the message after the one that ends with a deed, whose outcome was not told yet."""
        opens = outcome.message_id not in (s.message_id for s in self._told[: self._told.index(outcome)])
        follows = self._next_message.get(bullet.told[-1].message_id) == outcome.message_id
        return opens and follows and not bullet.outcome and "actions" in bullet.told[0].topics

    def _with_later(self, bullet: Bullet, outcome: Statement) -> Bullet:
        """A deed with what came of it, told in the next message; the deed alone where that is too long to read."""
        text = self._wording.with_outcome(bullet.claim.text.rstrip("."), outcome)
        told = (*bullet.told, outcome)
        if len(text.split()) > MAX_WORDS:
            return bullet
        claim = DraftClaim(text=as_sentence(text), quotes=tuple(s.quote for s in told))
        return bullet._replace(claim=claim, score=self._score(list(told)), told=told, outcome=True)

    def is_deed(self, statement: Statement) -> bool:
        """Whether a statement tells what the person, or their team, did."""
        if not (statement.deed and statement.mood == "done" and statement.actor in ("I", "we")):
            return False
        if statement.link in self._rules.words.reasons:
            return False
        words = _WORDS.findall(statement.body.casefold())
        return len(words) > 1 and not (len(words) < _SHORT and words[-1] in self._rules.words.dangling)

    def is_outcome(self, statement: Statement) -> bool:
        """Whether a statement tells what changed, with something other than the person as its subject."""
        if statement.mood != "done" or (not self._is_shared_state(statement) if statement.deed else statement.actor):
            return False
        if statement.topics:
            return "outcome" in statement.topics
        return self._has_figure(statement) and bool(self._rules.outcome.search(statement.text))

    def tells(self, statement: Statement) -> bool:
        """Whether a statement says something definite: it has a verb or a figure."""
        return self.has_verb(statement) or self._has_figure(statement)

    def stands_alone(self, statement: Statement) -> bool:
        """Whether a statement tells of a change, and can be read without what was said before it."""
        first = statement.text.split(" ", 1)[0].casefold()
        leans = first in (*self._rules.words.subjects_thing, *self._rules.words.relatives)
        return not leans and self.has_verb(statement) and bool(self._rules.outcome.search(statement.text))

    def has_verb(self, statement: Statement) -> bool:
        """Whether a statement is a sentence, not a bare phrase."""
        forms, words = self._rules.words.verb_forms, _WORDS.findall(statement.text)
        return forms == "as_said" or any(w.casefold() in self._rules.words.finite or is_past(w, forms) for w in words)

    def _is_background(self, statement: Statement) -> bool:
        """Whether a statement of the team's tells how things were, or what went wrong."""
        went_wrong = statement.actor == "we" and statement.topics == {"challenge"} and not statement.others
        return self._is_shared_state(statement) or went_wrong

    def _is_shared_state(self, statement: Statement) -> bool:
        """Whether a statement tells how things were for the team: "we had 11 falls a month"."""
        return statement.actor == "we" and self._verb(statement) in self._rules.words.state_verbs

    def _verb(self, statement: Statement) -> str:
        first = _WORDS.findall(statement.body)
        return base(first[0], self._rules.words.verb_forms) if first else ""

    def _is_duty(self, statement: Statement) -> bool:
        """Whether a statement names what the person did without a verb: "tills and shelf stacking"."""
        if statement.actor is not None or statement.deed or statement.mood != "done":
            return False
        words = _WORDS.findall(statement.text.casefold())
        finite = set(words) & {*self._rules.words.finite, *self._rules.words.dangling}
        return "responsibilities" in statement.topics and 0 < len(words) <= MAX_WORDS // 2 and not finite

    def _duty(self, statement: Statement) -> Bullet:
        text = self._wording.duty(statement)
        return Bullet(DraftClaim(text=as_sentence(text), quotes=(statement.quote,)), 1.0, (statement,), False)

    def _bullet(self, index: int) -> Bullet:
        told = [self._told[index]]
        text = self._wording.deed(told[0])
        for following in self._told[index + 1 : index + 4]:
            joined = self._joined(text, told[-1], following)
            if joined and len(joined.split()) <= MAX_WORDS:
                text = joined
                told.append(following)
            elif following.actor != "other" or following.sentence != told[0].sentence:
                break
        claim = DraftClaim(text=as_sentence(text), quotes=tuple(s.quote for s in told))
        score = self._score(told)
        alone = DraftClaim(text=as_sentence(self._wording.deed(told[0])), quotes=(told[0].quote,))
        return Bullet(claim, score, tuple(told), score >= _TELLING and self._tells_change(told), alone)

    def _joined(self, text: str, last: Statement, following: Statement) -> str:
        """A deed with what the person tied to it: what came of it, or what was done about it; "" where nothing was."""
        if following.message_id != last.message_id:
            return ""
        same = following.sentence == last.sentence
        if same and following.link in self._rules.words.reasons and following.mood in ("done", "negated"):
            return self._wording.with_reason(text, following)
        if self.is_outcome(following) and self.tells(following):
            return self._wording.with_outcome(text, following)
        together = same and following.mood == "done"
        if together and self._is_figure(following):
            return self._wording.with_figure(text, following)
        if (
            together
            and following.actor == "we"
            and last.actor == "I"
            and following.link in ("", *self._rules.words.joins)
        ):
            return self._wording.with_consequence(text, following)
        if together and self._leans(following) and self._verb(last) not in self._rules.words.job_verbs:
            return self._wording.with_next(text, following)
        return ""

    def _is_figure(self, statement: Statement) -> bool:
        """Whether a statement is a few words with a figure: "23 committees so far"."""
        few = len(statement.text.split()) <= 2 * _SHORT
        return few and statement.actor is None and not statement.deed and self._has_figure(statement)

    def _leans(self, statement: Statement) -> bool:
        """Whether a deed is done to "it" or "them", so that it cannot stand without what was said before."""
        words = _WORDS.findall(statement.body.casefold())
        return statement.deed and statement.actor in ("I", "we") and bool({*words[1:3]} & {*self._rules.words.leaning})

    def _tells_change(self, told: list[Statement]) -> bool:
        if len(told) == 1 and self._is_weak(told[0]):
            return False
        if any(self.is_outcome(s) or "outcome" in s.topics for s in told) or len(told) > 1:
            return True
        return self._has_figure(told[0]) and bool(self._rules.outcome.search(told[0].text))

    def _is_weak(self, statement: Statement) -> bool:
        """Whether the verb says little by itself."""
        words, first = self._rules.words, _WORDS.findall(statement.body)
        return bool(first) and past(first[0], words.verb_forms).casefold() in words.weak_starts

    def _score(self, told: list[Statement]) -> float:
        words = self._rules.words
        topics = frozenset[TopicKey]().union(*(s.topics for s in told))
        score = float(max((_WEIGHT.get(t, 0) for t in topics), default=1)) or 1.0
        score += 2 * any(self._has_figure(s) for s in told) + 2 * (len(told) > 1)
        score += min(len(told[0].body.split()), 10) / 10
        score -= self._is_weak(told[0]) * (_WEAK if len(told[0].body.split()) < 2 * _SHORT else _WEAK / 2)
        about_job = bool(topics & _ABOUT_THE_JOB) and self._verb(told[0]) in words.job_verbs
        return score - 4 * about_job - bool(whole(("i", "my")).search(told[0].body)) - 2 * self._leans(told[0])


def strongest(found: list[Bullet], most: int) -> list[Bullet]:
    """The bullets that tell most, strongest first, none of the weak while there are others."""
    ordered = sorted(found, key=lambda b: -b.score)
    return ([b for b in ordered if b.score > 0] or ordered)[:most]
