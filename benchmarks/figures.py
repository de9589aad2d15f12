"""Figures: percentiles of measured times, and a figure with the bar that it is held to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any, NamedTuple


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that at least `share` of all values do not exceed (nearest rank); nan where there is none."""
    if not values:
        return float("nan")
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


class Spread(NamedTuple):
    """The middle and the slow end of many measurements."""

    p50: float
    p95: float
    p99: float
    measured: int

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """The percentiles of these values."""
        return cls(percentile(values, 0.50), percentile(values, 0.95), percentile(values, 0.99), len(values))

    def __str__(self) -> str:
        return " / ".join(f"{value:.0f}" for value in self[:3])


@dataclass(frozen=True)
class Figure:
    """One line of the table. `relay` is the same figure of the bare relay, where it has one.

    `met` is None for a figure that is shown and held to nothing; `detail` goes to the JSON file only.
    """

    row: str
    name: str
    value: str
    relay: str = ""
    bar: str = ""
    met: bool | None = None
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """What the table says of the bar."""
        return {None: "", True: "met", False: "MISSED"}[self.met]
