"""A statement as a bullet: verb in the past first, no subject, no talk."""

import re

from conversation.interview.writing.cleaning import full_stop, sentence_case
from conversation.interview.writing.grammar import Grammar
from conversation.interview.writing.statements import Statement
from conversation.interview.writing.verbs import base, past

_WORD = re.compile(r"[\w'’-]+")


def bullet(statement: Statement, rules: Grammar) -> str:
    """The deed of a statement, without full stop; the team keeps its part."""
    text = _past(statement.body, rules)
    for pattern, write in rules.possessives:
        text = pattern.sub(write, text)
    if statement.actor == "we" and not holds_any(text, rules.words.team_words):
        text = rules.words.templates.with_team.format(action=text)
    return sentence_case(text)


def as_sentence(text: str) -> str:
    """Text as a sentence of its own."""
    return full_stop(sentence_case(text))


def holds_any(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of some phrases stands in a text as whole words."""
    return any(re.search(rf"(?<!\w){re.escape(p)}(?!\w)", text, re.IGNORECASE) for p in phrases)


def _past(body: str, rules: Grammar) -> str:
    first = _WORD.match(body)
    if first is None:
        return body
    forms = rules.words.verb_forms
    verb = past(first.group(), forms)
    rest = body[first.end() :]
    if verb.casefold() != first.group().casefold():
        rest = _conjuncts(rest, rules)
    return verb + rest


def _conjuncts(rest: str, rules: Grammar) -> str:
    """Further verbs of the same subject, put in the past like the first."""
    forms, known = rules.words.verb_forms, frozenset(rules.words.conjunct_verbs)
    objects = frozenset(rules.words.before_object)

    def inflect(match: re.Match[str]) -> str:
        word, after = match.group(2), match.group(3) or ""
        lemma = base(word, forms)
        if lemma and (lemma in known or after.strip().casefold() in objects) and word.casefold() not in objects:
            return match.group(1) + past(word, forms)
        return match.group(1) + word

    return re.sub(r"((?:,|\band|\bor|\bthen|&)\s+(?:then\s+)?)([a-z-]+)(?=(\s+[\w'’]+)?)", inflect, rest)
