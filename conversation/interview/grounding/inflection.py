"""All forms under which a word counts as said: with accents that were left out, and the verbs it may be a form of."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from conversation.interview.grounding.forms import form, noun
from conversation.interview.languages.thesaurus import Phrase, Thesaurus
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.statements.verbs import is_known

_LEFT_OUT = 3
_ACCENTS = re.compile(r"[\u0300-\u036f]")


@lru_cache(maxsize=20_000)
def forms(word: str, listed: WritingWords) -> tuple[str, ...]:
    """A plain word, its dictionary form, then the verbs that it may be a form of; all without accents too, where a
    language lists the letters that people type without theirs."""
    spelt = _accented(word, listed)
    found = [form(spelt, listed), *filter(None, [noun(spelt, listed)]), *_verbs(spelt, listed)]
    if listed.accents:
        found += [bare(f) for f in (word, *found)]
    return (word, *dict.fromkeys(found))


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """A word without its accents."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", word))


def unaccented(listing: Thesaurus) -> Thesaurus:
    """A thesaurus whose words stand without their accents."""
    words: dict[str, tuple[int, ...]] = {}
    for word, lines in listing.words.items():
        words[bare(word)] = (*words.get(bare(word), ()), *lines)
    phrases: dict[str, tuple[tuple[Phrase, int], ...]] = {}
    for first, found in listing.phrases.items():
        plain = tuple((_bare(phrase), line) for phrase, line in found)
        phrases[bare(first)] = (*phrases.get(bare(first), ()), *plain)
    return Thesaurus(tuple(tuple(map(_bare, meaning)) for meaning in listing.meanings), words, phrases)


def _bare(phrase: Phrase) -> Phrase:
    return tuple(map(bare, phrase))


def _accented(word: str, listed: WritingWords) -> str:
    """A word that no dictionary has, with the fewest accents that make it one that the dictionary has."""
    if not listed.accents or is_known(word, listed.lemmas):
        return word
    return next((other for other in _with_accents(word, listed.accents) if is_known(other, listed.lemmas)), word)


def _with_accents(word: str, accents: str) -> Iterator[str]:
    """A word with accents on some of its letters, those with few of them first."""
    letters = {at: [a for a in accents if bare(a) == letter] for at, letter in enumerate(word)}
    places = [at for at, choices in letters.items() if choices]
    for count in range(1, _LEFT_OUT + 1):
        for chosen in combinations(reversed(places), count):
            # Of words with many accents, only the commonest accent of each letter is tried.
            for marks in product(*(letters[at] if count == 1 else letters[at][:2] for at in chosen)):
                put = dict(zip(chosen, marks, strict=True))
                yield "".join(put.get(at, letter) for at, letter in enumerate(word))


def _verbs(word: str, listed: WritingWords) -> Iterator[str]:
    """The verbs that a word is a regular form of, where a lemmatiser takes it for a word of its own."""
    for rule in listed.inflections:
        found = re.sub(rf"^(?:{rule.said})$", rule.write, word)
        if found != word and is_known(found, listed.lemmas):
            yield found
