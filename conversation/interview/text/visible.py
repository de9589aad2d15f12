"""Whether a text shows anything at all."""

import unicodedata

# Letters by category that show nothing: Hangul fillers and the empty Braille cell.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def is_blank(text: str) -> bool:
    """Whether nothing in a text is visible: only white space, control and format characters, fillers, bare marks."""
    return not any(_shows(character) for character in text)


def _shows(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZCM" and character not in _FILLERS
