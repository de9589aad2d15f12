"""Words of a text with their places, and the forms under which two words count as the same."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from conversation.interview.text.remembered import LONG, remembered

# A letter, or an accent that is written as a character of its own (text in Unicode's decomposed form).
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
# French writes "l'équipe" and "qu'on" for two words each.
_ELIDED = r"(?:[cdjlmnst]|(?:jus|lors|puis|quel)?qu)['’ʼ](?=[^\W\d_])"
_WORD = rf"[^\W\d_]{_LETTER}*(?:['’ʼ´`]{_LETTER}+)*(?:\+\+|#)?"
_TOKEN = re.compile(rf"\b{_ELIDED}|\d+(?:[.,]\d+)*|{_WORD}|[%$€£¥]", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_APOSTROPHES = re.compile(r"['’ʼ´`]")
_LONGEST_WORD = 40
_SHORTEST_STEM = 4
_LEMMAS = Path(__file__).parents[1] / "languages"


class Token(NamedTuple):
    """A word, a number or a sign: `plain` is it without case, typography and thousands separators."""

    start: int
    end: int
    text: str
    plain: str


@remembered(LONG)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and unit signs of a text, in order."""
    return tuple(Token(m.start(), m.end(), m.group(), plain(m.group())) for m in _TOKEN.finditer(text))


def plain_words(text: str) -> Iterator[str]:
    """The plain words of a text that is read once and need not be remembered."""
    return (_plain(m.group()) for m in _TOKEN.finditer(text))


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word without case, apostrophes and thousands separators."""
    return _plain(word)


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).casefold()
    return _THOUSANDS.sub("", _APOSTROPHES.sub("", folded))


@lru_cache(maxsize=20_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a plain word; the word itself where `language` is ""."""
    if not language or not word or len(word) > _LONGEST_WORD:
        return word
    return _corrected(language).get(word) or str(_lemmatiser().lemmatize(word, language)).casefold()


@lru_cache(maxsize=20_000)
def stem(word: str, endings: tuple[str, ...]) -> str:
    """A lemma without the first of `endings` that it has: "installation" and "install" are of one family.

    At least four letters are left; of a word too short for that, all.
    """
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM), "")
    return word.removesuffix(ending)


@cache
def _corrected(language: str) -> dict[str, str]:
    """Dictionary forms that the lemmatiser gets wrong, from the `lemmas.txt` of a language, where it has one."""
    file = _LEMMAS / language / "lemmas.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else ()
    entries = [line.split("=") for line in lines if line.strip() and not line.startswith("#")]
    return {form.strip(): base.strip() for base, forms in entries for form in forms.split(",")}


@cache
def _lemmatiser() -> Any:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    # It reads its dictionaries as they are packed, a tenth of the memory and of the wait of unpacked ones.
    # Words are remembered above, and need no second memory there.
    return Lemmatizer(cache_max_size=0, lemmatization_strategy=DefaultStrategy(low_memory=True))
