"""A text as the checks see it: its words, and the forms under which each counts as said."""

from functools import lru_cache
from typing import NamedTuple

from conversation.interview.languages import LanguagePack
from conversation.interview.languages.thesaurus import GAP, Phrase, Thesaurus, thesaurus
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.text.wordforms import Token, lemma, plain, stem, tokens

_REACH = 5
_HEAD = 5
_COMPOUND = 9
_PART = 3


class Words(NamedTuple):
    """A text, its tokens, their plain forms, lemmas and stems, and its plain words on one line.

    `runs`: for each text of several, the plain form and the lemma of its words in order.
    """

    text: str
    tokens: tuple[Token, ...]
    plains: frozenset[str]
    lemmas: frozenset[str]
    stems: frozenset[str]
    line: str
    runs: tuple[tuple[tuple[str, str], ...], ...]

    def holds(self, phrase: str) -> bool:
        """Whether the words of a phrase stand in the text one after the other."""
        return f" {line(phrase)} " in self.line

    def places(self, phrase: str) -> list[tuple[int, int]]:
        """Where in the text the words of a phrase stand one after the other."""
        wanted = tuple(line(phrase).split())
        if not wanted or not self.holds(phrase):
            return []
        last, found = len(wanted) - 1, tuple(t.plain for t in self.tokens)
        return [
            (self.tokens[at].start, self.tokens[at + last].end)
            for at in range(len(found) - last)
            if found[at : at + last + 1] == wanted
        ]

    def tells(self, phrase: Phrase) -> bool:
        """Whether a phrase of the thesaurus stands in the text, its words in any form."""
        first = phrase[0]
        if first not in self.plains and first not in self.lemmas:
            return False
        if len(phrase) == 1:
            return True
        return any(
            first in forms and _follows(phrase[1:], run, at + 1) for run in self.runs for at, forms in enumerate(run)
        )


def _follows(phrase: Phrase, run: tuple[tuple[str, str], ...], at: int) -> bool:
    """Whether the rest of a phrase stands in a run from a place on."""
    if not phrase:
        return True
    if phrase[0] == GAP:
        return any(_follows(phrase[1:], run, at + skipped) for skipped in range(_REACH + 1))
    return at < len(run) and phrase[0] in run[at] and _follows(phrase[1:], run, at + 1)


def words(text: str, listed: WritingWords) -> Words:
    """Prepare a text for the checks, in the language that `listed` is of."""
    found = tokens(text)
    run = tuple((t.plain, lemma(t.plain, listed.lemmas)) for t in found)
    lemmas = frozenset(form for _, form in run)
    return Words(
        text,
        found,
        frozenset(t.plain for t in found),
        lemmas,
        frozenset(stem(form, listed.endings) for form in lemmas),
        f" {' '.join(t.plain for t in found)} ",
        (run,),
    )


def together(parts: tuple[Words, ...]) -> Words:
    """Several texts as one, without any phrase across two of them."""
    empty = frozenset[str]()
    return Words(
        "\n".join(p.text for p in parts),
        (),
        empty.union(*(p.plains for p in parts)),
        empty.union(*(p.lemmas for p in parts)),
        empty.union(*(p.stems for p in parts)),
        "|".join(p.line for p in parts),
        tuple(run for p in parts for run in p.runs),
    )


@lru_cache(maxsize=10_000)
def line(phrase: str) -> str:
    """A phrase as its plain words with single spaces."""
    return " ".join(t.plain for t in tokens(phrase))


class Lexicon(NamedTuple):
    """The gate's word lists of one language: neutral words by lemma, other names of names, and the thesaurus."""

    listed: WritingWords
    neutral: frozenset[str]
    aliases: dict[str, frozenset[str]]
    thesaurus: Thesaurus

    def backs(self, word: str, said: Words) -> bool:
        """Whether a plain word stands in what was said, in some form, by a listed synonym, or under another name."""
        form = lemma(word, self.listed.lemmas)
        if word in said.plains or form in said.lemmas or stem(form, self.listed.endings) in said.stems:
            return True
        if any(said.holds(alias) for alias in self.aliases.get(word, ())):
            return True
        if any(said.tells(phrase) for phrase in self.thesaurus.said_for(word, form)):
            return True
        return self.listed.compounds and self._compounded(form, said)

    def _compounded(self, form: str, said: Words) -> bool:
        """Whether a word is the last part of a compound that was said, or a compound of two that were."""
        if len(form) >= _HEAD and any(other.endswith(form) for other in said.lemmas):
            return True
        if len(form) < _COMPOUND:
            return False
        return any(
            self.backs(form[at:], said) and any(self._part(first, said) for first in _unlinked(form[:at]))
            for at in range(_PART + 1, len(form) - _PART)
        )

    def _part(self, word: str, said: Words) -> bool:
        return len(word) >= _PART and (self.is_neutral(word) or self.backs(word, said))

    def same(self, one: str, other: str) -> bool:
        """Whether two plain words are forms of one word, or the second is said where the first is written."""
        a, b = lemma(one, self.listed.lemmas), lemma(other, self.listed.lemmas)
        if one == other or a == b or stem(a, self.listed.endings) == stem(b, self.listed.endings):
            return True
        return self.thesaurus.agree((other, b), (one, a))

    def is_neutral(self, word: str) -> bool:
        """Whether a plain word says nothing of its own."""
        return word in self.neutral or lemma(word, self.listed.lemmas) in self.neutral

    def phrases(self, claim: Words, said: Words) -> list[tuple[int, int]]:
        """Where written phrases stand in a claim that were said in other words."""
        spans = []
        for at, (token, (word, form)) in enumerate(zip(claim.tokens, claim.runs[0], strict=True)):
            for phrase, meaning in self._starting(word, form):
                stands = _stands(phrase, claim.runs[0][at : at + len(phrase)])
                if stands and any(said.tells(backer) for backer in self.thesaurus.meanings[meaning]):
                    spans.append((token.start, claim.tokens[at + len(phrase) - 1].end))
        return spans

    def _starting(self, *forms: str) -> list[tuple[Phrase, int]]:
        return [entry for form in dict.fromkeys(forms) for entry in self.thesaurus.phrases.get(form, ())]


def _stands(phrase: Phrase, run: tuple[tuple[str, str], ...]) -> bool:
    return len(phrase) == len(run) and all(word in forms for word, forms in zip(phrase, run, strict=True))


def _unlinked(part: str) -> list[str]:
    """The first part of a compound, with and without the letters that join it to the second."""
    return [part, *(part.removesuffix(link) for link in ("s", "n", "en", "es") if part.endswith(link))]


def lexicon(pack: LanguagePack) -> Lexicon:
    """The word lists of a pack, prepared once."""
    return _lexicon(pack.code, pack.writing)


@lru_cache(maxsize=16)
def _lexicon(code: str, listed: WritingWords) -> Lexicon:
    plains = {plain(w) for w in listed.neutral}
    neutral = frozenset(plains | {lemma(w, listed.lemmas) for w in plains})
    return Lexicon(listed, neutral, _groups(listed.aliases), thesaurus(code))


def _groups(families: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[str]]:
    """Each name, to all names of the same thing."""
    grouped: dict[str, set[str]] = {}
    for family in families:
        forms = {line(w) for w in family}
        for form in forms:
            grouped.setdefault(form, set()).update(forms)
    return {form: frozenset(same) for form, same in grouped.items()}
