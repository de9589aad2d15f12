"""A trie of cue phrases, found in one pass over the words of a text.

A phrase is written in plain words: `work|worked as` (either word), `left|moved~on` (either, the second of two words),
`started out? as` (the word may be missing), `struggl*` (any ending), `_` (any word), `#` (a number), `@` (a date). What
a speaker strews in ("really", "also") may stand between the words of a phrase.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from conversation.interview.text.tokens import Token

Runs: TypeAlias = Mapping[int, int]
_STEM = 3


class Hit(NamedTuple):
    """A cue over the words `first` to `last` (exclusive)."""

    cue: str
    first: int
    last: int


class _Node:
    __slots__ = ("any", "cues", "date", "number", "stems", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.stems: dict[str, list[tuple[str, _Node]]] = {}
        self.any: _Node | None = None
        self.number: _Node | None = None
        self.date: _Node | None = None
        self.cues: list[str] = []

    def child(self, word: str) -> "_Node":
        if word in ("_", "#", "@"):
            slot = {"_": "any", "#": "number", "@": "date"}[word]
            node = getattr(self, slot)
            if node is None:
                node = _Node()
                setattr(self, slot, node)
            return node  # type: ignore[no-any-return]
        if not word.endswith("*"):
            return self.words.setdefault(word, _Node())
        stem = word[:-1]
        bucket = self.stems.setdefault(stem[:_STEM], [])
        for known, node in bucket:
            if known == stem:
                return node
        bucket.append((stem, _Node()))
        return bucket[-1][1]

    def next(self, norm: str) -> "list[_Node]":
        found = []
        exact = self.words.get(norm)
        if exact is not None:
            found.append(exact)
        if self.stems:
            for stem, node in self.stems.get(norm[:_STEM], ()):
                if norm.startswith(stem):
                    found.append(node)
        if self.any is not None:
            found.append(self.any)
        return found


class _Marks(NamedTuple):
    numbers: Runs
    dates: Runs
    breaks: Container[int]


class Lexicon:
    """The cue phrases of one language."""

    def __init__(self, cues: Mapping[str, Iterable[str]], fillers: Iterable[str]) -> None:
        self._root = _Node()
        self._fillers = frozenset(fillers)
        for cue, phrases in cues.items():
            for phrase in phrases:
                self._add(cue, phrase)

    def _add(self, cue: str, phrase: str) -> None:
        for words in expand(phrase):
            node = self._root
            for word in words:
                node = node.child(word)
            if cue not in node.cues:
                node.cues.append(cue)

    def find(self, words: Sequence[Token], numbers: Runs, dates: Runs, breaks: Container[int] = ()) -> list[Hit]:
        """All cues in the words, longest first at each place.

        `numbers` and `dates` map a first word to the word after the last; no phrase runs on into a word of `breaks`.
        """
        hits: list[Hit] = []
        norms = [word.norm for word in words]
        root = self._root
        marks = _Marks(numbers, dates, breaks)
        for first, norm in enumerate(norms):
            if (
                norm not in root.words
                and norm[:_STEM] not in root.stems
                and first not in numbers
                and first not in dates
            ):
                continue
            longest: dict[str, int] = {}
            self._walk(self._root, norms, first, marks, longest)
            hits.extend(Hit(cue, first, last) for cue, last in longest.items())
        return hits

    def _walk(self, start: _Node, norms: Sequence[str], at: int, marks: "_Marks", longest: dict[str, int]) -> None:
        numbers, dates, breaks = marks
        stack = [(start, at, 0)]
        while stack:
            node, here, skipped = stack.pop()
            for cue in node.cues:
                longest[cue] = max(here, longest.get(cue, 0))
            if here >= len(norms) or (here in breaks and here != at):
                continue
            stack.extend((child, here + 1, 0) for child in node.next(norms[here]))
            if node.number is not None and here in numbers:
                stack.append((node.number, numbers[here], 0))
            if node.date is not None and here in dates:
                stack.append((node.date, dates[here], 0))
            if node is not start and skipped < 2 and norms[here] in self._fillers and norms[here] not in node.words:
                stack.append((node, here + 1, skipped + 1))


def expand(phrase: str) -> list[tuple[str, ...]]:
    """The plain word sequences that a phrase stands for."""
    slots: list[list[str]] = []
    for word in phrase.casefold().split():
        optional = word.endswith("?")
        options = [part for part in word.rstrip("?").split("|") if part]
        slots.append([*options, ""] if optional else options)
    plain = (tuple(word for word in words if word) for words in product(*slots))
    return list(dict.fromkeys(tuple(" ".join(words).replace("~", " ").split()) for words in plain if words))
