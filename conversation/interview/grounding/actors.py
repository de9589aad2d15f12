"""Who acts in a clause: the person, the person with others, or someone else."""

import re
from functools import lru_cache

from conversation.interview.grounding.rules import Rules
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.statements.verbs import is_known
from conversation.interview.text.wordforms import plain, tokens
from conversation.interview.types import Actor


def acting(piece: str, rules: Rules, listed: WritingWords) -> Actor | None:
    """Who acts in a clause: the first subject that stands in it, a pronoun before any noun."""
    if rules.agent.search(piece):
        return "other"
    kinds: tuple[tuple[Actor, re.Pattern[str]], ...] = (("I", rules.own), ("we", rules.team), ("other", rules.other))
    found = [(match.start(), actor) for actor, pattern in kinds if (match := pattern.search(piece))]
    if found:
        return min(found, key=lambda at: at[0])[1]
    if rules.contact.search(piece):
        return "other"
    named = rules.named.search(piece)
    return "other" if named and (not named["name"] or is_name(named["name"], listed)) else None


def subject_words(piece: str, rules: Rules) -> set[str]:
    """The plain words of the one who acts in a clause, where a noun or a name stands for them."""
    found = [m.group() for m in (rules.agent.search(piece), rules.named.search(piece)) if m]
    return {t.plain for text in found for t in tokens(text)}


def is_name(word: str, listed: WritingWords) -> bool:
    """Whether a capitalised word is a name, and no word of the dictionary that begins a sentence."""
    if not (word[:1].isupper() and word[1:].islower()):
        return False
    if plain(word) in _given(listed):
        return True
    return not (is_known(word.casefold(), listed.lemmas) or is_known(word, listed.lemmas))


@lru_cache(maxsize=16)
def _given(listed: WritingWords) -> frozenset[str]:
    """The given names of a language that are no other words."""
    persons = listed.privacy.persons
    return frozenset(map(plain, persons.given)) - frozenset(map(plain, persons.unsure))
