"""Where a person tells of their own health, or of their own pay."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from conversation.interview.languages import LanguagePack, pack_for
from conversation.interview.languages.privacy_words import Matter
from conversation.interview.privacy.cuts import Cut, pieces
from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.text.spans import sentences

Own: TypeAlias = Literal["health", "pay"]

_TERM = re.compile(r"<([a-z_]+)>")
_NESTED = 4


class _Rules(NamedTuple):
    phrases: tuple[re.Pattern[str], ...]
    clauses: tuple[re.Pattern[str], ...]
    telling: re.Pattern[str]
    loose: re.Pattern[str]


def own_matters(text: str, kind: Own, pack: LanguagePack) -> tuple[Cut, ...]:
    """What of a text tells of the person's own health or pay: phrases by themselves, else whole clauses."""
    return _found(text, kind, pack.code)


def tells(text: str, kind: Own, pack: LanguagePack) -> bool:
    """Whether a text may tell of a matter, whosever it is."""
    return bool(_rules(pack.code, kind).loose.search(text)) or bool(own_matters(text, kind, pack))


# What is found is short, and all of a long interview is asked for in turn.
@remembered(SHORT)
def _found(text: str, kind: Own, code: str) -> tuple[Cut, ...]:
    pack, rules = pack_for(code), _rules(code, kind)
    clauses = pieces(text, pack)
    return tuple(
        Cut(start, end, kind)
        for sentence in sentences(text)
        for start, end in _in_sentence(text, sentence.start, sentence.end, clauses, rules)
    )


def _in_sentence(
    text: str, start: int, end: int, clauses: list[tuple[int, int]], rules: _Rules
) -> Iterator[tuple[int, int]]:
    masked = text[:end]
    hidden = [m.span() for pattern in rules.phrases for m in pattern.finditer(masked, start)]
    for a, b in hidden:
        masked = f"{masked[:a]}{' ' * (b - a)}{masked[b:]}"
    for pattern in rules.clauses:
        for match in pattern.finditer(masked, start):
            hidden += _around(clauses, *match.span())
    if hidden:
        for match in rules.telling.finditer(text, start, end):
            if not any(a <= match.start() and match.end() <= b for a, b in hidden):
                hidden += _around(clauses, *match.span())
    yield from hidden


def _around(clauses: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The clauses that a match stands in, as one."""
    touched = [(a, b) for a, b in clauses if a < end and start < b]
    return [(touched[0][0], touched[-1][1])] if touched else [(start, end)]


@lru_cache(maxsize=32)
def _rules(code: str, kind: Own) -> _Rules:
    words = pack_for(code).writing.privacy
    matter: Matter = {"health": words.health, "pay": words.pay}[kind]
    return _Rules(
        tuple(_compiled(p, matter) for p in matter.phrases),
        tuple(_compiled(p, matter) for p in matter.clauses),
        _compiled(matter.telling, matter),
        _compiled(matter.loose, matter),
    )


def _compiled(pattern: str, matter: Matter) -> re.Pattern[str]:
    for _ in range(_NESTED):
        pattern = _TERM.sub(lambda m: f"(?:{matter.terms[m.group(1)]})", pattern)
    spaced = pattern.replace("'", "['’]").replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w'’-])(?:{spaced})(?![\w-])", re.IGNORECASE)
