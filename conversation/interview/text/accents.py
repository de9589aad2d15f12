"""Words as they are typed without their accents, and the accented words of a language that they stand for."""

import re
from collections.abc import Iterator
from typing import Any

from conversation.interview.languages.reading_words import ReadingWords

_SHORTEST = 3
_WORDS = re.compile(r"[^\W\d_]+")


def unaccented(reading: ReadingWords) -> dict[str, str]:
    """Each plain spelling of a word that reading knows, with that word; none that is a word of its own."""
    known = {word for said in _strings(reading.model_dump()) for word in _WORDS.findall(said.casefold())}
    kept = re.compile(reading.not_plain)
    letters = str.maketrans(dict(reading.plain_letters))
    found = {
        word.translate(letters): word for word in sorted(known) if len(word) >= _SHORTEST and not kept.fullmatch(word)
    }
    return {plain: word for plain, word in found.items() if plain not in known}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from _strings(key)
            yield from _strings(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _strings(held)
