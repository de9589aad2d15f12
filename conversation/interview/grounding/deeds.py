"""The deeds of a claim: each verb for what the person did, with the clauses about it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.rules import Rules, telling_rules
from conversation.interview.statements.verbs import base, is_past
from conversation.interview.text.wordforms import plain

_BULLET = 3


class Deed(NamedTuple):
    """What a claim says that the person did: the verb, "" as the `word` for it where that says nothing, and the clauses
    about it."""

    verb: str
    word: str
    parts: list[Clause]


def deeds(case: Case) -> Iterator[Deed]:
    """The deeds of a claim, each with the clauses that follow it and have no subject and no deed of their own."""
    rules, deed = telling_rules(case.target.writing), None
    for part in case.claims:
        found = None if part.joined else _deed(case, part, rules, may_begin=bool(deed) or not part.start)
        if found is not None:
            if deed:
                yield deed
            deed = Deed(found, "" if case.lexicon.is_neutral(found) else found, [part])
        elif deed and part.who == deed.parts[0].who and rules.linked.match(part.words.text):
            deed.parts.append(part)
    if deed:
        yield deed


def _deed(case: Case, part: Clause, rules: Rules, *, may_begin: bool) -> str | None:
    """The verb for what the person did in a clause of a claim; None where they did nothing there."""
    text = part.words.text
    if (passive := rules.passive.search(text)) and not part.start:
        return plain(passive["deed"])
    subject = rules.own.search(text)
    found = rules.own_deed.search(text) if may_begin or part.who == "I" else None
    if part.who not in ("I", None) or not (found or (subject and part.who == "I") or _is_bullet(case, part)):
        return None
    start = max(found.span(g)[0] for g in found.groupdict()) if found else _after(subject) if subject else 0
    plains = [t.plain for t in part.words.tokens if t.start >= start and t.plain.isalpha()]
    while len(plains) > 1 and plains[0] in case.target.naming.own_objects:
        plains.pop(0)
    return plains[0] if plains else ""


def _after(subject: re.Match[str]) -> int:
    """Where a verb stands that has this subject: the same word, in a language whose verbs tell who acts."""
    verb = subject.start("verb") if "verb" in subject.re.groupindex else -1
    return verb if verb >= 0 else subject.end()


def _is_bullet(case: Case, part: Clause) -> bool:
    """Whether a claim begins with a verb: in the past, or its bare form before an object."""
    plains, listed = [t.plain for t in part.words.tokens], case.target.writing
    if part.start or len(plains) < _BULLET:
        return False
    if is_past(plains[0], listed.verb_forms):
        return True
    before_object = plains[1] in listed.before_object or plains[1].endswith("s") or "-" in part.words.text
    return base(plains[0], listed.verb_forms) == plains[0] and before_object
