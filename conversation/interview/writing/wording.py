"""A statement as a bullet or as a sentence: no talk, and in a bullet the verb in the past first and no subject."""

import re

from conversation.interview.statements import Statement
from conversation.interview.statements.cleaning import full_stop, sentence_case
from conversation.interview.statements.grammar import Grammar, whole
from conversation.interview.statements.verbs import base, past

_WORD = re.compile(r"[\w'’-]+")
_NEXT_VERB = re.compile(r"((?:,|\band\b|\bor\b|\bthen\b|&)\s+(?:then\s+)?)([a-z-]+)(?=(?:\s+([\w'’]+))?)", re.IGNORECASE)


def deed(statement: Statement, rules: Grammar) -> str:
    """What was done, without subject and full stop; the team and others keep their part."""
    text = _past(statement.body, rules)
    for pattern, write in rules.possessives:
        text = pattern.sub(write, text)
    if statement.others:
        text = rules.words.templates.with_others.format(action=text, others=_plainly(statement.others, rules))
    elif statement.actor == "we" and not whole(rules.words.team_words).search(text):
        text = rules.words.templates.with_team.format(action=text)
    return sentence_case(text)


def as_told(statement: Statement) -> str:
    """A statement in the person's own words, as a sentence."""
    return as_sentence(statement.text)


def as_sentence(text: str) -> str:
    """Text as a sentence of its own."""
    return full_stop(sentence_case(text))


def _plainly(others: str, rules: Grammar) -> str:
    for pattern, write in rules.possessives:
        others = pattern.sub(write, others)
    return others


def _past(body: str, rules: Grammar) -> str:
    first = _WORD.match(body)
    if first is None:
        return body
    verb = past(first.group(), rules.words.verb_forms)
    rest = body[first.end() :]
    if verb.casefold() != first.group().casefold():
        rest = _further_verbs(rest, rules)
    return verb + rest


def _further_verbs(rest: str, rules: Grammar) -> str:
    """Further verbs of the same subject, put in the past like the first."""
    forms, known = rules.words.verb_forms, frozenset(rules.words.conjunct_verbs)
    objects = frozenset(rules.words.before_object)

    def inflect(match: re.Match[str]) -> str:
        link, word, after = match.groups()
        lemma = base(word, forms)
        verbal = lemma and word.casefold() not in objects and word.casefold() in (lemma, _ing(word))
        if verbal and (lemma in known or (after or "").casefold() in objects):
            return f"{link}{past(word, forms)}"
        return f"{link}{word}"

    return _NEXT_VERB.sub(inflect, rest)


def _ing(word: str) -> str:
    return word.casefold() if word.casefold().endswith("ing") else ""
