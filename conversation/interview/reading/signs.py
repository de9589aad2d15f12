"""Where an answer holds the signs by which the guides know their kind of experience."""

from itertools import islice
from typing import NamedTuple

from conversation.interview.guide import DEFAULT_GUIDE, all_guides
from conversation.interview.languages import LanguagePack
from conversation.interview.reading.role import is_title
from conversation.interview.text.compiled import compiled
from conversation.interview.text.lexicon import Lexicon
from conversation.interview.text.passage import Passage

_OPENS = "^"
_MOST = 60


class Sign(NamedTuple):
    """A sign of a guide over the words `first` to `last` (exclusive) of an answer."""

    guide: str
    first: int
    last: int

    def touches(self, other: "Sign") -> bool:
        """Whether the two share a word."""
        return self.first < other.last and other.first < self.last

    def within(self, other: "Sign") -> bool:
        """Whether the other says more, and this in it."""
        longer = other.last - other.first > self.last - self.first
        return longer and other.first <= self.first and self.last <= other.last


def signs(passage: Passage, pack: LanguagePack) -> list[Sign]:
    """The signs in a text, without those that only say of which sort another occupation is.

    Of signs within each other the longest stands. The default's only cast doubt on others, and yield to any that says
    the same words of another guide.
    """
    numbers = {number.first: number.last for number in passage.numbers}
    hits = _lexicon(pack).find(passage.words, numbers, {}, passage.openings)
    placed = (hit for hit in hits if not hit.cue.startswith(_OPENS) or opens(passage, hit.first))
    found = [Sign(hit.cue.lstrip(_OPENS), hit.first, hit.last) for hit in islice(placed, _MOST)]
    special = [sign for sign in found if sign.guide != DEFAULT_GUIDE]
    special = [sign for sign in special if not any(map(sign.within, special)) and not _sorts(passage, sign)]
    return [
        sign
        for sign in found
        if sign in special or (sign.guide == DEFAULT_GUIDE and not any(map(sign.touches, special)))
    ]


def opens(passage: Passage, first: int) -> bool:
    """Whether only small words stand before a word in its sentence."""
    words = passage.language.words
    small = {*words.phrases.heads, *words.phrases.replies, *words.fillers}
    while first not in passage.openings and first > 0 and passage.words[first - 1].norm in small:
        first -= 1
    return first == 0 or first in passage.openings


def _sorts(passage: Passage, sign: Sign) -> bool:
    """Whether a sign only says of which sort the occupation behind it is: "a volunteer coordinator"."""
    if sign.last >= len(passage.words):
        return False
    last, behind = passage.words[sign.last - 1], passage.words[sign.last]
    joined = passage.text[last.end : behind.start].strip("- ") == "" and last.norm not in passage.language.words.fillers
    return joined and is_title(passage.language, (behind.norm,), weak=False)


def _lexicon(pack: LanguagePack) -> Lexicon:
    """The signs of all guides in one language."""
    guides = all_guides()
    ids = [id(guide) for guide in guides]
    known = _lexicons.get(pack.code)
    if known is None or known[0] != ids:
        cues: dict[str, list[str]] = {}
        for guide in guides:
            for sign in guide.signs.get(pack.code, ()):
                cue = _OPENS * sign.startswith(_OPENS) + guide.key
                # A hyphen parts words, also within one of several words to choose from.
                cues.setdefault(cue, []).append(sign.removeprefix(_OPENS).replace("-", "~"))
        known = _lexicons[pack.code] = ids, compiled(pack.reading).lexicon(cues)
    return known[1]


# By language, with the guides that it was made of: they cannot be a key, since they hold dictionaries.
_lexicons: dict[str, tuple[list[int], Lexicon]] = {}
