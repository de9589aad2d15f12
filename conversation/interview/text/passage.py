"""A text taken apart once: its words, numbers, dates, quantities and sentences, for all who read it."""

from bisect import bisect_right
from collections.abc import Sequence

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.compiled import Compiled, compiled
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.numbers import Number, numbers
from conversation.interview.text.remembered import LONG, remembered
from conversation.interview.text.spans import sentences
from conversation.interview.text.tokens import Token


class Passage:
    """What all readers of one text share.

    `measures` are hits of the phrases that mean a number or a time; `openings` the first words of sentences.
    """

    def __init__(self, text: str, language: Compiled) -> None:
        self.text = text
        self.language = language
        self.words: Sequence[Token] = language.tokens(text)
        self._ends = [word.end for word in self.words]
        self.numbers: list[Number] = numbers(text, self.words, language)
        self.openings = frozenset(self.word_at(sentence.start) for sentence in sentences(text))
        self.measures: list[Hit] = language.measures.find(self.words, {}, {}, self.openings)

    def word_at(self, position: int) -> int:
        """The index of the first word that ends after a place in the text."""
        return bisect_right(self._ends, position)


@remembered(LONG)
def passage_of(text: str, reading: ReadingWords) -> Passage:
    """A text taken apart with the words of a language; the last few texts are kept."""
    return Passage(text, compiled(reading))
