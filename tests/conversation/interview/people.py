"""People to interview: what each has to tell, under its topic, and how each tells it."""

import tomllib
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from conversation.interview.types import TopicKey

Habit: TypeAlias = Literal[
    "terse", "plain", "rambling", "evasive", "rich", "asks_back", "stops_early", "corrects", "wanders"
]


class Fact(NamedTuple):
    """One thing to tell: in a sentence, and in as few words as a terse person takes."""

    topic: TopicKey
    text: str
    short: str
    aspect: str = ""


class Person(NamedTuple):
    """Somebody with an experience. `silent` topics they know nothing of."""

    name: str
    guide: str
    habit: Habit
    facts: tuple[Fact, ...]
    silent: frozenset[TopicKey] = frozenset()


_TOLD = tomllib.loads((Path(__file__).parent / "facts.toml").read_text(encoding="utf-8"))
ROSA, IBRAHIM, GRETA, WILL, HANNA = (
    tuple(Fact(**fact) for fact in _TOLD[name]) for name in ("rosa", "ibrahim", "greta", "will", "hanna")
)
PEOPLE: tuple[Person, ...] = (
    Person("Rosa", "employment", "plain", ROSA),
    Person("Rosa in a hurry", "employment", "terse", ROSA),
    Person("Rosa with her old résumé", "employment", "rich", ROSA),
    Person("Ibrahim", "employment", "terse", IBRAHIM, frozenset({"learning"})),
    Person("Ibrahim on a good day", "employment", "rambling", IBRAHIM),
    Person("Greta", "employment", "plain", GRETA),
    Person("Greta, curious", "employment", "asks_back", GRETA),
    Person("Greta, who corrects herself", "employment", "corrects", GRETA),
    Person("Will", "military", "terse", WILL),
    Person("Will, off duty", "military", "wanders", WILL),
    Person("Will, guarded", "military", "evasive", WILL, frozenset({"collaboration", "learning", "tools"})),
    Person("Will, with no time", "military", "stops_early", WILL),
)
GERMANS: tuple[Person, ...] = (
    Person("Hanna", "employment", "plain", HANNA),
    Person("Hanna in Eile", "employment", "terse", HANNA),
    Person("Hanna mit ihrem Lebenslauf", "employment", "rich", HANNA),
)
