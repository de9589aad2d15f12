"""The cases: an interview, what may truly be said of it, and what may not. One TOML file each.

python -m evals.grounding.cases FILE …     says whether they can be read, and how many of each kind they hold
"""

import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from pydantic import ValidationError

from conversation.interview.types import Frozen, TopicKey

FOLDER = Path(__file__).parent / "cases"
HALVES = ("open", "sealed")

Kind: TypeAlias = Literal[
    "figure",
    "unit",
    "date",
    "duration",
    "tool",
    "organisation",
    "place",
    "person",
    "title",
    "award",
    "ownership",
    "scope",
    "degree",
    "polarity",
    "plan",
    "cause",
    "invention",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Wording: TypeAlias = Literal["close", "free"]
Field: TypeAlias = Literal[
    "narrative",
    "bullets",
    "situation",
    "action",
    "result",
    "technical_skills",
    "soft_skills",
    "tools",
    "achievements",
    "timeline",
    "role_context",
    "title",
]


class Said(Frozen):
    """One message of the interview, as it was typed."""

    role: Literal["assistant", "user"]
    content: str


class FalseNote(Frozen):
    """A note with a true quote and a value that the quote does not hold."""

    topic: TopicKey
    value: str
    quote: str
    aspect: str = ""


class Faithful(Frozen):
    """A claim that a careful coach would stand for. `language`: the claim's, where it is not the interview's."""

    section: Field
    text: str
    quotes: tuple[str, ...]
    wording: Wording
    language: str = ""


class Falsehood(Frozen):
    """A claim that is not so, with real quotes as its false evidence. `wrong`: the words of `text` that are not so."""

    kind: Kind
    section: Field
    text: str
    quotes: tuple[str, ...]
    wrong: str
    language: str = ""
    note: FalseNote | None = None


class Case(Frozen):
    """One person's interview with claims about it."""

    who: str
    trade: str
    language: Literal["en", "de", "fr", "es"]
    guide: str = "employment"
    messages: tuple[Said, ...]
    faithful: tuple[Faithful, ...]
    falsehoods: tuple[Falsehood, ...]

    def claims(self) -> list[Faithful | Falsehood]:
        """All claims, true and false."""
        return [*self.faithful, *self.falsehoods]


def read(path: Path) -> Case:
    """The case in a file. Raises ValueError, in a sentence, for what no case may hold."""
    try:
        case = Case.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise ValueError(f"{path}: {error}") from error
    faults = [*_unquoted(case), *_unmarked(case)]
    if faults:
        raise ValueError(f"{path}:\n  " + "\n  ".join(faults))
    return case


@cache
def cases(half: str) -> tuple[Case, ...]:
    """All cases of one half, by file name."""
    return tuple(read(path) for path in sorted((FOLDER / half).glob("*.toml")))


def _unquoted(case: Case) -> list[str]:
    """Quotes that the person did not say: the evidence of a true claim, and of a false one, is real."""
    said = [m.content for m in case.messages if m.role == "user"]
    quotes = [q for claim in case.claims() for q in claim.quotes]
    quotes += [f.note.quote for f in case.falsehoods if f.note]
    unquoted = [f"this quote is in no message of the person: {q!r}" for q in quotes if not any(q in s for s in said)]
    return unquoted + [f"no quotes: {c.text!r}" for c in case.claims() if not c.quotes]


def _unmarked(case: Case) -> list[str]:
    return [f"{f.wrong!r} is not in {f.text!r}" for f in case.falsehoods if not f.wrong or f.wrong not in f.text]


def main(paths: list[str]) -> int:
    """Print what the files hold. 1 when one cannot be read."""
    faults, found = [], list[Case]()
    for path in paths:
        try:
            found.append(read(Path(path)))
        except ValueError as error:
            faults.append(str(error))
    false = [f for case in found for f in case.falsehoods]
    true = [(case, c) for case in found for c in case.faithful]
    print(f"{len(found)} cases, {len(true)} faithful claims, {len(false)} falsehoods")
    print(
        "faithful:",
        dict(Counter(c.wording for _, c in true)),
        "in another language:",
        sum(bool(c.language) for _, c in true),
    )
    print("falsehoods:", {kind: sum(f.kind == kind for f in false) for kind in KINDS})
    print(
        "in another language:", sum(bool(f.language) for f in false), "from a note:", sum(bool(f.note) for f in false)
    )
    print(*faults, sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
