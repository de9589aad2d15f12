"""Deeds as bullets, each with what came of it; the strongest first."""

from typing import NamedTuple

from conversation.interview.statements import Statement
from conversation.interview.statements.grammar import Grammar, whole
from conversation.interview.statements.verbs import past
from conversation.interview.types import DraftClaim, TopicKey
from conversation.interview.writing.telling import SHORT, WORDS, Telling
from conversation.interview.writing.wording import Wording, as_sentence

MAX_WORDS = 30
_ENOUGH = 3
_WEAK = 3.0
_WEIGHT: dict[TopicKey, int] = {"outcome": 3, "actions": 3, "responsibilities": 2, "collaboration": 1, "tools": 1}
_ABOUT_THE_JOB: frozenset[TopicKey] = frozenset({"role", "organisation", "timeframe", "scope"})


class Bullet(NamedTuple):
    """A bullet and the statements it is made of, with how much it tells; `outcome`: it tells what changed;
    `figure`: it is a deed of the story with a figure.

    `alone`: the deed without what was joined to it, should the whole not be backed.
    """

    claim: DraftClaim
    score: float
    told: tuple[Statement, ...]
    outcome: bool
    alone: DraftClaim | None = None
    figure: bool = False


class Bullets:
    """Makes the bullets of one interview."""

    def __init__(self, telling: Telling, wording: Wording) -> None:
        self._telling, self._wording = telling, wording
        self._rules: Grammar = wording.rules
        self._team_told = 0

    def all(self) -> list[Bullet]:
        """All bullets in the order told; a statement stands in one only. Without a deed, what the person was."""
        return self._of_deeds() or self._of_the_role()

    def _of_the_role(self) -> list[Bullet]:
        told = self._telling.of("deed")
        claims = [(DraftClaim(text=as_sentence(self._wording.deed(s)), quotes=(s.quote,)), s) for s in told]
        return [Bullet(claim, 1.0, (s,), False) for claim, s in claims if "role" in s.topics]

    def _of_deeds(self) -> list[Bullet]:
        found: list[Bullet] = []
        told, used = self._telling.told, 0
        for index, statement in enumerate(told):
            part = self._telling.part(statement)
            if index < used:
                continue
            if found and part == "deed" and self._is_bare_result(statement) and self._answers(found[-1], statement):
                found[-1] = self._with_later(found[-1], statement)
            elif part == "deed" or (part == "learning" and self._is_lesson(statement)):
                if bullet := self._bullet(index):
                    found.append(bullet)
                    used = told.index(bullet.told[-1]) + 1
            elif part == "duty":
                found.append(self._duty(statement))
            elif found and part == "outcome" and self._answers(found[-1], statement):
                found[-1] = self._with_later(found[-1], statement)
        return found

    def _is_lesson(self, statement: Statement) -> bool:
        state = self._telling.verb(statement) in self._rules.words.state_verbs
        return statement.deed and statement.mood == "done" and not state and len(statement.body.split()) >= SHORT

    def _answers(self, bullet: Bullet, outcome: Statement) -> bool:
        """Whether an outcome opens the message after the one that ends with a deed, whose outcome was not told yet."""
        follows = self._telling.opens_next(outcome, bullet.told[-1]) and not self._telling.was_so(outcome)
        last_of_several = len(bullet.told) == 1 and self._rules.additions.search(bullet.told[0].quote)
        of_story = bullet.told[0] in self._telling.story_deeds
        return follows and not bullet.outcome and of_story and not last_of_several

    def _is_bare_result(self, statement: Statement) -> bool:
        """Whether a statement tells what came of a deed, with a verb that has no subject: "saved half an hour"."""
        return statement.implicit and self._telling.is_result(statement)

    def _with_later(self, bullet: Bullet, outcome: Statement) -> Bullet:
        """A deed with what came of it, told in the next message; the deed alone where that is too long to read."""
        text = self._wording.with_outcome(bullet.claim.text.rstrip("."), outcome)
        told = (*bullet.told, outcome)
        if len(text.split()) > MAX_WORDS:
            return bullet
        claim = DraftClaim(text=as_sentence(text), quotes=tuple(s.quote for s in told))
        return bullet._replace(claim=claim, score=self._score(list(told)), told=told, outcome=True)

    def _duty(self, statement: Statement) -> Bullet:
        text = self._wording.duty(statement)
        return Bullet(DraftClaim(text=as_sentence(text), quotes=(statement.quote,)), 1.0, (statement,), False)

    def _bullet(self, index: int) -> Bullet | None:
        """The bullet of a deed; None where its words make none, such as "was so scared"."""
        statements = self._telling.told
        told = [statements[index]]
        text = alone = self._wording.deed(told[0], self._team_told)
        if self._rules.no_bullet.match(text) or self._telling.was_going(told[0]):
            return None
        self._team_told += told[0].actor == "we"
        for following in statements[index + 1 : index + 4]:
            joined = self._joined(text, told[-1], following)
            if joined and len(joined.split()) <= MAX_WORDS:
                text = joined
                told.append(following)
            elif following.actor != "other" or following.sentence != told[0].sentence:
                break
        claim = DraftClaim(text=as_sentence(text), quotes=tuple(s.quote for s in told))
        without = DraftClaim(text=as_sentence(alone), quotes=(told[0].quote,))
        return Bullet(
            claim, self._score(told), tuple(told), self._tells_change(told), without, self._is_strong(told[0])
        )

    def _joined(self, text: str, last: Statement, following: Statement) -> str:
        """A deed with what the person tied to it: what came of it, or what was done about it; "" where nothing was."""
        if following.message_id != last.message_id:
            return ""
        same = following.sentence == last.sentence
        if same and following.link in self._rules.words.reasons and following.mood in ("done", "negated"):
            return self._wording.with_reason(text, following)
        if self._telling.part(following) == "outcome":
            return self._wording.with_outcome(text, following) if self._came_of_it(last, following) else ""
        together = same and following.mood == "done"
        if together and self._is_figure(following):
            return self._wording.with_figure(text, following)
        if (
            together
            and self._telling.part(following) == "deed"
            and following.actor == "we"
            and last.actor == "I"
            and following.link in ("", *self._rules.words.joins)
        ):
            return self._wording.with_consequence(text, following)
        if together and self._leans(following) and self._telling.verb(last) not in self._rules.words.job_verbs:
            return self._wording.with_next(text, following)
        return ""

    def _came_of_it(self, last: Statement, following: Statement) -> bool:
        """Whether an outcome is what came of a deed: it was noted as one or is bound to it, and tells no mere "was"."""
        bound = following.sentence == last.sentence or self._rules.drift.match(following.text)
        noted = "outcome" in following.topics or not following.topics
        of_others = following.actor == "other"
        return bool((bound or noted) and not of_others and not self._telling.was_so(following))

    def _is_figure(self, statement: Statement) -> bool:
        """Whether a statement is a few words with a figure: "23 committees so far"."""
        few = len(statement.text.split()) <= 2 * SHORT
        return few and statement.actor is None and not statement.deed and self._telling.has_figure(statement)

    def _leans(self, statement: Statement) -> bool:
        """Whether a deed is done to "it" or "them", so that it cannot stand without what was said before."""
        words = WORDS.findall(statement.body.casefold())
        return statement.deed and statement.actor in ("I", "we") and bool({*words[1:4]} & {*self._rules.words.leaning})

    def _tells_change(self, told: list[Statement]) -> bool:
        """Whether what came of a deed is told with it, or by its own verb."""
        if self._telling.is_result(told[0]) or any(self._telling.part(s) == "outcome" for s in told[1:]):
            return True
        changed = bool(self._rules.outcome.search(told[0].body))
        return changed and (self._telling.has_figure(told[0]) or "outcome" in told[0].topics)

    def _is_strong(self, statement: Statement) -> bool:
        """Whether a deed of the story's has a figure."""
        return self._telling.has_figure(statement) and statement in self._telling.story_deeds

    def _is_weak(self, statement: Statement) -> bool:
        """Whether the verb says little by itself."""
        words, first = self._rules.words, WORDS.findall(statement.body)
        return bool(first) and past(first[0], words.verb_forms).casefold() in words.weak_starts

    def _score(self, told: list[Statement]) -> float:
        words = self._rules.words
        topics = frozenset[TopicKey]().union(*(s.topics for s in told))
        score = float(max((_WEIGHT.get(t, 0) for t in topics), default=1)) or 1.0
        score += 2 * any(self._telling.has_figure(s) for s in told) + 2 * (len(told) > 1)
        score += min(len(told[0].body.split()), 10) / 10
        score -= self._is_weak(told[0]) * (_WEAK if len(told[0].body.split()) < 2 * SHORT else _WEAK / 2)
        about_job = bool(topics & _ABOUT_THE_JOB) and self._telling.verb(told[0]) in words.job_verbs
        framed = "timeframe" in topics and not topics & {"actions", "outcome"}
        return (
            score
            - _WEAK * framed
            - 4 * about_job
            - bool(whole(("i", "my")).search(told[0].body))
            - 2 * self._leans(told[0])
        )


def strongest(found: list[Bullet], most: int) -> list[Bullet]:
    """The bullets that tell most, strongest first, none of the weak, and nothing learned, while there are others."""
    ordered = sorted(found, key=lambda b: -b.score)
    done = [b for b in ordered if "learning" not in b.told[0].topics]
    kept = done if len(done) >= _ENOUGH else ordered
    return ([b for b in kept if b.score > 0] or kept)[:most]
