"""Find, load and choose language packs."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from conversation.interview.languages.identify import ranked
from conversation.interview.languages.naming_words import NamingWords
from conversation.interview.languages.phrases import Phrases
from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.types import Frozen

FOLDER = Path(__file__).parent
FALLBACK = "en"
PARTS = ("pack", "reading", "phrases", "writing", "telling", "naming")
MIN_WORDS = 6
MIN_CERTAINTY = 0.95


class LanguagePack(Frozen):
    """All that the interview knows of one language: the TOML files of its folder."""

    code: str
    name: str
    reading: ReadingWords
    phrases: Phrases
    writing: WritingWords
    naming: NamingWords


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a whole pack, in order."""
    folders = (path for path in FOLDER.iterdir() if path.is_dir())
    return tuple(sorted(path.name for path in folders if all((path / f"{part}.toml").is_file() for part in PARTS)))


def pack_for(code: str) -> LanguagePack:
    """The pack of a language code such as "en" or "de-AT"; the fallback's pack where there is none."""
    known = code.casefold().split("-")[0]
    return _pack(known if known in available() else FALLBACK)


@cache
def _pack(code: str) -> LanguagePack:
    return LanguagePack(
        code=code,
        name=_toml(code, "pack")["name"],
        reading=ReadingWords.model_validate(_toml(code, "reading")),
        phrases=Phrases.model_validate(_toml(code, "phrases")),
        naming=NamingWords.model_validate(_toml(code, "naming")),
        writing=WritingWords.model_validate(_toml(code, "writing") | {"telling": _toml(code, "telling")}),
    )


def _toml(code: str, part: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / code / f"{part}.toml").read_text(encoding="utf-8"))


def detect(text: str, default: str = FALLBACK) -> str:
    """The code of the language a text is written in, a pack's or not; `default` where the text is too short to tell."""
    if len(text.split()) < MIN_WORDS:
        return default
    likely = ranked(text)
    code, certainty = likely[0]
    if certainty >= MIN_CERTAINTY:
        return code
    # Close relatives share the rest of the certainty (Spanish and Galician): then the likeliest pack may have it.
    packed = [(code, chance) for code, chance in likely if code in available()]
    code, chance = packed[0]
    return code if chance >= MIN_CERTAINTY * sum(other for _, other in packed) else default
