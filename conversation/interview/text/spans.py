"""Sentences, clauses and words of a text with their places. `text[span.start:span.end] == span.text`, always."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from conversation.interview.languages import LanguagePack

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*(?:['’](?:[^\W_]|[\u0300-\u036f])+)*")
_BULLET = re.compile(r"[ \t]*(?:[-–—*•·●▪◦‣⁃➤»>]+|\(?\d{1,2}[.)]|[a-zA-Z]\))[ \t]+|[ \t]*[•●▪◦‣➤][ \t]*")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x85\x0b\x0c]+")
_STOP = re.compile(r"[.!?…。！？؟۔]+[\"'”’»)\]]*(?=\s|$)|(?<=[a-zà-ÿ]{2})[.!?](?=[A-ZÀ-Þ][a-zà-ÿ]|I['’ ])|[。！？]")
_ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "vs",
        "approx",
        "dept",
        "est",
        "fig",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "corp",
        "etc",
        "incl",
        "resp",
        "ca",
        "z.b",
        "u.a",
        "bzw",
        "usw",
        "nr",
        "d.h",
        "str",
        "abt",
        "p.ex",
        "m",
        "mm",
        "mme",
        "env",
        "sra",
        "srta",
        "ud",
        "uds",
        "ej",
        "p.ej",
        "aprox",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_ENDING = frozenset(["etc", "inc", "ltd", "co", "corp", "usw"])
_WRAP = 60


class Span(NamedTuple):
    """A stretch of a text, in code points."""

    start: int
    end: int
    text: str


def span(text: str, start: int, end: int) -> Span:
    """The stretch from `start` to `end` without the white space at its edges."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    return Span(start, start + len(stripped), stripped)


class Cover:
    """Stretches of a text, to be asked fast whether one touches another."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._ends = [end for _, end in self._spans]

    def touches(self, start: int, end: int) -> bool:
        """Whether any stretch shares a place with `start:end`."""
        at = bisect_right(self._ends, start)
        return at < len(self._spans) and self._spans[at][0] < end


def words(text: str) -> tuple[Span, ...]:
    """The words of a text, without punctuation."""
    return tuple(Span(m.start(), m.end(), m.group()) for m in _WORD.finditer(text))


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences and list items, without bullets; a line break ends one unless the text is hard-wrapped there."""
    found: list[Span] = []
    for begin, end in _lines(text):
        bullet = _BULLET.match(text, begin, end)
        opens = bullet.end() if bullet else begin
        stops = _stops(text, opens, end)
        pieces = (span(text, start, stop) for start, stop in pairwise([opens, *stops]))
        found.extend(piece for piece in pieces if piece.text)
    return tuple(found)


def clauses(text: str, pack: "LanguagePack") -> tuple[Span, ...]:
    """The clauses of all sentences: the parts that each tell one thing."""
    from conversation.interview.text.clauses import clauses_of

    return tuple(clause for sentence in clauses_of(text, pack.reading) for clause in sentence)


def bulleted(text: str, sentence: Span) -> bool:
    """Whether a sentence opens a list item."""
    line = max(text.rfind("\n", 0, sentence.start), text.rfind("\r", 0, sentence.start)) + 1
    bullet = _BULLET.match(text, line)
    return bool(bullet) and text[bullet.end() : sentence.start].strip() == "" and bullet.end() <= sentence.start  # type: ignore[union-attr]


def _lines(text: str) -> list[tuple[int, int]]:
    """Lines, those of a hard-wrapped paragraph joined."""
    found: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        if found and _wrapped(text, found[-1], match):
            found[-1] = (found[-1][0], match.end())
        else:
            found.append((match.start(), match.end()))
    return found


def _wrapped(text: str, before: tuple[int, int], line: re.Match[str]) -> bool:
    gap = text[before[1] : line.start()]
    if gap.count("\n") > 1 or len(text[max(before[0], text.rfind("\n", 0, before[1]) + 1) : before[1]]) < _WRAP:
        return False
    first = line.group().lstrip()[:1]
    return first.islower() and text[before[1] - 1] not in ".!?:;"


def _stops(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of one line end."""
    stops = [m.end() for m in _STOP.finditer(text, start, end) if _ends(text, start, m)]
    return stops if stops and stops[-1] >= end else [*stops, end]


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if not stop.group().startswith((".", "…")):
        return True
    after = text[stop.end() : stop.end() + 40].lstrip()[:1]
    if len(stop.group().rstrip("\"'”’»)]")) > 1 or stop.group().startswith("…"):
        return not after.islower()
    word = text[max(start, stop.start() - 12) : stop.start()].rpartition(" ")[2].lstrip("(\"'").casefold()
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"):
        return word in _ENDING and (after.isupper() or not after)
    return not (word.isdigit() and len(word) <= 2 and start == stop.start() - len(word))
