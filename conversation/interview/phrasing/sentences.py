"""Sentences of a reply, read as it comes: marks in quotes, in abbreviations and in numbers end nothing."""

import re
from collections.abc import Iterable
from typing import NamedTuple

QUESTION_MARKS = "?？؟⁇⁈⁉"
_MARKS = f".!…。！{QUESTION_MARKS}"
_UNSPACED = "。！？"  # behind these a sentence ends without a space
QUOTES = {"“": "”", "„": "“”", "«": "»", '"': '"', "「": "」", "‘": "’"}
_STOP = re.compile(rf"[\n{_MARKS}“„«\"「‘”»」’]")
_RUN = re.compile(rf"[{_MARKS}]+[\"”’»)\]*_\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]*")
_QUOTED = re.compile(r"“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|\"[^\"\n]*\"|「[^」\n]*」|‘[^‘’\n]*[^\w\s]’(?!\w)")
_LONGEST = 40  # no abbreviation has more signs
_NUMBER_OR_LETTER = re.compile(r"(?:^|\s)(?:\w|\d{1,3})\.$")  # four figures are a year, which may end a sentence


class Sentence(NamedTuple):
    """One sentence of a text; `text` is without the white space around it."""

    start: int
    end: int
    text: str
    is_question: bool


class SentenceReader:
    """Tells the sentences of a text that comes in pieces, the same however it is cut.

    `text` is all that came; what stands from `start` on is under way, and up to `sure` certainly of one sentence.
    """

    def __init__(self, abbreviations: Iterable[str] = ()) -> None:
        """`abbreviations` are given with their dots, in lower case."""
        self.text = ""
        self.start = 0
        self.sure = 0
        self._short = frozenset(abbreviations)
        self._at = 0
        self._asks = False
        self._quote = -1  # where the open quotation began
        self._doubt = -1  # its first mark: ends a sentence, if the quotation is never closed
        self._stray: set[str] = set()  # quotation marks that nothing closes in this line

    def feed(self, piece: str) -> list[Sentence]:
        """The sentences that the piece brought to their end."""
        self.text += piece
        return self._read(last=False)

    def close(self) -> list[Sentence]:
        """What is left when nothing more comes; the last of it may be a sentence without an end."""
        found = self._read(last=True)
        self._end(len(self.text), found)
        return found

    def _read(self, last: bool) -> list[Sentence]:
        found: list[Sentence] = []
        while True:
            match = _STOP.search(self.text, self._at)
            if match is None and last and self._doubt >= 0:
                self._take_for_stray()
            elif match is None:
                self._at = len(self.text)
                self.sure = self._doubt if self._doubt >= 0 else self._at
                return found
            elif self._quote >= 0:
                self._within_quote(match.start())
            elif match.group() in _MARKS:
                if not self._mark(match.start(), last, found):
                    return found
            else:
                self._line_or_quote(match.start(), found)

    def _within_quote(self, at: int) -> None:
        sign = self.text[at]
        self._at = at + 1
        if sign == "\n":
            self._take_for_stray()
        elif sign in QUOTES[self.text[self._quote]] and not self._is_apostrophe(at):
            self._quote = self._doubt = -1
        elif sign in _MARKS and self._doubt < 0:
            self._doubt = at

    def _is_apostrophe(self, at: int) -> bool:
        before = self.text[at - 1]
        return self.text[at] == "’" and (before.isalnum() or before.isspace())

    def _take_for_stray(self) -> None:
        """Nothing closes the quotation: read on behind its mark as if it were none."""
        self._stray.add(self.text[self._quote])
        self._at = self._quote + 1
        self._quote = self._doubt = -1

    def _mark(self, at: int, last: bool, found: list[Sentence]) -> bool:
        """Read a run of sentence marks; False while it hangs on what comes next."""
        run = _RUN.match(self.text, at)
        self._at = run.end() if run else at + 1
        if self._at == len(self.text) and not last:
            self._at = self.sure = at
            return False
        behind = self.text[self._at : self._at + 1]
        marks = self.text[at : self._at]
        asks = any(mark in QUESTION_MARKS for mark in marks)
        ends = not behind or behind.isspace() or any(mark in _UNSPACED for mark in marks)
        ends = ends or (asks and (behind.isupper() or behind == "¿"))  # a space was forgotten
        self._asks = self._asks or (asks and (ends or not behind.isalnum()))
        if ends and not _ends_nothing(self.text[self.start : self._at], self._short):
            self._end(self._at, found)
        return True

    def _line_or_quote(self, at: int, found: list[Sentence]) -> None:
        sign = self.text[at]
        self._at = at + 1
        if sign == "\n":
            self._stray.clear()
            self._end(at, found)
        elif sign in QUOTES and sign not in self._stray:
            self._quote = at

    def _end(self, end: int, found: list[Sentence]) -> None:
        piece = self.text[self.start : end]
        stripped = piece.strip()
        if stripped:
            lead = self.start + len(piece) - len(piece.lstrip())
            found.append(Sentence(lead, lead + len(stripped), stripped, self._asks))
        self.start, self._asks = end, False


def sentences(text: str, abbreviations: Iterable[str] = ()) -> tuple[Sentence, ...]:
    """Split a reply. `abbreviations` are given with their dots, in lower case."""
    reader = SentenceReader(abbreviations)
    return (*reader.feed(text), *reader.close())


def questions(text: str, abbreviations: Iterable[str] = ()) -> tuple[str, ...]:
    """The sentences of a reply that are questions."""
    return tuple(s.text for s in sentences(text, abbreviations) if s.is_question)


def without_quotes(text: str) -> str:
    """A text without what stands in quotation marks: the details quoted from a person."""
    return _QUOTED.sub(" ", text)


def has_end(text: str) -> bool:
    """Whether a text ends as a whole sentence does: in a sentence mark, perhaps inside quotation marks or brackets."""
    return text.rstrip().rstrip('"”’»)]*_」').endswith(tuple(_MARKS))


def _ends_nothing(so_far: str, abbreviations: frozenset[str]) -> bool:
    stripped = so_far[-_LONGEST:].rstrip()
    if not stripped.endswith("."):
        return False
    last = stripped.split()[-1].casefold().lstrip("(„“\"'")
    return last in abbreviations or bool(_NUMBER_OR_LETTER.search(stripped))
