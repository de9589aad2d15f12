"""Deeds as bullets, each with what came of it; the strongest first."""

import re
from typing import NamedTuple

from conversation.interview.statements import Statement
from conversation.interview.statements.grammar import Grammar, whole
from conversation.interview.statements.verbs import base
from conversation.interview.types import DraftClaim, TopicKey
from conversation.interview.writing.wording import as_sentence, as_told, deed

MAX_WORDS = 30
_WEIGHT: dict[TopicKey, int] = {"outcome": 3, "actions": 3, "responsibilities": 2, "collaboration": 1, "tools": 1}
_ABOUT_THE_JOB: frozenset[TopicKey] = frozenset({"role", "organisation", "timeframe", "scope"})


class Bullet(NamedTuple):
    """A bullet and the statements it is made of, with how much it tells."""

    claim: DraftClaim
    score: float
    told: tuple[Statement, ...]
    outcome: bool


def bullets(told: tuple[Statement, ...], figures: frozenset[tuple[str, int]], rules: Grammar) -> list[Bullet]:
    """All bullets in the order told. `figures`: the statements, by message and start, that hold a figure."""
    found: list[Bullet] = []
    for index, statement in enumerate(told):
        if is_deed(statement, rules):
            found.append(_bullet(statement, _what_came_of(told, index, rules), figures, rules))
    return found


def strongest(found: list[Bullet], most: int) -> list[Bullet]:
    """The bullets that tell most, strongest first, none of the weak while there are others."""
    ordered = sorted(found, key=lambda b: -b.score)
    telling = [b for b in ordered if b.score > 0]
    return (telling or ordered)[:most]


def is_deed(statement: Statement, rules: Grammar) -> bool:
    """Whether a statement tells what the person, or their team, did."""
    return statement.deed and statement.mood == "done" and statement.actor in ("I", "we") and _says_enough(statement, rules)


def is_outcome(statement: Statement, rules: Grammar) -> bool:
    """Whether a statement tells what changed, with something other than the person as its subject."""
    if statement.mood != "done" or statement.actor is not None or statement.deed:
        return False
    return "outcome" in statement.topics or bool(rules.outcome.search(statement.text))


def _says_enough(statement: Statement, rules: Grammar) -> bool:
    words = re.findall(r"[\w'’-]+", statement.body.casefold())
    return len(words) >= 2 and not (len(words) <= 3 and words[-1] in rules.words.dangling)


def _what_came_of(told: tuple[Statement, ...], index: int, rules: Grammar) -> tuple[Statement, ...]:
    """The outcome told right after a deed, in the same message."""
    following = told[index + 1 : index + 2]
    return tuple(s for s in following if s.message_id == told[index].message_id and is_outcome(s, rules))


def _bullet(statement: Statement, came: tuple[Statement, ...], figures: frozenset[tuple[str, int]], rules: Grammar) -> Bullet:
    action = deed(statement, rules)
    text, told = action, (statement,)
    for outcome in came:
        joined = _joined(action, outcome, rules)
        if len(joined.split()) <= MAX_WORDS:
            text, told = joined, (statement, outcome)
    claim = DraftClaim(text=as_sentence(text), quotes=tuple(s.quote for s in told))
    return Bullet(claim, _score(told, figures, rules), told, len(told) > 1 or _changed(statement, figures, rules))


def _joined(action: str, outcome: Statement, rules: Grammar) -> str:
    if outcome.text.casefold().startswith("which "):
        return f"{action}, {outcome.text}"
    return rules.words.templates.joined.format(action=action, outcome=_lower(outcome.text))


def _lower(text: str) -> str:
    """A sentence's start as it stands after a semicolon: lower case, unless it is a name or "I"."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() and first.casefold() in _PLAIN_STARTS else text


_PLAIN_STARTS = frozenset("it that this which the these those sales complaints waste they there".split())


def _changed(statement: Statement, figures: frozenset[tuple[str, int]], rules: Grammar) -> bool:
    return "outcome" in statement.topics or (_has_figure(statement, figures) and bool(rules.outcome.search(statement.text)))


def _has_figure(statement: Statement, figures: frozenset[tuple[str, int]]) -> bool:
    return (statement.message_id, statement.start) in figures


def _score(told: tuple[Statement, ...], figures: frozenset[tuple[str, int]], rules: Grammar) -> float:
    topics = frozenset[TopicKey]().union(*(s.topics for s in told))
    first = told[0].body.split(" ", 1)[0].casefold()
    score = float(max((_WEIGHT.get(t, 0) for t in topics), default=0))
    score += 2 * any(_has_figure(s, figures) for s in told) + 2 * (len(told) > 1)
    score += min(len(told[0].body.split()), 10) / 10 - 4 * (first in rules.words.weak_starts)
    about_job = bool(topics & _ABOUT_THE_JOB) and base(first, rules.words.verb_forms) in rules.words.job_verbs
    return score - 4 * about_job - bool(whole(("i", "my")).search(told[0].body))
