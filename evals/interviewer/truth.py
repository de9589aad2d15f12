"""What is true of an interview, told by the person's facts alone: what was found, and when it was enough."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from conversation.interview.guide import guide_for
from conversation.interview.types import TopicKey
from evals.grounding.hostile import unsaid_figures
from evals.interviewer.persona import Fact, Persona
from evals.interviewer.talk import Talk, Turn


class Point(NamedTuple):
    """An interview after some answer: `enough`, by the facts, and whether it was said to be."""

    talk: Talk
    number: int
    enough: bool
    suggested: bool


def points(talk: Talk) -> Iterator[Point]:
    """Each point of an interview at which the write-up could be suggested."""
    for number, turn in enumerate(talk.turns, 1):
        if not turn.finishing:
            yield Point(talk, number, is_enough(talk.person, turn), turn.suggested)


def is_enough(person: Persona, turn: Turn) -> bool:
    """Whether the person has told or declined all that the guide requires, or said that they must go."""
    told = {fact.topic for fact in person.facts if fact.key in turn.told}
    return turn.stops or required(person) <= told | turn.declined


def required(person: Persona) -> frozenset[TopicKey]:
    """The topics without which an experience of this kind is not told."""
    return frozenset(topic.key for topic in guide_for(person.kind).topics if topic.required)


def stands_in(fact: Fact, texts: Iterable[str]) -> bool:
    """Whether a fact can be found in one of some texts."""
    return any(words.casefold() in text.casefold() for text in texts for words in fact.find)


def noted(talk: Talk) -> list[str]:
    """What the ledger holds: of each note its value and its quote."""
    return [text for note in talk.notes for text in (note["value"], note["quote"])]


def written(summary: dict[str, Any]) -> list[str]:
    """All that a reader of a write-up reads."""
    story, skills = summary["interview_story"], summary["skills_identified"]
    strings = [summary[name] for name in ("title", "narrative_summary", "timeline", "role_context")]
    lists = (summary["resume_bullets"], summary["key_achievements"], *skills.values())
    return [*strings, *story.values(), *(text for found in lists for text in found)]


def falsehoods(talk: Talk) -> list[str]:
    """What stands in the write-up though the person took it back, and runs of digits that they never typed."""
    texts, said = written(talk.summary), "\n".join(turn.answer for turn in talk.turns)
    wrong = [words for fact in talk.person.facts if fact.key in talk.told for words in fact.wrong]
    out = [words for words in wrong if any(words.casefold() in text.casefold() for text in texts)]
    return [*out, *unsaid_figures(texts, said, talk.person.language)]
