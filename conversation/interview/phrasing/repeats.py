"""Whether two questions are the same question, word for word or nearly."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from conversation.interview.phrasing.sentences import questions, without_quotes
from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.types import Asked

NEAR = 0.75
_WORD = re.compile(r"\w+")


def tokens(question: str) -> frozenset[str]:
    """The words of a question in lower case, without details quoted from the person."""
    return frozenset(_WORD.findall(without_quotes(question).casefold()))


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Shared words over all words of two questions, 0 to 1."""
    return len(first & second) / len(first | second) if first or second else 1.0


def is_repeat(question: str, earlier: Iterable[frozenset[str]]) -> bool:
    """Whether a question repeats one of the earlier ones, given as `tokens`."""
    mine = tokens(question)
    return any(overlap(mine, other) > NEAR for other in earlier)


def is_close(question: str, earlier: Iterable[frozenset[str]]) -> bool:
    """As `is_repeat`, and stricter, for our own: also where one question's words are nearly all in the other."""
    mine = tokens(question)
    joined = " ".join(sorted(mine))
    return any(
        overlap(mine, other) > NEAR or fuzz.token_set_ratio(joined, " ".join(sorted(other))) > NEAR * 100
        for other in earlier
    )


def asked_questions(asked: Iterable[Asked], abbreviations: Iterable[str] = ()) -> tuple[frozenset[str], ...]:
    """The questions of all replies so far, as `tokens`."""
    short = frozenset(abbreviations)
    return tuple(question for each in asked for question in _questions(each.text, short))


@remembered(SHORT)
def _questions(text: str, short: frozenset[str]) -> tuple[frozenset[str], ...]:
    return tuple(tokens(question) for question in questions(text, short))
