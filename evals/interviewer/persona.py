"""The simulated people: who they are, what they could tell, and how they talk. One TOML file each in `evals/personas/`.

python -m evals.interviewer.persona FILE …     says whether they can be read, and what they hold
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias, get_args

from pydantic import Field, ValidationError, model_validator

from conversation.interview.types import Frozen, TopicKey

FOLDER = Path(__file__).parents[1] / "personas"
# Those that the interviewer may be tuned on, and those that it is only measured with.
HALVES = ("tuning", "measuring")

Trait: TypeAlias = Literal[
    "terse",
    "rambling",
    "forgetful",
    "modest",
    "boastful",
    "evasive",
    "off-topic",
    "correcting",
    "second-language",
    "rich-first-answer",
    "stops-early",
]
TRAITS: tuple[Trait, ...] = get_args(Trait)
Kind: TypeAlias = Literal[
    "employment",
    "internship",
    "project",
    "volunteering",
    "freelance",
    "care",
    "military",
    "research",
    "leadership",
    "open_source",
]
Words: TypeAlias = Annotated[str, Field(min_length=1)]


class Fact(Frozen):
    """One thing that the person could tell, under the topic whose question brings it out.

    `says`: ways in which they type it, the shortest first; each tells it whole. `find`: it counts as found where one of
    these stands, whatever the case. `shy`: never told before it is asked for. `slip`: what they type first, wrongly, to
    put it right in their next answer; it then may not come out, nor anything in `wrong`.
    """

    key: Words
    topic: TopicKey
    says: Annotated[tuple[Words, ...], Field(min_length=1)]
    find: Annotated[tuple[Words, ...], Field(min_length=1)]
    shy: bool = False
    slip: str = ""
    wrong: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for way in self.says:
            if not any(words.casefold() in way.casefold() for words in self.find):
                raise ValueError(f"None of `find` stands in “{way}”, so it could not be found there.")
        if self.slip and not self.wrong:
            raise ValueError("A slip needs `wrong`: the words of it that may not come out.")
        return self


class Persona(Frozen):
    """A person. `opening`: what they paste as their first answer, for the trait rich-first-answer; it tells the facts
    named in `opens_with`. `asides`: sentences of theirs on other matters. `stops_with`: how they say that they must go.
    """

    who: Words
    language: Literal["en", "de", "fr", "es"]
    kind: Kind
    traits: tuple[Trait, ...] = ()
    facts: Annotated[tuple[Fact, ...], Field(min_length=8)]
    opening: str = ""
    opens_with: tuple[Words, ...] = ()
    asides: tuple[Words, ...] = ()
    stops_with: str = ""
    name: str = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        keys = [fact.key for fact in self.facts]
        if len(set(keys)) < len(keys):
            raise ValueError("Two facts have the same key.")
        if unknown := set(self.opens_with) - set(keys):
            raise ValueError(f"`opens_with` names facts that are not there: {', '.join(sorted(unknown))}.")
        for trait, needed in _NEEDED.items():
            if trait in self.traits and not needed(self):
                raise ValueError(f"The trait “{trait}” needs {_NAMED[trait]}.")
        return self


_NEEDED: dict[Trait, Callable[[Persona], object]] = {
    "rich-first-answer": lambda person: person.opening and person.opens_with,
    "stops-early": lambda person: person.stops_with,
    "off-topic": lambda person: person.asides,
    "rambling": lambda person: person.asides,
    "correcting": lambda person: any(fact.slip for fact in person.facts),
}
_NAMED: dict[Trait, str] = {
    "rich-first-answer": "`opening` and `opens_with`",
    "stops-early": "`stops_with`",
    "off-topic": "`asides`",
    "rambling": "`asides`",
    "correcting": "a fact with a `slip`",
}


@cache
def personas(half: str) -> tuple[Persona, ...]:
    """The people of one half, in the order of their files. Raises ValueError, which names the file, on a bad one."""
    return tuple(read(file) for file in sorted((FOLDER / half).glob("*.toml")))


def read(file: Path) -> Persona:
    """The person of one file. Raises ValueError, which names the file, where it cannot be read."""
    try:
        return Persona.model_validate(tomllib.loads(file.read_text(encoding="utf-8")) | {"name": file.stem})
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise ValueError(f"{file}: {error}") from error


def main(files: list[str]) -> int:
    """Say whether files can be read. 0 if all can."""
    broken = 0
    for file in files:
        try:
            person = read(Path(file))
        except ValueError as error:
            broken += 1
            print(error)
        else:
            counted = Counter(fact.topic for fact in person.facts)
            print(f"{file}: {len(person.facts)} facts, {dict(counted)}, {', '.join(person.traits) or 'no traits'}")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
