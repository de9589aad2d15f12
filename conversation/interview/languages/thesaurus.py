"""What a writer may write for what a person said: the `thesaurus*.txt` of a language.

A line is one meaning, `written, written … = said, said …`: any of its words backs each word on the left; with `<=` for
`=`, only one on the right does. `~` in a phrase stands for a few words between. Words are in their dictionary form.
"""

import sys
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from conversation.interview.text.wordforms import plain_words

FOLDER = Path(__file__).parent
GAP = "~"
# The words of a phrase, one after the other, with GAP where others may stand between.
Phrase: TypeAlias = tuple[str, ...]


class Backers(NamedTuple):
    """What a person may have said where a writer writes a word: single words, and phrases of several."""

    words: frozenset[str]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Thesaurus:
    """`meanings`: the phrases of each line. `words` and `phrases` (by their first word) name the lines whose left side
    they stand on. Compared by identity, since it is read once."""

    meanings: tuple[tuple[Phrase, ...], ...]
    words: dict[str, tuple[int, ...]]
    phrases: dict[str, tuple[tuple[Phrase, int], ...]]

    def backers(self, forms: tuple[str, ...]) -> Backers:
        """What backs a written word; `forms` are the word's own."""
        return _backers(self, forms)

    def agree(self, forms: tuple[str, ...], others: tuple[str, ...]) -> bool:
        """Whether one word may be written where the other was said."""
        return any((other,) in self.meanings[n] for form in forms for n in self.words.get(form, ()) for other in others)


@lru_cache(maxsize=8_000)
def _backers(listing: Thesaurus, forms: tuple[str, ...]) -> Backers:
    lines = dict.fromkeys(n for form in forms for n in listing.words.get(form, ()))
    found = dict.fromkeys(phrase for line in lines for phrase in listing.meanings[line])
    return Backers(frozenset(p[0] for p in found if len(p) == 1), tuple(p for p in found if len(p) > 1))


NOTHING = Thesaurus((), {}, {})


@cache
def thesaurus(code: str) -> Thesaurus:
    """The thesaurus of a language; an empty one where the language has none."""
    files = sorted((FOLDER / code).glob("thesaurus*.txt"))
    return parsed("\n".join(file.read_text(encoding="utf-8") for file in files)) if files else NOTHING


def parsed(text: str) -> Thesaurus:
    """The thesaurus that a text holds. Raises ValueError, which names the line, where one cannot be read."""
    meanings: list[tuple[Phrase, ...]] = []
    words: dict[str, list[int]] = {}
    phrases: dict[str, list[tuple[Phrase, int]]] = {}
    # Each phrase is kept once, however many lines it stands on.
    same: dict[Phrase, Phrase] = {}
    for number, raw in enumerate(text.splitlines(), 1):
        entry = raw.partition("#")[0].strip()
        if not entry:
            continue
        written, said, alike = _sides(entry, number)
        for phrase in written:
            if len(phrase) == 1:
                words.setdefault(phrase[0], []).append(len(meanings))
            else:
                phrases.setdefault(phrase[0], []).append((phrase, len(meanings)))
        meanings.append(tuple(same.setdefault(p, p) for p in ((*written, *said) if alike else said)))
    return Thesaurus(
        tuple(meanings), {w: tuple(n) for w, n in words.items()}, {w: tuple(found) for w, found in phrases.items()}
    )


def _sides(entry: str, number: int) -> tuple[list[Phrase], list[Phrase], bool]:
    """Both sides of a line, and whether its written words mean the same."""
    written, equals, said = entry.partition("=")
    alike, written = not written.endswith("<"), written.removesuffix("<")
    sides = [[_phrase(item) for item in side.split(",")] for side in (written, said) if side.strip() or side is written]
    if "=" in said or (equals and not said.strip()) or not all(phrase for side in sides for phrase in side):
        raise ValueError(f"Line {number} of a thesaurus cannot be read: {entry!r}. Expected: written, … = said, …")
    return sides[0], sides[1] if len(sides) > 1 else [], alike


@lru_cache(maxsize=1_000)
def _phrase(item: str) -> Phrase:
    parts = [tuple(sys.intern(word) for word in plain_words(part)) for part in item.split(GAP)]
    joined: tuple[str, ...] = parts[0]
    for part in parts[1:]:
        joined = (*joined, GAP, *part)
    return joined if joined[:1] != (GAP,) and joined[-1:] != (GAP,) else ()
