"""All forms under which a word counts as said: with accents that were left out, and the verbs it may be a form of."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from conversation.interview.grounding.forms import form, noun
from conversation.interview.languages.thesaurus import GAP, NOTHING, Phrase, Thesaurus
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.statements.verbs import is_known

# How many accents of a letter are tried, by how many letters get one.
_CHOICES = {1: 4, 2: 2, 3: 1}
_LONGEST = 20
_INFINITIVE = "n"
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


def moving(listing: Thesaurus, listed: WritingWords, neutral: frozenset[str]) -> Thesaurus:
    """The entries of a thesaurus in dictionary forms, where a language moves its verbs; of phrases without a verb at
    their end, those whose every word says something."""
    if not listed.particles:
        return NOTHING
    same: dict[Phrase, Phrase] = {}
    entries = [
        [
            same.setdefault(formed, formed)
            for p in m
            for formed in [tuple(w if w == GAP else form(w, listed) for w in p)]
        ]
        for m in listing.meanings
    ]
    telling = tuple(
        tuple(p for p in phrases if len(p) == 1 or p[-1].endswith(_INFINITIVE) or not neutral & set(p))
        for phrases in entries
    )
    under: dict[str, tuple[int, ...]] = {}
    for word, lines in listing.words.items():
        for key in dict.fromkeys(forms(word, listed)):
            under[key] = (*under.get(key, ()), *lines)
    starting: dict[str, tuple[tuple[Phrase, int], ...]] = {}
    for phrases in listing.phrases.values():
        for phrase, meaning in phrases:
            start = tuple(form(word, listed) for word in phrase)
            starting[start[0]] = (*starting.get(start[0], ()), (start, meaning))
    return Thesaurus(telling, under, starting)


def _bare(phrase: Phrase) -> Phrase:
    return tuple(map(bare, phrase))


def _accented(word: str, listed: WritingWords) -> str:
    """A word that no dictionary has, with the fewest accents that make it one that the dictionary has."""
    if not listed.accents or len(word) > _LONGEST or is_known(word, listed.lemmas):
        return word
    return next((other for other in _with_accents(word, listed.accents) if is_known(other, listed.lemmas)), word)


def _with_accents(word: str, accents: str) -> Iterator[str]:
    """A word with accents on some of its letters, those with few of them first."""
    letters = {at: [a for a in accents if bare(a) == letter] for at, letter in enumerate(word)}
    places = [at for at, choices in letters.items() if choices]
    for count in _CHOICES:
        for chosen in combinations(reversed(places), count):
            # Of words with many accents, only the commonest accents of each letter are tried.
            for marks in product(*(letters[at][: _CHOICES[count]] for at in chosen)):
                put = dict(zip(chosen, marks, strict=True))
                yield "".join(put.get(at, letter) for at, letter in enumerate(word))


def _verbs(word: str, listed: WritingWords) -> Iterator[str]:
    """The verbs that a word is a regular form of, where a lemmatiser takes it for a word of its own."""
    for rule in listed.inflections:
        found = re.sub(rf"^(?:{rule.said})$", rule.write, word)
        if found != word and is_known(found, listed.lemmas):
            yield found
