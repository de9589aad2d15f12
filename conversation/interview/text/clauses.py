"""Clauses: the parts of a sentence that each tell one thing."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.remembered import LONG, remembered
from conversation.interview.text.spans import Span, sentences, span

_BREAKS = frozenset(";:–—")
_SHORT = 2
_FILLERS = 6
_BREATH = 7


@remembered(LONG)
def clauses_of(text: str, reading: ReadingWords) -> tuple[tuple[Span, ...], ...]:
    """The clauses of each sentence of a text, in order."""
    passage = passage_of(text, reading)
    return tuple(_split(passage, sentence) for sentence in sentences(text))


def _split(passage: Passage, sentence: Span) -> tuple[Span, ...]:
    first, last = passage.word_at(sentence.start), passage.word_at(sentence.end - 1) + 1
    last = min(last, len(passage.words))
    cuts = [sentence.start]
    begun = first
    flowing = not any(mark in sentence.text for mark in ",;:–—")
    counting = {at for number in passage.numbers for at in range(number.first + 1, number.last)}
    for at in range(first + 1, last):
        if at not in counting and _cut(passage, at, begun, first, last, flowing):
            cuts.append(passage.words[at].start)
            begun = at
    cuts.append(sentence.end)
    return tuple(piece for a, b in pairwise(cuts) if (piece := span(passage.text, a, b)).text)


def _cut(passage: Passage, at: int, begun: int, first: int, last: int, flowing: bool) -> bool:
    """Whether a new clause begins at a word."""
    words, text = passage.words, passage.text
    mark = text[words[at - 1].end : words[at].start].strip()
    if mark and (
        (mark[-1] in _BREAKS and len(mark) < 2 and words[at].start - words[at - 1].end > 1) or mark.startswith("...")
    ):
        return True
    language = passage.language
    opened = _opened(passage, at, last, language.links)
    if opened:
        return True
    if at - begun < _SHORT and not mark:
        return False
    opened = _opened(passage, at, last, language.openers)
    if opened and _subject(passage, _past_fillers(passage, at + opened, last), last):
        return True
    if (mark == "," or opened) and named_subject(passage, at + opened):
        return True
    if not _subject(passage, at, last, pronoun=not mark):
        return False
    before = words[at - 1].norm
    if mark.startswith(",") or mark == "-":
        return True
    return flowing and at - begun >= _BREATH and last - at > 2 and before not in passage.language.governors


def named_subject(passage: Passage, at: int) -> bool:
    """Whether a person's name and a verb stand at a word: "Priya redid the website"."""
    words, language = passage.words, passage.language
    if at + 1 >= len(words) or language.words.names.capital_nouns:
        return False
    name, verb = words[at], words[at + 1].norm
    shaped = name.text[:1].isupper() and name.text[1:].islower() and name.norm not in language.words.names.common
    if (
        not shaped
        or name.norm in language.stops
        or name.norm in language.irregular
        or language.past.fullmatch(name.norm)
    ):
        return False
    return verb in language.irregular or (verb not in language.not_past and language.past.fullmatch(verb) is not None)


def _past_fillers(passage: Passage, at: int, last: int) -> int:
    fillers = passage.language.words.fillers
    last = min(last, at + _FILLERS)
    while at < last and passage.words[at].norm in fillers:
        at += 1
    return at


def _opened(passage: Passage, at: int, last: int, phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> int:
    """How many words of an opening phrase stand at a word; 0 for none."""
    words = passage.words
    best = 0
    for phrase in phrases.get(words[at].norm, ()):
        size = len(phrase)
        if size > best and at + size <= last and all(words[at + i].norm == phrase[i] for i in range(size)):
            best = size
    return best


def _subject(passage: Passage, at: int, last: int, *, pronoun: bool = False) -> bool:
    """Whether a clause's subject stands at a word: a pronoun, or a determiner where that is enough."""
    if at >= last:
        return False
    norm = passage.words[at].norm
    if norm in passage.language.pronouns:
        return True
    return not pronoun and norm in passage.language.determiners
