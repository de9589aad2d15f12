"""What the provider was asked: each prompt as one text, and how much of it repeats the one before."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

# Stands between messages, so that a text counts with its role and hardly with anything else.
BREAK = "\x1e"


class Asked(NamedTuple):
    """One request. `conversation` is the first line that the person said, which the load client never says twice."""

    conversation: str
    text: str
    marks: int
    marked_end: bool


def asked(request: dict[str, Any]) -> Asked:
    """Read a request of either wire."""
    messages = [{"role": "system", "content": request.get("system") or ""}, *request.get("messages", ())]
    said = [(str(message["role"]), _blocks(message["content"])) for message in messages]
    first = next((blocks[0][0] for role, blocks in said if role == "user" and blocks), "")
    marks = [mark for _, blocks in said for _, mark in blocks]
    last = [mark for _, mark in said[-1][1]]
    text = "".join(f"{BREAK}{role[0]}{''.join(words for words, _ in blocks)}" for role, blocks in said if blocks)
    # The last block of all is the changing tail: the mark must stand before it.
    return Asked(first.split("\n", 1)[0], text, sum(marks), any(last[:-1]) and not last[-1])


def _blocks(content: Any) -> list[tuple[str, bool]]:
    """The texts of a message's content, and whether each has a cache mark."""
    if isinstance(content, str):
        return [(content, False)] if content else []
    return [(str(block.get("text", "")), "cache_control" in block) for block in content]


class Prompt(NamedTuple):
    """Prompt `turn` (from 1) of a conversation, measured in characters.

    `shared`: the part of it, from the start, that is the same as in the turn before. `tail`: what is not in the next
    turn's prompt any more; None for the last turn.
    """

    turn: int
    length: int
    shared: int
    tail: int | None
    marks: int
    marked_end: bool

    @property
    def share(self) -> float:
        """The shared part of the whole."""
        return self.shared / self.length


def measured(turns: Sequence[Asked]) -> list[Prompt]:
    """The prompts of one conversation, in order."""
    same = [0, *(common(before.text, after.text) for before, after in pairwise(turns))]
    return [
        Prompt(
            turn=number,
            length=len(one.text),
            shared=same[number - 1],
            tail=len(one.text) - same[number] if number < len(turns) else None,
            marks=one.marks,
            marked_end=one.marked_end,
        )
        for number, one in enumerate(turns, start=1)
    ]


def common(first: str, second: str) -> int:
    """How many characters two texts have in common at their start."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first.startswith(second[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low
