"""The share of labelled questions that the simulated person understands, by language and by label.

python -m evals.interviewer.score_understanding [FILE]

The questions are written and labelled by others and are not printed: who tunes the lists of words does not see them.
"""

import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from conversation.interview.types import TOPIC_KEYS, Frozen
from evals.interviewer.understanding import Asked, understood

QUESTIONS = Path(__file__).parent / "questions.toml"
# A second topic that was not meant does no harm: the person tells a little more.
_EXTRA = 1


class Labelled(Frozen):
    """A question, and the topics, or kinds of question, any of which it may be taken for."""

    text: str
    language: str
    asks: tuple[str, ...] = Field(min_length=1)
    about: str = ""


def read(file: Path) -> tuple[Labelled, ...]:
    """The questions of a file. Raises ValueError, which names the file, where it cannot be read."""
    try:
        held: list[Any] = tomllib.loads(file.read_text(encoding="utf-8"))["questions"]
        return tuple(Labelled.model_validate(question) for question in held)
    except (OSError, KeyError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise ValueError(f"{file}: {type(error).__name__}: no labelled questions can be read there.") from error


def is_right(asked: Asked, labels: tuple[str, ...]) -> bool:
    """Whether a question was understood: its kind, or one of its topics and at most one topic beside them."""
    if asked.kind in labels:
        return True
    if asked.kind in ("recap", "finish", "aside", "unclear"):
        return False
    wanted = set(labels) & set(TOPIC_KEYS)
    return bool(wanted & set(asked.topics)) and len(set(asked.topics) - wanted) <= _EXTRA


def main(arguments: list[str]) -> int:
    """Print the shares. 0 if the questions can be read."""
    try:
        questions = read(Path(arguments[0]) if arguments else QUESTIONS)
    except ValueError as error:
        print(error)
        return 1
    right: dict[str, list[bool]] = defaultdict(list)
    taken: dict[str, Counter[str]] = defaultdict(Counter)
    for question in questions:
        asked = understood(question.text, question.language)
        good = is_right(asked, question.asks)
        for group in ("all", question.language, *question.asks, *(f"{question.language} {a}" for a in question.asks)):
            right[group].append(good)
        if not good:
            taken[question.asks[0]][", ".join((asked.kind, *asked.topics))] += 1
    for group, marks in right.items():
        print(f"{group:24} {sum(marks):4} of {len(marks):4}  {sum(marks) / len(marks):6.1%}")
    print("\nTaken for, where it was not understood:")
    for label, mistaken in taken.items():
        print(f"{label:18} {'; '.join(f'{what} ×{count}' for what, count in mistaken.most_common())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
