"""Whether a thing that the person spoke of came about for them: not wished, offered, planned, denied or another's."""

import re
from collections.abc import Iterable
from itertools import pairwise

from conversation.interview.grounding.case import Case, Told
from conversation.interview.grounding.words import Words
from conversation.interview.languages import LanguagePack
from conversation.interview.statements.grammar import grammar
from conversation.interview.text.wordforms import Token, lemma, plain

_UNREAL = ("planned", "hedged")
_REACH = 24
_DENIAL = 3


def came_about(told: Told, pack: LanguagePack, word: str) -> bool:
    """Whether a statement tells of a word as what was so: not as wished, offered, asked for or denied."""
    if told.statement.mood in _UNREAL:
        return False
    text = _side(told, pack, word)
    if holds_any(text, pack.naming.unheld) or _is_undone(told, pack, word):
        return False
    rules, before = grammar(pack), _before(told, word)
    refused = {plain(w) for w in (*pack.writing.negations, *pack.writing.none_words)}
    if any(a.plain == word and b.plain in refused and close(told, a, b) for a, b in pairwise(told.words.tokens)):
        return False
    return not (rules.negation.search(before) or rules.none.search(before) or rules.planned.search(before))


def is_of_others(told: Told, pack: LanguagePack) -> bool:
    """Whether a statement tells of someone else, and not of the person with them."""
    return told.statement.actor == "other" and not holds_any(told.words.line, pack.naming.own_objects)


def persons_in(case: Case, told: Words) -> set[str]:
    """The names in some words that can be other persons': not of a place, a tool or the own employer, not claimed."""
    if case.spoken is None:
        return set()
    kinds = case.spoken.kinds
    named = (told.plains & case.spoken.names) - case.frame - case.claim.plains
    return {name for name in named if case.spoken.is_proper(name) and not kinds.get(name, frozenset()) - {"person"}}


def tellers(case: Case, word: str) -> list[Told]:
    """The statements around the quotes in which a word stands, in this or another form of it."""
    found = form(case, word)
    return [t for t in case.around if word in t.words.plains or found in t.words.lemmas]


def form(case: Case, word: str) -> str:
    """The dictionary form of a word of a claim."""
    return lemma(word, case.lexicon.listed.lemmas) if word else word


def holds_any(text: Words | str, phrases: Iterable[str]) -> bool:
    """Whether one of some phrases stands in a text, or in its plain words on one line."""
    line = text if isinstance(text, str) else text.line
    return any(f" {phrase} " in line for phrase in phrases)


def close(told: Told, one: Token, other: Token) -> bool:
    """Whether one word of a statement follows another without a pause."""
    return told.words.text[one.end : other.start].strip() in ("", "(")


def _side(told: Told, pack: LanguagePack, word: str) -> str:
    """The plain words of a statement up to, or from, a word such as "but", whichever side the other word is on."""
    sides = _sides(told, pack)
    return next((f"{side} " for side in sides if f" {word} " in f"{side} "), told.words.line)


def _is_undone(told: Told, pack: LanguagePack, word: str) -> bool:
    """Whether a few words after "but" deny what a statement tells: "I started it but never finished"."""
    sides = _sides(told, pack)
    at = next((i for i, side in enumerate(sides) if f" {word} " in f"{side} "), len(sides))
    denials = {plain(w) for w in (*pack.writing.negations, *pack.writing.none_words)}
    after = sides[at + 1].split() if at + 1 < len(sides) else []
    return len(after) <= _DENIAL and not denials.isdisjoint(after)


def _sides(told: Told, pack: LanguagePack) -> list[str]:
    return re.split(rf" (?:{'|'.join(map(re.escape, pack.naming.but)) or '(?!)'})(?= )", told.words.line)


def _before(told: Told, word: str) -> str:
    """The text just before a word of a statement."""
    at = next((t.start for t in told.words.tokens if t.plain == word), 0)
    return told.words.text[max(0, at - _REACH) : at]
