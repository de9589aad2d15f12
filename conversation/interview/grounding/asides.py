"""What was denied or wished only in passing: the trouble of others that the person then dealt with."""

import re
from itertools import takewhile

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.rules import Rules, telling_rules
from conversation.interview.grounding.words import Words, words
from conversation.interview.text.wordforms import Token

_PREDICATE = 3
_NEAR = 1


def voices(case: Case, part: Clause, told: Clause) -> bool:
    """Whether a clause of a claim tells a denial in a word of its own: "punctual" for "never late"."""
    rules = telling_rules(case.pack.writing)
    bare = words(rules.negators.sub(" ", told.words.text), case.pack.writing)
    return any(case.lexicon.backs(w, told.words) and not case.lexicon.backs(w, bare) for w in _content(case, part))


def is_aside(case: Case, part: Clause, told: Clause) -> bool:
    """Whether a denial is of what others did, and a clause of a claim tells what the person did then, and not that.

    "The patients could not come down so I took a trolley up": there are patients, and they did not come down.
    """
    rules = telling_rules(case.pack.writing)
    found = list(rules.negators.finditer(told.words.text))
    if not found or any(rules.adnominal.fullmatch(m.group()) for m in found):
        return False
    if not _of_others(told, found[0].start(), case):
        return False
    denied = [t for m in found for t in _predicate(case, told.words, m, rules)]
    return not _tells_any(case, part, denied) and _answers(case, part, told)


def is_wish(case: Case, part: Clause, told: Clause) -> bool:
    """Whether a wish is of others, and a clause of a claim tells what the person did then, and not that."""
    rules = telling_rules(case.pack.writing)
    found = rules.planned.search(told.words.text)
    if found is None or not _of_others(told, found.start(), case):
        return False
    return not _tells_any(case, part, _ahead(case, told.words, found.end())) and _answers(case, part, told)


def _of_others(told: Clause, start: int, case: Case) -> bool:
    """Whether someone or something else is the subject: a noun that stands before the denial or the wish."""
    if told.who in ("I", "we") and not told.carried:
        return False
    before = (t.plain for t in told.words.tokens if t.end <= start)
    return told.who == "other" or any(not case.lexicon.is_neutral(p) for p in before)


def _predicate(case: Case, said: Words, found: re.Match[str], rules: Rules) -> list[Token]:
    """What is denied first of all: the words next to a denial."""
    behind = rules.behind.fullmatch(found.group())
    before = [t for t in said.tokens if t.end <= found.start()][-_NEAR:] if behind else []
    return [*_ahead(case, said, found.end()), *before]


def _ahead(case: Case, said: Words, at: int) -> list[Token]:
    """The few words from a place on, up to an article: "learn to swim", "read" of "read our mails"."""
    phrases = case.pack.reading.phrases
    limits = (*phrases.articles, *phrases.possessives)
    ahead = [t for t in said.tokens if t.start >= at][:_PREDICATE]
    return list(takewhile(lambda t: t.plain not in limits, ahead))


def _tells_any(case: Case, part: Clause, near: list[Token]) -> bool:
    """Whether a clause of a claim says one of some words in its own way."""
    same = case.lexicon.same
    return any(same(word, t.plain) or same(t.plain, word) for word in _content(case, part) for t in near)


def _answers(case: Case, part: Clause, told: Clause) -> bool:
    """Whether a clause of a claim tells of what the person did, by the same sentence or the next."""
    rules = telling_rules(case.pack.writing)
    source, at = told.sentence
    own = [
        c
        for c in case.told
        if c.who in ("I", "we")
        and not c.unreal
        and c.sentence in ((source, at), (source, at + 1))
        and rules.negators.search(c.words.text) is None
    ]
    return any(case.lexicon.backs(w, c.words) for w in _content(case, part) for c in own)


def _content(case: Case, part: Clause) -> list[str]:
    """The words of a clause that say something."""
    plains = dict.fromkeys(t.plain for t in part.words.tokens if t.plain.isalpha())
    return [word for word in plains if not case.lexicon.is_neutral(word)]
