"""Past tense by each pack's own rule."""

from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from conversation.interview.languages.writing_words import VerbForms

# Made by tools/verb_table.py, which says what stands in a row; from lemminflect, whose licence is beside it.
TABLE = Path(__file__).with_name("english_verbs.txt")
_KNOWN = {"am": "was", "is": "was", "are": "were", "was": "was", "were": "were", "programming": "programmed"}


class _Entry(NamedTuple):
    """What the table has of a word: its dictionary form, whether it is nothing but a verb, and its simple pasts."""

    base: str
    only_verb: bool
    pasts: tuple[str, ...]


_NO_VERB = _Entry("", False, ())


def past(word: str, forms: VerbForms) -> str:
    """The simple past of a verb in any form; the word as it is where the language keeps what was said."""
    known = _KNOWN.get(word.casefold())
    if known and forms == "english":
        return known
    if is_past(word, forms):
        return word
    pasts = _entry(word.casefold()).pasts if forms == "english" else ()
    return pasts[0] if pasts else word


def base(word: str, forms: VerbForms) -> str:
    """The dictionary form of a word that can be a verb; "" where it cannot or the language keeps what was said."""
    return _entry(word.casefold()).base if forms == "english" else ""


def is_past(word: str, forms: VerbForms) -> bool:
    """Whether a word is the simple past of some verb."""
    return forms == "english" and word.casefold() in _entry(word.casefold()).pasts


def is_only_verb(word: str, forms: VerbForms) -> bool:
    """Whether a word can be a verb and nothing else."""
    return forms == "english" and _entry(word.casefold()).only_verb


@lru_cache(maxsize=5_000)
def is_known(word: str, language: str) -> bool:
    """Whether a lower-case word stands in the dictionary of a language; False for names, mostly."""
    if not language:
        return False
    from simplemma import is_known as listed

    return bool(word) and bool(listed(word, language, low_memory=True))


@lru_cache(maxsize=5_000)
def _entry(word: str) -> _Entry:
    """What the table has of a lower-case word."""
    rows = _rows()
    at = bisect_left(rows, f"{word} ")
    found, base_form, sign, pasts = rows[at].split(" ", 3) if at < len(rows) else ("", "", "", "")
    return _Entry(base_form, sign == "=", tuple(pasts.split("/"))) if found == word else _NO_VERB


@cache
def _rows() -> list[str]:
    return TABLE.read_text(encoding="utf-8").splitlines()
