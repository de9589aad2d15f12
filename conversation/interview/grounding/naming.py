"""Which words of a text are names: by their capitals, the words before them and lists, as each language writes."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from conversation.interview.grounding.words import Words
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.naming_words import NamingWords
from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.statements.verbs import is_known
from conversation.interview.text.names import tools
from conversation.interview.text.wordforms import Token, plain

_OPENING = " \"'“‘(["
_STOPS = (".", "!", "?", ":", ";", "\n", "•", "–", "—", "…")
_SHORTEST = 3
_PART = 3
_WITHIN = (" ", "-", " & ", "&", ". ")
# "Mr.", "Dr.", "St.": the full stop of an abbreviation ends no sentence.
_TITLED = re.compile(r"(?<!\w)[^\W\d_]{1,3}\.$")


class Habit(NamedTuple):
    """How a person writes: the names they used, the words they write small, and whether they write names small."""

    names: Collection[str] = ()
    small: Collection[str] = ()
    small_names: bool = False


def name_tokens(text: str, within: Sequence[Token], pack: LanguagePack, habit: Habit) -> Iterator[Token]:
    """The words of a text that are names, or parts of one, as far as the person's own habit shows."""
    telling = marks(pack)
    listed = [(m.start, m.end) for m in tools(text, pack.reading) if m.sure]
    before = ""
    for token in within:
        if len(token.plain) > 1 and token.text[0].isalpha() and not _is_common(token, telling):
            in_list = _written(token, pack) and any(start <= token.start < end for start, end in listed)
            if in_list or is_used(token, habit) or _is_name(text, token, pack, habit, before):
                yield token
        before = token.plain


def is_used(token: Token, habit: Habit) -> bool:
    """Whether a word stands where the person, as they write, would name what they named so."""
    return token.plain in habit.names and (token.text[0].isupper() or habit.small_names)


def _written(token: Token, pack: LanguagePack) -> bool:
    """Whether a word is written as a name, or is none of the dictionary's."""
    return not token.text.islower() or not is_known(token.plain, pack.writing.lemmas)


def name_runs(words: Words, pack: LanguagePack, habit: Habit) -> list[list[Token]]:
    """The names of a text, each with all its words."""
    runs: list[list[Token]] = []
    for token in name_tokens(words.text, words.tokens, pack, habit):
        if runs and words.text[runs[-1][-1].end : token.start] in _WITHIN:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _is_common(token: Token, telling: "Marks") -> bool:
    """Whether a word is no name though it has a capital: a day, a month, or a small word at a start."""
    word = token.plain
    if word in telling.small and not token.text.isupper():
        return True
    return word in telling.common or word.removesuffix("s") in telling.common


def _is_name(text: str, token: Token, pack: LanguagePack, habit: Habit, before: str) -> bool:
    word, telling = token.text, marks(pack)
    if len(word) < _SHORTEST and not word.isupper():
        return False
    if any(c.isupper() for c in word[1:]) or word.endswith(("+", "#")):
        return True
    unlisted = not is_known(token.plain, pack.writing.lemmas)
    if not word[0].isupper():
        return unlisted and (before in telling.person or (habit.small_names and before in telling.place))
    if pack.writing.capitalised_nouns:
        return before in telling.person or before in telling.place or _is_no_noun(token.plain, unlisted, pack)
    if opens(text, token):
        return is_given(token.plain, pack)
    telling_place = habit.small_names and (before in telling.place or _stands_alone(text, token))
    return unlisted or token.plain not in habit.small or telling_place


def is_given(word: str, pack: LanguagePack) -> bool:
    """Whether a plain word is a person's given name, and no other word."""
    return word in _given(pack.writing)


@lru_cache(maxsize=16)
def _given(writing: WritingWords) -> frozenset[str]:
    persons = writing.privacy.persons
    return frozenset(map(plain, persons.given)) - frozenset(map(plain, persons.unsure))


def _is_no_noun(word: str, unlisted: bool, pack: LanguagePack) -> bool:
    """Whether a capitalised word is a name where nouns have capitals: none of the dictionary's, nor joined of such."""
    return is_given(word, pack) or (unlisted and not _is_compound(word, pack.writing.lemmas))


@lru_cache(maxsize=5_000)
def _is_compound(word: str, language: str) -> bool:
    """Whether a word ends in another that is known, as nouns joined of two do."""
    return any(is_known(word[at:], language) for at in range(_PART, len(word) - _PART + 1))


def _stands_alone(text: str, token: Token) -> bool:
    """Whether a word is all that stands between two commas, or after the last."""
    return text[: token.start].endswith(", ") and text[token.end : token.end + 1] in ("", ",", ".", ")")


def opens(text: str, token: Token) -> bool:
    """Whether a word is the first of a sentence or of an item."""
    before = text[: token.start].rstrip(_OPENING)
    return not before or (before.endswith(_STOPS) and not _TITLED.search(before))


def is_code(word: str) -> bool:
    """Whether a name is an abbreviation: in capitals or with digits."""
    return sum(c.isupper() for c in word) > 1


class Marks(NamedTuple):
    """Plain words of one language: before a person's name, before a place's, no names, small words, lengths of time."""

    person: frozenset[str]
    place: frozenset[str]
    common: frozenset[str]
    small: frozenset[str]
    time: frozenset[str]


def marks(pack: LanguagePack) -> Marks:
    """The words of a language that tell a name."""
    return _marks(pack.reading, pack.naming, pack.writing)


@lru_cache(maxsize=16)
def _marks(reading: ReadingWords, naming: NamingWords, writing: WritingWords) -> Marks:
    common = (*reading.names.common, *reading.dates.months)
    lengths = [form for forms in reading.units.duration.values() for form in forms]
    groups = (naming.person_marks, naming.place_marks, common, writing.neutral, lengths)
    return Marks(*(frozenset(map(plain, group)) for group in groups))
