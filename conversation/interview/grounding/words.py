"""A text as the checks see it: its words, and the forms under which each counts as said."""

from functools import lru_cache
from typing import NamedTuple

from conversation.interview.grounding.tokens import Token, lemma, plain, tokens
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.writing_words import Family


class Words(NamedTuple):
    """A text, its tokens, their plain forms and their lemmas."""

    text: str
    tokens: tuple[Token, ...]
    plains: frozenset[str]
    lemmas: frozenset[str]
    line: str

    def holds(self, phrase: str) -> bool:
        """Whether the words of a phrase stand in the text one after the other."""
        return f" {line(phrase)} " in self.line


def words(text: str, language: str) -> Words:
    """Prepare a text for the checks. `language` is the lemmatiser's, "" for none."""
    found = tokens(text)
    plains = frozenset(t.plain for t in found)
    return Words(
        text, found, plains, frozenset(lemma(p, language) for p in plains), f" {' '.join(t.plain for t in found)} "
    )


@lru_cache(maxsize=10_000)
def line(phrase: str) -> str:
    """A phrase as its plain words with single spaces."""
    return " ".join(t.plain for t in tokens(phrase))


class Lexicon(NamedTuple):
    """The gate's word lists of one language, by lemma."""

    neutral: frozenset[str]
    synonyms: dict[str, frozenset[str]]
    aliases: dict[str, frozenset[str]]


@lru_cache(maxsize=16)
def _lexicon(code: str, lemmas: str, neutral: tuple[str, ...], synonyms: tuple[Family, ...], aliases: tuple[tuple[str, ...], ...]) -> Lexicon:
    plain_neutral = {plain(w) for w in neutral}
    return Lexicon(
        frozenset(plain_neutral | {lemma(w, lemmas) for w in plain_neutral}),
        _groups([(*f.claimed, *f.said) for f in synonyms], lemmas),
        _groups(list(aliases), ""),
    )


def lexicon(pack: LanguagePack) -> Lexicon:
    """The word lists of a pack, prepared once."""
    words_of = pack.writing
    return _lexicon(pack.code, words_of.lemmas, words_of.neutral, words_of.synonyms, words_of.aliases)


def _groups(families: list[tuple[str, ...]], language: str) -> dict[str, frozenset[str]]:
    """Each word of a family, to all words that mean the same; a word may stand in several families."""
    grouped: dict[str, set[str]] = {}
    for family in families:
        forms = {lemma(line(w), language) for w in family}
        for form in forms:
            grouped.setdefault(form, set()).update(forms)
    return {form: frozenset(same) for form, same in grouped.items()}
