"""A text as the checks see it: its words, and the forms under which each counts as said."""

from functools import lru_cache
from typing import NamedTuple

from conversation.interview.text.wordforms import Token, lemma, plain, tokens
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.writing_words import WritingWords


class Words(NamedTuple):
    """A text, its tokens, their plain forms and their lemmas, and its plain words on one line."""

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
    lemmas = frozenset(lemma(p, language) for p in plains)
    return Words(text, found, plains, lemmas, f" {' '.join(t.plain for t in found)} ")


def together(parts: tuple[Words, ...]) -> Words:
    """Several texts as one, without any phrase across two of them."""
    plains = frozenset[str]().union(*(p.plains for p in parts))
    lemmas = frozenset[str]().union(*(p.lemmas for p in parts))
    return Words("\n".join(p.text for p in parts), (), plains, lemmas, "|".join(p.line for p in parts))


@lru_cache(maxsize=10_000)
def line(phrase: str) -> str:
    """A phrase as its plain words with single spaces."""
    return " ".join(t.plain for t in tokens(phrase))


class Lexicon(NamedTuple):
    """The gate's word lists of one language: neutral words and synonyms by lemma, other names of names."""

    language: str
    neutral: frozenset[str]
    synonyms: dict[str, frozenset[str]]
    aliases: dict[str, frozenset[str]]

    def backs(self, word: str, said: Words) -> bool:
        """Whether a plain word stands in what was said, in some form, by a close synonym, or under another name."""
        if word in said.plains:
            return True
        form = lemma(word, self.language)
        if form in said.lemmas or not said.lemmas.isdisjoint(self.synonyms.get(form, ())):
            return True
        return any(said.holds(alias) for alias in self.aliases.get(word, ()))

    def same(self, one: str, other: str) -> bool:
        """Whether two plain words are forms of one word, or close synonyms."""
        a, b = lemma(one, self.language), lemma(other, self.language)
        return one == other or a == b or b in self.synonyms.get(a, ())

    def is_neutral(self, word: str) -> bool:
        """Whether a plain word says nothing of its own."""
        return word in self.neutral or lemma(word, self.language) in self.neutral


def lexicon(pack: LanguagePack) -> Lexicon:
    """The word lists of a pack, prepared once."""
    return _lexicon(pack.writing)


@lru_cache(maxsize=16)
def _lexicon(listed: WritingWords) -> Lexicon:
    plains, language = {plain(w) for w in listed.neutral}, listed.lemmas
    return Lexicon(
        language,
        frozenset(plains | {lemma(w, language) for w in plains}),
        _groups([(*f.claimed, *f.said) for f in listed.synonyms], language),
        _groups(list(listed.aliases), ""),
    )


def _groups(families: list[tuple[str, ...]], language: str) -> dict[str, frozenset[str]]:
    """Each word of a family, to all words that mean the same; a word may stand in several families."""
    grouped: dict[str, set[str]] = {}
    for family in families:
        forms = {lemma(line(w), language) for w in family}
        for form in forms:
            grouped.setdefault(form, set()).update(forms)
    return {form: frozenset(same) for form, same in grouped.items()}
