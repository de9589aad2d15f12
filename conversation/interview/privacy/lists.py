"""One language's lists of names and of what stands around them, made ready."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from conversation.interview.languages import available, pack_for
from conversation.interview.languages.privacy_words import Persons
from conversation.interview.privacy.words import bare
from conversation.interview.statements.grammar import any_of
from conversation.interview.statements.verbs import is_known

_SHORTEST = 4


class Lists(NamedTuple):
    """One language's lists, made ready."""

    words: Persons
    given: frozenset[str]
    small: frozenset[str]
    unsure: frozenset[str]
    months: frozenset[str]
    neutral: frozenset[str]
    nouns: bool
    lemmas: str


@cache
def _all_given() -> frozenset[str]:
    return frozenset(bare(name) for code in available() for name in pack_for(code).writing.privacy.persons.given)


@lru_cache(maxsize=16)
def lists(code: str) -> Lists:
    """The lists of a pack. A given name of any language is one in all, but where it is also something else."""
    pack = pack_for(code)
    persons, lemmas = pack.writing.privacy.persons, pack.writing.lemmas
    own = frozenset(bare(name) for name in persons.given)
    words = frozenset(name for name in _all_given() - own if is_known(name, lemmas))
    unsure = frozenset(bare(name) for name in persons.unsure) | words
    given = _all_given() - unsure
    small = own | frozenset(name for name in given if len(name) >= _SHORTEST)
    months = frozenset((*pack.reading.dates.months, *pack.reading.names.common))
    neutral = frozenset((*pack.writing.neutral, *pack.writing.conjunctions, *pack.writing.adverbs_dropped))
    return Lists(persons, given, small - unsure, unsure, months, neutral, pack.writing.capitalised_nouns, lemmas)


@lru_cache(maxsize=16)
def brands(listed: tuple[str, ...]) -> re.Pattern[str]:
    """Names of things that are as a person's."""
    return re.compile(rf"(?<!\w){any_of(listed)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=200)
def closing(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some phrases, at the end of what stands before a name."""
    elided = any_of(tuple(p for p in phrases if p.endswith("'")))
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)}\s+|{elided})$", re.IGNORECASE)


@lru_cache(maxsize=200)
def opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some phrases, right after a name."""
    return re.compile(rf"[,\s]\s*{any_of(phrases)}(?![\w'’])", re.IGNORECASE)
