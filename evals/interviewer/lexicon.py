"""The lists of words in `words/`, one file a language, made ready to search with."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from conversation.interview.types import TOPIC_KEYS, TopicKey

FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("en", "de", "fr", "es")
_WEIGHTS = {"strong": 3.0, "plain": 2.0, "weak": 0.5}


class Phrase(NamedTuple):
    """What names a topic. `loose`: any words may stand within it."""

    topic: TopicKey
    weight: float
    pattern: re.Pattern[str]
    loose: bool


class Lexicon(NamedTuple):
    """One language's words. `says`: what a person types beside their facts, by occasion."""

    kinds: dict[str, re.Pattern[str]]
    topics: tuple[Phrase, ...]
    marks: dict[str, re.Pattern[str]]
    shared: frozenset[str]
    says: dict[str, tuple[str, ...]]
    strongest: float = _WEIGHTS["strong"]


def folded(text: str) -> str:
    """A text without case and accents, with plain apostrophes: as the patterns are."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " "))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language. Raises ValueError where there are none."""
    if language not in LANGUAGES:
        raise ValueError(f"A simulated person speaks {', '.join(LANGUAGES)}; “{language}” is none of them.")
    held = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Lexicon(
        kinds={kind: either(phrases) for kind, phrases in held["kinds"].items()},
        topics=tuple(_topics(held["topics"])),
        marks={name: either(held[name]) for name in ("asks", "open", "wh", "more", "or", "any", "again")},
        shared=frozenset(map(folded, held["shared"])),
        says={occasion: tuple(ways) for occasion, ways in held["says"].items()},
    )


def _topics(held: dict[str, dict[str, list[str]]]) -> Iterator[Phrase]:
    for topic in TOPIC_KEYS:
        for strength, weight in _WEIGHTS.items():
            for phrase in held[topic][strength]:
                yield Phrase(topic, weight, either([phrase]), ".." in phrase or ".*" in phrase)


def either(phrases: list[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases, as whole words: `*` is any letters, `..` up to five words."""
    return re.compile("|".join(rf"(?<!\w)(?:{_pattern(phrase)})(?!\w)" for phrase in phrases))


def _pattern(phrase: str) -> str:
    """`.*` and `\\w*` stay what they are in any pattern."""
    plain = re.sub(r"(?<![.w])\*", r"\\w*", folded(phrase.strip()))
    spaced = plain.replace(" .. ", "\0").replace(" ?", r"\W*").replace(" ", r"\W+")
    return spaced.replace("\0", r"\W+(?:\w+\W+){0,5}?").replace(".*", ".{0,60}?")
