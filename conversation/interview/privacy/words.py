"""The words of a text as names are looked for in it."""

import re
from typing import NamedTuple
from unicodedata import combining, normalize

from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.text.spans import sentences

# French "d'Anne" and "qu'Anne" are two words each.
_ELIDED = r"(?:[cdjlmnst]|qu)['’](?=[^\W\d_])"
# A letter, or an accent that is written as a character of its own (text in Unicode's decomposed form).
_LETTER = r"[\w\u0300-\u036f]"
_TOKEN = re.compile(rf"(?<!\w){_ELIDED}|[^\W\d_](?:{_LETTER}|[-'’](?=\w))*", re.IGNORECASE)
_SPOKEN = re.compile(r"\d+(?:[.,]\d+)*|[£$€]|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_TILDE = "\u0303"
_OWN = re.compile(r"['’]s?$", re.IGNORECASE)


class Word(NamedTuple):
    """A word at `text[start:end]`, without the `'s` of a possessive, which ends at `whole`; `low` is it in lower case,
    `bare` without accents too. It `opens` a sentence."""

    start: int
    end: int
    whole: int
    text: str
    low: str
    bare: str
    opens: bool

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is: with one capital in front."""
        return self.text[0].isupper() and not self.text.isupper()

    @property
    def owns(self) -> bool:
        """Whether it is a possessive."""
        return self.whole > self.end


@remembered(SHORT)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    openings = {s.start for s in sentences(text)}
    found = []
    for match in _TOKEN.finditer(text):
        said = _OWN.sub("", match.group()) if len(match.group()) > 2 else match.group()
        end = match.start() + len(said)
        low = normalize("NFC", said).casefold()
        found.append(Word(match.start(), end, match.end(), said, low, bare(low), match.start() in openings))
    return tuple(found)


def bare(low: str) -> str:
    """A word without its accents; "ñ" is a letter of its own."""
    return "".join(char for char in normalize("NFD", low) if not combining(char) or char == _TILDE)


def beside(text: str, before: Word, after: Word) -> bool:
    """Whether nothing but a space stands between two words."""
    return not before.owns and text[before.whole : after.start] in (" ", "\u00a0")


def spoken(text: str) -> frozenset[str]:
    """The words, numbers and signs of a currency in a text, in lower case and whichever way a number is written."""
    return frozenset(_low(match) for match in _SPOKEN.finditer(text))


def without(text: str, hidden: frozenset[str], mark: str) -> str:
    """A text with a mark for each of some words and numbers."""
    return _SPOKEN.sub(lambda match: mark if _low(match) in hidden else match.group(), text)


def _low(match: re.Match[str]) -> str:
    return normalize("NFC", match.group()).casefold().replace(",", ".")
