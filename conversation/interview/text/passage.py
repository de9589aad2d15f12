"""A text taken apart once: its words, numbers, dates, quantities and sentences, for all who read it."""

from collections.abc import Sequence
from functools import lru_cache

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.compiled import Compiled, compiled
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.numbers import Number, numbers
from conversation.interview.text.tokens import Token


class Passage:
    """What all readers of one text share. `measures` are hits of the phrases that mean a number or a time."""

    def __init__(self, text: str, language: Compiled) -> None:
        self.text = text
        self.language = language
        self.words: Sequence[Token] = language.tokens(text)
        self.numbers: list[Number] = numbers(text, self.words, language)
        self.measures: list[Hit] = language.measures.find(self.words, {}, {})

    def word_at(self, position: int) -> int:
        """The index of the first word that ends after a place in the text."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        return low


@lru_cache(maxsize=64)
def passage_of(text: str, reading: ReadingWords) -> Passage:
    """A text taken apart with the words of a language; the last few texts are kept."""
    return Passage(text, compiled(reading))
