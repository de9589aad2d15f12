"""The figures of a run: what was blocked, by kind, and what was refused, each half by itself; as tables and JSON."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from evals.grounding.cases import HALVES, KINDS, Faithful, Falsehood
from evals.grounding.trial import Outcome

NAMED = ("figure", "unit", "date", "duration", "tool", "organisation", "place", "person", "title", "award")
ALL_NAMED, ALL_OTHER, ALL_OWN = "figures and names", "all others", "all in the interview's language"
FOREIGN, NOTED = "in another language", "beside a note with an invented value"
LANGUAGES = ("en", "de", "fr", "es")
WORDINGS = ("close", "free")


class Row(NamedTuple):
    """One line of a table: how many of how many in each half, as told; `bar`: the share of both that must be reached.

    `at_most`: the bar is a ceiling.
    """

    name: str
    counted: tuple[int, ...]
    total: tuple[int, ...]
    bar: float | None = None
    at_most: bool = False

    def share(self) -> float:
        """Of both halves together; 0 where there is nothing."""
        return sum(self.counted) / (sum(self.total) or 1)

    def is_met(self) -> bool:
        """Whether the bar is reached, if there is one."""
        if self.bar is None:
            return True
        return self.share() <= self.bar if self.at_most else self.share() >= self.bar

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        halves = [_cell(c, t) for c, t in zip(self.counted, self.total, strict=True)]
        bar = "" if self.bar is None else f"{'≤' if self.at_most else '≥'} {self.bar:.0%}"
        verdict = "" if self.bar is None else "met" if self.is_met() else "MISSED"
        return (self.name, *halves, _cell(sum(self.counted), sum(self.total)), bar, verdict)


def blocked(outcomes: Sequence[Outcome]) -> list[Row]:
    """How many falsehoods stayed out, for each kind."""
    false = [o for o in outcomes if isinstance(o.claim, Falsehood)]
    bars = {kind: 1.0 if kind in NAMED else 0.98 for kind in KINDS} | {ALL_NAMED: 1.0, ALL_OTHER: 0.98}
    names = (*KINDS, ALL_NAMED, ALL_OTHER, FOREIGN, NOTED)
    return [_row(name, [o for o in false if name in _labels(o)], bars.get(name), well=True) for name in names]


def refused(outcomes: Sequence[Outcome]) -> list[Row]:
    """How many faithful claims did not come out as they went in, by wording and language."""
    true = [o for o in outcomes if isinstance(o.claim, Faithful)]
    names = (*(f"{w}, {code}" for w in WORDINGS for code in LANGUAGES), *WORDINGS, ALL_OWN, FOREIGN)
    bars = {ALL_OWN: 0.08}
    return [_row(name, [o for o in true if name in _labels(o)], bars.get(name), well=False) for name in names]


def as_json(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The rows of a table, for programs."""
    return [row._asdict() | {"halves": HALVES, "share": round(row.share(), 4), "met": row.is_met()} for row in rows]


def table(heading: str, rows: Sequence[Row]) -> str:
    """A Markdown table, as it stands in the documentation."""
    cells = [(heading, *HALVES, "both", "bar", ""), *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip() + " |" for line in cells
    ]
    return "\n".join((lines[0], "|" + "|".join("-" * (w + 2) for w in widths) + "|", *lines[1:]))


def _row(name: str, chosen: Sequence[Outcome], bar: float | None, *, well: bool) -> Row:
    halves = [[o for o in chosen if o.half == half] for half in HALVES]
    counted = tuple(sum(o.well is well for o in found) for found in halves)
    return Row(name, counted, tuple(len(found) for found in halves), bar, at_most=not well)


def _labels(outcome: Outcome) -> set[str]:
    """The rows that an outcome counts in."""
    claim = outcome.claim
    if isinstance(claim, Faithful):
        if claim.language:
            return {FOREIGN}
        return {f"{claim.wording}, {outcome.case.language}", claim.wording, ALL_OWN}
    labels = {str(claim.kind), ALL_NAMED if claim.kind in NAMED else ALL_OTHER}
    return labels | ({FOREIGN} if claim.language else set()) | ({NOTED} if claim.note else set())


def _cell(counted: int, total: int) -> str:
    return f"{counted} of {total} ({counted / total:.1%})" if total else "–"
