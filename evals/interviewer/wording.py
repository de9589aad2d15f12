"""How the interviewer words its questions: which sentences they are, how alike two of them are, whether they lead."""

import re
from functools import cache
from pathlib import Path

from conversation.interview.text.spans import sentences

_WORD = re.compile(r"\w+")
# What stands in quotation marks was said by the person.
_QUOTED = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|\"[^\"]*\"")
_ALIKE = 0.75
LEADING = Path(__file__).with_name("leading.txt")
MORE = Path(__file__).with_name("more.txt")


def questions(reply: str) -> list[str]:
    """The sentences of a reply that ask."""
    return [sentence.text for sentence in sentences(reply) if "?" in sentence.text]


def plain(question: str) -> str:
    """A question without case, punctuation and spacing."""
    return " ".join(_WORD.findall(question.casefold()))


def are_alike(one: str, other: str) -> bool:
    """Whether two questions share more than three quarters of their words, details of the person's left out."""
    a, b = (frozenset(_WORD.findall(_QUOTED.sub(" ", text).casefold())) for text in (one, other))
    return bool(a and b) and len(a & b) / len(a | b) > _ALIKE


def opening(reply: str) -> str:
    """The first three words of a reply."""
    return " ".join(_WORD.findall(reply.casefold())[:3])


def leads(question: str) -> bool:
    """Whether a question puts the answer into the person's mouth."""
    asked = f" {plain(question)} "
    return any(f" {phrase} " in asked for phrase in _listed(LEADING))


def asks_on(question: str) -> bool:
    """Whether a question builds on what was told and asks for more of it: "What else …", "another result"."""
    asked = f" {plain(question)} "
    return any(f" {phrase} " in asked for phrase in _listed(MORE))


@cache
def _listed(file: Path) -> tuple[str, ...]:
    return tuple(plain(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
