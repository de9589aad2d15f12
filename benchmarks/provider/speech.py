"""What the simulated provider says: never the same twice, and never a question that was asked before."""

from itertools import pairwise
from random import Random

# fmt: off
NOUNS = (
    "roster", "budget", "supplier", "handover", "ledger", "workshop", "invoice", "timetable", "inspection",
    "machine", "kitchen", "archive", "shipment", "forecast", "contract", "survey", "prototype", "network",
    "harvest", "rehearsal", "translation", "warehouse", "recipe", "complaint", "audit", "release", "newsletter",
    "laboratory", "garden", "catalogue", "ceremony", "database", "bridge", "curriculum", "campaign", "permit",
    "repair", "meeting", "delivery", "interview",
)
# fmt: on
STATEMENTS = (
    "You told me about the {a} and how it stood beside the {b}.",
    "So the {a} came first, and the {b} had to wait for it.",
    "That puts the {a} in the middle of your story, next to the {b}.",
    "The {a} seems to run through all of this, and so does the {b}.",
    "It helps to know where the {a} ended and where the {b} began.",
)
# A question is a beginning and an end: few words are in all of them, so that no two are near repeats of each other.
BEGINNINGS = (
    "How did the {a} change the {b}",
    "What stood between the {a} and the {b}",
    "Who depended on your {a} or the {b}",
    "Where did the {a} meet the {b}",
    "When did your {a} outgrow the {b}",
    "Why was the {a} harder than the {b}",
    "Which part of the {a} went into your {b}",
)
ENDS = (
    " before the {c} and the {d}?",
    " once the {c} and {d} were over?",
    ", with {c} and {d} still to come?",
    " while you ran the {c} or {d}?",
    " in the weeks of {c} and {d}?",
)
# fmt: off
TOPICS = (
    "role", "organisation", "timeframe", "scope", "responsibilities", "tools", "challenge", "actions", "outcome",
    "collaboration", "learning",
)
# fmt: on
# The mark comes in pieces, as a real model's does.
_NOTES = ("\n<no", "tes>", '{"move":', '"{topic}",', '"notes":', "[]}")


def reply(number: int, tokens: int, *, with_notes: bool) -> list[str]:
    """Answer `number` in this many pieces: statements, then one question; after them, if wanted, a notes block."""
    chance = Random(number)  # noqa: S311 - varied, and the same in every run
    question = _filled(chance.choice(BEGINNINGS) + chance.choice(ENDS), chance)
    said: list[str] = []
    while _words(*said, question) < tokens * 3 // 4:
        said.append(_filled(chance.choice(STATEMENTS), chance))
    pieces = cut(" ".join((*(said or [_filled(STATEMENTS[0], chance)]), question)), tokens)
    return pieces + notes(number) if with_notes else pieces


def notes(number: int) -> list[str]:
    """The notes block in pieces: a move, and no note."""
    topic = TOPICS[number % len(TOPICS)]
    return [piece.replace("{topic}", topic) for piece in _NOTES]


def cut(text: str, count: int) -> list[str]:
    """The text in `count` pieces of nearly one length, which as a model's tokens do not keep to words."""
    ends = [round(len(text) * index / count) for index in range(count + 1)]
    return [text[start:end] for start, end in pairwise(ends) if end > start]


def _filled(pattern: str, chance: Random) -> str:
    return pattern.format(**dict(zip("abcd", chance.sample(NOUNS, 4), strict=True)))


def _words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)
