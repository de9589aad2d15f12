"""Noun phrases by where they end: punctuation, a date, a number, or a word that cannot belong to a name or title."""

from conversation.interview.reading.answer import Answer
from conversation.interview.text.tokens import gap

_WITHIN = frozenset(("", "-", "&", "/", "'", "’", "+"))
_TITLE = 4
ROLE_WORDS = 6
NAME_WORDS = 7


def noun_phrase(answer: Answer, at: int, *, limit: int, named: bool, lists: bool = False) -> tuple[int, int]:
    """The words `first` to `last` of the phrase that begins at a word, its article left out; empty where none begins.

    `named`: "of", "and" and the like may stand between two capitalised words, as in "Bank of England"; `lists`: but not
    the "and" that binds a list.
    """
    words = answer.passage.words
    reading = answer.language.words.phrases
    first = at
    while first < len(words) and answer.norm(first) in reading.articles and first - at < 2:
        first += 1
    busy = answer.busy
    last = first
    while last < len(words) and last - first < limit:
        if last > first and not _near(answer, last):
            break
        norm = words[last].norm
        if last > first and answer.text[words[last - 1].end : words[last].start] == "-":
            last += 1
            continue
        if (
            last in busy
            or (lists and norm in reading.ands)
            or (_small(answer, norm) and not _inner(answer, first, last, named) and not _before_title(answer, last))
        ):
            break
        last += 1
    return _trimmed(answer, first, last)


def _small(answer: Answer, norm: str) -> bool:
    return norm in answer.language.stops or norm in answer.language.words.phrases.inner


def _before_title(answer: Answer, at: int) -> bool:
    """Whether a verb in "-ing" is part of a title: "teaching assistant"."""
    language = answer.language
    return language.gerund.fullmatch(answer.norm(at)) is not None and answer.norm(at + 1) in language.titles


def _near(answer: Answer, at: int) -> bool:
    before, after = answer.passage.words[at - 1], answer.passage.words[at]
    between = gap(answer.text, before, after)
    if "\n" in answer.text[before.end : after.start]:
        return False
    return between in _WITHIN or (between == "." and len(before.text) < _TITLE and after.text[:1].isupper())


def _inner(answer: Answer, first: int, at: int, named: bool) -> bool:
    """Whether a small word ("of", "and") binds what stands around it rather than ending the phrase."""
    words, reading = answer.passage.words, answer.language.words.phrases
    if (
        (at == first or named)
        and words[at].text[:1].isupper()
        and words[at].norm not in answer.language.pronouns
        and at + 1 < len(words)
        and words[at + 1].text[:1].isupper()
    ):
        return _near(answer, at + 1)
    if words[at].norm not in reading.inner or at == first or at + 1 >= len(words) or not _near(answer, at + 1):
        return False
    if answer.language.words.names.capital_nouns:
        return words[at].norm in reading.joins and (named or words[at].norm != "&")
    bound = at - 1 > first and words[at - 1].norm in reading.inner and words[at - 2].text[:1].isupper()
    capital = (words[at - 1].text[:1].isupper() or bound) and (
        words[at + 1].text[:1].isupper() or (answer.norm(at + 1) in reading.inner and not bound)
    )
    if named or capital:
        return capital or (words[at].norm in reading.joins and words[at + 1].text[:1].isupper())
    title = words[at].norm in reading.joins and answer.norm(at + 1) not in answer.language.stops
    return title and not words[at + 1].text[:1].isupper()


def _trimmed(answer: Answer, first: int, last: int) -> tuple[int, int]:
    reading = answer.language.words.phrases
    while last > first and (answer.norm(last - 1) in reading.trailing or answer.norm(last - 1) in reading.inner):
        last -= 1
    return first, last
