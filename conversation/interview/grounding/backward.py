"""Words that point back to what was told just before: "it", "those"."""

import re
from functools import lru_cache

from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.reading_words import ReadingWords


def points_back(hearing: Hearing, piece: Piece, pack: LanguagePack, end: int | None = None) -> bool:
    """Whether a piece, up to a place, holds a word such as "it" or "those"; an article before a noun is none."""
    said = hearing.text[piece.start : piece.end if end is None else end]
    return any(not said[m.end() :].lstrip()[:1].isupper() for m in _back(pack.reading).finditer(said))


@lru_cache(maxsize=16)
def _back(reading: ReadingWords) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in reading.figures.back) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
