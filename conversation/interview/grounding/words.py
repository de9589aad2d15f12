"""A text as the checks see it: its words, and the forms under which each counts as said."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from conversation.interview.grounding.forms import form as form_of
from conversation.interview.grounding.forms import split_verbs
from conversation.interview.grounding.inflection import forms as forms_of
from conversation.interview.grounding.inflection import moving, unaccented
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.thesaurus import GAP, Phrase, Thesaurus, thesaurus
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.text.wordforms import Token, plain, stem, tokens

_REACH = 5
_HEAD = 5
_FIRST = 6
_COMPOUND = 9
_PART = 3
_COMPOUNDS = 2
_INFINITIVE = "n"


class Words(NamedTuple):
    """A text, its tokens, their plain forms, lemmas and stems, and its plain words on one line.

    `runs`: for each text of several, the forms of its words in order, the plain one and the lemma first. `split`: where
    the parts of a split verb stand, with the whole verb.
    """

    text: str
    tokens: tuple[Token, ...]
    plains: frozenset[str]
    lemmas: frozenset[str]
    stems: frozenset[str]
    line: str
    runs: tuple[tuple[tuple[str, ...], ...], ...]
    split: dict[int, str]

    def written(self) -> Iterator[tuple[Token, str]]:
        """Each token with its plain word, or with the whole verb that it is a part of."""
        for at, token in enumerate(self.tokens):
            yield token, self.split.get(at, token.plain)

    def holds(self, phrase: str) -> bool:
        """Whether the words of a phrase stand in the text one after the other."""
        return f" {line(phrase)} " in self.line

    def says(self, phrase: str) -> bool:
        """Whether the text holds a phrase, and not only as a part of split verbs ("führte … ein")."""
        return self.holds(phrase) and (not self.split or line(phrase) not in self._parts())

    def _parts(self) -> set[str]:
        """The words that stand in the text as parts of split verbs only."""
        alone = {t.plain for at, t in enumerate(self.tokens) if at not in self.split}
        return {self.tokens[at].plain for at in self.split} - alone

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

    def holds_any(self, found: frozenset[str]) -> bool:
        """Whether one of some words stands in the text in any form."""
        return not (self.plains.isdisjoint(found) and self.lemmas.isdisjoint(found))

    def tells(self, phrase: Phrase) -> bool:
        """Whether a phrase of the thesaurus stands in the text, its words in any form."""
        # The first word settles most cases, more cheaply than a loop over all.
        if phrase[0] not in self.plains and phrase[0] not in self.lemmas:
            return False
        if not all(word == GAP or word in self.plains or word in self.lemmas for word in phrase):
            return False
        if len(phrase) == 1:
            return True
        return any(
            phrase[0] in forms and _follows(phrase[1:], run, at + 1)
            for run in self.runs
            for at, forms in enumerate(run)
        )

    def tells_of(self, phrase: Phrase) -> bool:
        """Whether a phrase in dictionary forms stands in the text; a verb that ends it, before the rest or after it."""
        if phrase[0] not in self.lemmas or not all(word == GAP or word in self.lemmas for word in phrase):
            return False
        if self.tells(phrase):
            return True
        return len(phrase) > 1 and phrase[-1].endswith(_INFINITIVE) and self._moved(phrase[:-1], phrase[-1])

    def _moved(self, rest: Phrase, verb: str) -> bool:
        start = rest[:-1] if rest[-1] == GAP else rest
        return any(
            start[0] in forms
            and _follows(start[1:], run, at + 1)
            and any(verb in near for near in _around(run, at, len(start)))
            for run in self.runs
            for at, forms in enumerate(run)
        )


def _follows(phrase: Phrase, run: tuple[tuple[str, ...], ...], at: int) -> bool:
    """Whether the rest of a phrase stands in a run from a place on."""
    if not phrase:
        return True
    if phrase[0] == GAP:
        return any(_follows(phrase[1:], run, at + skipped) for skipped in range(_REACH + 1))
    return at < len(run) and phrase[0] in run[at] and _follows(phrase[1:], run, at + 1)


def _around(run: tuple[tuple[str, ...], ...], at: int, length: int) -> tuple[tuple[str, ...], ...]:
    return run[max(0, at - _REACH) : at + length + _REACH]


def words(text: str, listed: WritingWords) -> Words:
    """Prepare a text for the checks, in the language that `listed` is of."""
    found = tokens(text)
    split = split_verbs(text, found, listed) if listed.particles else {}
    run = tuple((t.plain, split[at]) if at in split else forms_of(t.plain, listed) for at, t in enumerate(found))
    lemmas = frozenset(form for forms in run for form in forms[1:]) | {form_of(found[at].plain, listed) for at in split}
    return Words(
        text,
        found,
        frozenset(t.plain for t in found),
        lemmas,
        frozenset(stem(form, listed.endings) for form in lemmas),
        f" {' '.join(t.plain for t in found)} ",
        (run,),
        split,
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
        {},
    )


@lru_cache(maxsize=10_000)
def line(phrase: str) -> str:
    """A phrase as its plain words with single spaces."""
    return " ".join(t.plain for t in tokens(phrase))


class Lexicon(NamedTuple):
    """The gate's word lists of one language: neutral words by lemma, other names of names, and the thesaurus.

    `moving`: its phrases in dictionary forms, for a language that moves the verb of one elsewhere in the clause.
    """

    listed: WritingWords
    neutral: frozenset[str]
    aliases: dict[str, frozenset[str]]
    thesaurus: Thesaurus
    moving: Thesaurus

    def backs(self, word: str, said: Words, within: int = 0) -> bool:
        """Whether a plain word stands in what was said, in some form, by a listed synonym, or under another name.

        `within`: how many compounds the word is a part of.
        """
        form, forms = form_of(word, self.listed), forms_of(word, self.listed)
        if word in said.plains or any(
            f in said.lemmas or stem(f, self.listed.endings) in said.stems for f in forms[1:]
        ):
            return True
        if any(said.holds(alias) for alias in self.aliases.get(word, ())):
            return True
        backers, moved = self.thesaurus.backers(forms), self.moving.backers(forms)
        if not said.lemmas.isdisjoint(moved.words) or said.holds_any(backers.words):
            return True
        if any(map(said.tells, backers.phrases)) or any(map(said.tells_of, moved.phrases)):
            return True
        return self.listed.compounds and within < _COMPOUNDS and self._compounded(form, said, within)

    def _compounded(self, form: str, said: Words, within: int) -> bool:
        """Whether a word is the last part of a compound that was said, or a compound of two that were."""
        if len(form) >= _HEAD and any(other.endswith(form) for other in said.lemmas):
            return True
        if len(form) >= _FIRST and stem(form, self.listed.endings) == form and self._begins(form, said):
            return True
        if len(form) < _COMPOUND:
            return False
        return any(
            self._joined(_unlinked(form[:at]), form[at:], said, within) for at in range(_PART, len(form) - _PART + 1)
        )

    def _begins(self, form: str, said: Words) -> bool:
        """Whether a noun that tells no deed is the first part of a compound that was said."""
        return any(other.startswith(form) and len(other) - len(form) >= _PART for other in said.plains)

    def _joined(self, firsts: list[str], head: str, said: Words, within: int) -> bool:
        """Whether both parts of a compound were said, or one was and the other says nothing of its own."""
        particle = next((first for first in firsts if first in self.listed.particles), "")
        if particle and (len(particle) < _HEAD or particle not in said.plains):
            return False
        if self.backs(head, said, within + 1):
            return any(self._part(first, said, within) for first in firsts)
        return self.is_neutral(head) and any(self.backs(first, said, within + 1) for first in firsts)

    def _part(self, word: str, said: Words, within: int) -> bool:
        if len(word) < _PART:
            return False
        return (len(word) > _PART and self.is_neutral(word)) or self.backs(word, said, within + 1)

    def same(self, one: str, other: str) -> bool:
        """Whether two plain words are forms of one word, or the second is said where the first is written."""
        a, b = form_of(one, self.listed), form_of(other, self.listed)
        if one == other or a == b or stem(a, self.listed.endings) == stem(b, self.listed.endings):
            return True
        return self.thesaurus.agree((other, b), (one, a))

    def is_neutral(self, word: str) -> bool:
        """Whether a plain word says nothing of its own."""
        forms = forms_of(word, self.listed)
        # "Fällen" is the verb before it is "Fall".
        is_verb = self.listed.capitalised_nouns and form_of(word, self.listed) == word and word.endswith(_INFINITIVE)
        return word in self.neutral or (not is_verb and any(form in self.neutral for form in forms))

    def phrases(self, claim: Words, said: Words) -> list[tuple[int, int]]:
        """Where written phrases stand in a claim that were said in other words."""
        spans = []
        for at, forms in enumerate(claim.runs[0]):
            for phrase, backed in self._starting(said, *forms):
                places = _places(phrase, claim.runs[0], at, moves=bool(self.listed.particles))
                if places and backed():
                    spans += [(claim.tokens[place].start, claim.tokens[place].end) for place in places]
        return spans

    def _starting(self, said: Words, *forms: str) -> Iterator[tuple[Phrase, Callable[[], bool]]]:
        """The written phrases that begin with a word, each with whether it was said."""
        for listing, told in ((self.thesaurus, said.tells), (self.moving, said.tells_of)):
            for phrase, meaning in dict.fromkeys(e for form in forms for e in listing.phrases.get(form, ())):
                yield phrase, partial(_any, told, listing.meanings[meaning])


def _any(told: Callable[[Phrase], bool], phrases: tuple[Phrase, ...]) -> bool:
    return any(map(told, phrases))


def _places(phrase: Phrase, run: tuple[tuple[str, ...], ...], at: int, *, moves: bool) -> list[int]:
    """Where the words of a written phrase stand that begins at a place; its verb some words off, where verbs move."""
    *rest, last = phrase
    length = len(rest)
    if not all(word in forms for word, forms in zip(rest, run[at:], strict=False)) or at + length > len(run):
        return []
    if at + length < len(run) and last in run[at + length]:
        return list(range(at, at + length + 1))
    if not moves or not last.endswith(_INFINITIVE):
        return []
    near = [n for n in range(max(0, at - _REACH), min(len(run), at + length + _REACH)) if last in run[n]]
    return [*range(at, at + length), near[0]] if near else []


def _unlinked(part: str) -> list[str]:
    """The first part of a compound, with and without the letters that join it to the second."""
    return [part, *(part.removesuffix(link) for link in ("s", "n", "en", "es") if part.endswith(link))]


def lexicon(pack: LanguagePack) -> Lexicon:
    """The word lists of a pack, prepared once."""
    return _lexicon(pack.code, pack.writing)


@lru_cache(maxsize=16)
def _lexicon(code: str, listed: WritingWords) -> Lexicon:
    plains = {plain(w) for w in listed.neutral}
    # A German noun in small letters may be read as a verb ("teil" as "teilen"), which says something.
    verbs = set() if listed.capitalised_nouns else {form_of(w, listed) for w in plains}
    neutral = frozenset(plains | verbs)
    listing = unaccented(thesaurus(code)) if listed.accents else thesaurus(code)
    return Lexicon(listed, neutral, _groups(listed.aliases), listing, moving(listing, listed, neutral))


def _groups(families: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[str]]:
    """Each name, to all names of the same thing."""
    grouped: dict[str, set[str]] = {}
    for family in families:
        forms = {line(w) for w in family}
        for form in forms:
            grouped.setdefault(form, set()).update(forms)
    return {form: frozenset(same) for form, same in grouped.items()}
