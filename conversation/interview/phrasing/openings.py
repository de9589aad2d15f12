"""Where in a sentence a question may open, told while the sentence is still being written."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from conversation.interview.languages.phrases import Openings
from conversation.interview.phrasing.sentences import QUESTION_MARKS, QUOTES

_WORD = re.compile(r"([^\w'’]*)([\w'’]+)([”\"»)\]*]*)")
_SIGN = re.compile(r"[\w'’]")
_SPACE_OR_HYPHEN = re.compile(r"\s*-?")
_ASKS = re.compile(rf"¿|[{QUESTION_MARKS}].", re.DOTALL)
_COMMAS = frozenset(",–—")  # before a tag: "It went well, right?"
_QUOTES = {sign: closing for sign, closing in QUOTES.items() if closing != "’"}  # which may be an apostrophe
_Verdict = Literal["free", "wait", "opens"]


class _Beginnings(NamedTuple):
    """All that a word of a language's openings can begin with: within a clause, where one begins, behind a comma."""

    within: frozenset[str]
    clause: frozenset[str]
    comma: frozenset[str]


class Opening:
    """Says how far one sentence of a text may be shown: up to its first word that may open a question.

    The sentence begins at `at`. `heads` are beginnings of questions asked before, first word to second words. What it
    says of a text holds for every longer one; white space and marks stay behind until a word follows them.
    """

    def __init__(self, words: Openings, heads: Mapping[str, frozenset[str]], at: int = 0, whole: bool = False) -> None:
        """`whole`: nothing of the sentence may be shown before it is at its end."""
        self.held = whole
        self._words = words
        self._beginnings = _beginnings(words)
        self._heads = heads
        self._at = self._free = at
        self._bare = at  # no word begins before it
        self._clause = self._first = True
        self._quote = ""  # what closes the open quotation: the person's own words in it ask nothing
        self._head: str | None = None  # the sentence's first word, where a question asked before began with it

    def scan(self, text: str, end: int, complete: bool = False) -> int:
        """How far the text may be shown, of which [:end] is known. `complete`: the sentence ends there."""
        while not self.held and (match := self._next(text, end)):
            gap, said, closing = match.groups()
            word = said.casefold().replace("’", "'").strip("'")
            done = complete or match.end() < end
            quote = _quote_behind(gap, self._quote)
            verdict = "free" if quote else self._judge(gap, word) if done else self._judge_part(gap, word)
            if not self._quote and _ASKS.search(gap):
                verdict = "opens" if done else "wait"
            if verdict == "free":
                self._free = match.end()
            if not done:
                break
            self._quote = "" if any(sign in quote for sign in closing) else quote
            self._go_on(match.end(), word, verdict)
        return self._free

    def _next(self, text: str, end: int) -> re.Match[str] | None:
        if _SIGN.search(text, self._bare, end):
            return _WORD.match(text, self._at, end)
        self._bare = end
        return None

    def _go_on(self, at: int, word: str, verdict: _Verdict) -> None:
        self._at = self._bare = at
        self.held = verdict == "opens"
        self._clause = verdict == "wait"
        self._head = word if self._first and word in self._heads else None
        self._first = self._first and (word.isdigit() or not word)

    def _judge(self, gap: str, word: str) -> _Verdict:
        clause, words = self._clause or _breaks(gap), self._words
        forms = {word, word.partition("'")[0]}
        opens = (
            forms & words.anywhere
            or (clause and forms & words.clause)
            or (word in words.comma and not _COMMAS.isdisjoint(gap))
            or (self._head is not None and word in self._heads[self._head])
        )
        if opens:
            return "opens"
        leads = clause and word in words.before
        return "wait" if leads or not word or (self._first and (word.isdigit() or word in self._heads)) else "free"

    def _judge_part(self, gap: str, part: str) -> _Verdict:
        """The verdict on a word that may go on: it waits while it could still become one that opens a question."""
        begin = self._beginnings
        clause = self._clause or _breaks(gap)
        waits = (
            not part
            or not begin[clause].isdisjoint((part, part.partition("'")[0]))
            or (part in begin.comma and not _COMMAS.isdisjoint(gap))
            or (self._first and (part.isdigit() or _begins(part, self._heads)))
            or (self._head is not None and _begins(part, self._heads[self._head]))
        )
        return "wait" if waits else "free"


def heads(questions: Iterable[str]) -> dict[str, frozenset[str]]:
    """The first two words of each question, as `Opening` wants them."""
    found: dict[str, frozenset[str]] = {}
    for question in questions:
        words = [word.casefold().replace("’", "'").strip("'") for _, word, _ in _WORD.findall(question)]
        words = [word for word in words if word and not word.isdigit()]
        if len(words) > 1:
            found[words[0]] = found.get(words[0], frozenset()) | {words[1]}
    return found


def _breaks(gap: str) -> bool:
    """Whether a clause begins behind the marks between two words; a hyphen only joins them."""
    return _SPACE_OR_HYPHEN.fullmatch(gap) is None


def _quote_behind(gap: str, quote: str) -> str:
    """What closes the quotation that is open behind the marks between two words, of which `quote` was before them."""
    for sign in gap if len(gap) > 1 else "":
        if quote:
            quote = "" if sign in quote else quote
        elif sign in _QUOTES and (sign != '"' or gap.endswith(sign)):
            quote = _QUOTES[sign]
    return quote


def _begins(part: str, words: Iterable[str]) -> bool:
    return any(word.startswith(part) for word in words)


@cache
def _beginnings(words: Openings) -> _Beginnings:
    anywhere = _all_beginnings(words.anywhere)
    clause = anywhere | _all_beginnings(words.clause) | _all_beginnings(words.before)
    return _Beginnings(anywhere, clause, _all_beginnings(words.comma))


def _all_beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:n] for word in words for n in range(1, len(word) + 1))
