"""Find, load and choose language packs."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from conversation.interview.languages.phrases import Phrases
from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.types import Frozen

FOLDER = Path(__file__).parent
FALLBACK = "en"


class LanguagePack(Frozen):
    """All that the interview knows of one language: `reading.toml`, `phrases.toml` and `writing.toml` of its folder."""

    code: str
    name: str
    reading: ReadingWords
    phrases: Phrases
    writing: WritingWords


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a whole pack, in order."""
    return tuple(sorted(p.parent.name for p in FOLDER.glob("*/phrases.toml")))


@cache
def pack_for(code: str) -> LanguagePack:
    """The pack of a language code such as "en" or "de-AT"; the fallback's pack where there is none."""
    known = code.casefold().split("-")[0]
    if known not in available():
        known = FALLBACK
    return LanguagePack(
        code=known,
        name=_toml(known, "pack")["name"],
        reading=ReadingWords.model_validate(_toml(known, "reading")),
        phrases=Phrases.model_validate(_toml(known, "phrases")),
        writing=WritingWords.model_validate(_toml(known, "writing")),
    )


def _toml(code: str, part: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / code / f"{part}.toml").read_text(encoding="utf-8"))


def detect(text: str, default: str = FALLBACK) -> str:
    """The code of the language a text is written in, among those with a pack; `default` where the text is too short to tell."""
    if len(text.split()) < 6:
        return default
    return _identifier().rank(text)[0][0]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(available()))
    return identifier
