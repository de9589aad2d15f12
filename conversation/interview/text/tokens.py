"""Words of a text with their places, and the plain form that cues are compared in."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from unicodedata import normalize

# A letter or digit, or an accent that is written as a character of its own (text in Unicode's decomposed form).
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_WORD = rf"[^\W_]{_LETTER}*(?:['’ʼ]{_LETTER}+|&{_LETTER}+|\.(?:js|net|io|ai)\b)*(?:\+\+|\+|#)?"
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


class Token(NamedTuple):
    """A word at `text[start:end]`; `norm` is its case-folded form with plain apostrophes and common slips mended."""

    start: int
    end: int
    text: str
    norm: str


def word_pattern(elisions: Iterable[str] = ()) -> re.Pattern[str]:
    """What a word is. Hyphens part words; so do the `elisions` of a language that writes "j'ai" for two words."""
    parted = "|".join(elisions)
    elided = rf"\b(?:{parted})['’ʼ](?=[^\W_])|" if parted else ""
    return re.compile(rf"{elided}\.NET\b|{_WORD}", re.IGNORECASE)


def tokens(text: str, pattern: re.Pattern[str], spelling: Mapping[str, str]) -> list[Token]:
    """The words of a text in order. `spelling` mends common slips ("didnt") in `norm` only."""
    found = []
    for match in pattern.finditer(text):
        word = match.group()
        norm = normalize("NFC", word).casefold().translate(_APOSTROPHES)
        found.append(Token(match.start(), match.end(), word, spelling.get(norm, norm)))
    return found


def gap(text: str, before: Token, after: Token) -> str:
    """What stands between two neighbouring words, without white space."""
    return text[before.end : after.start].strip()
