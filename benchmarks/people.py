"""What the people of the load client say."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random

FILE = Path(__file__).with_name("people.toml")


@cache
def _people() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(person["answers"]) for person in tomllib.loads(FILE.read_text("utf-8")).values())


def answers(conversation: int, turns: int) -> list[str]:
    """What the person of this conversation says, turn by turn; another person, or other figures, in each.

    A longer talk than was written down goes on with the answers from the second on, under other figures.
    """
    people = _people()
    first, *others = people[conversation % len(people)]
    chance = Random(conversation)  # noqa: S311 - varied, and the same in every run
    said = [first, *(others[turn % len(others)] for turn in range(turns - 1))]
    return [text.format(n=conversation, a=chance.randint(3, 12), b=chance.randint(20, 95)) for text in said]
