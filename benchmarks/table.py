"""Figures as a table for people, and as JSON for programs."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from textwrap import shorten

from benchmarks.figures import Figure

WIDEST = 100
HEADINGS = ("row", "figure", "measured", "relay", "bar", "")


def table(figures: Sequence[Figure]) -> str:
    """Aligned columns; a row's name stands at its first figure only."""
    rows = [HEADINGS]
    last = ""
    for one in figures:
        value = shorten(one.value, WIDEST)
        rows.append(("" if one.row == last else one.row, one.name, value, one.relay, one.bar, one.verdict))
        last = one.row
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join((lines[0], "  ".join("-" * width for width in widths), *lines[1:]))


def write_json(figures: Sequence[Figure], notes: Sequence[str], file: Path) -> None:
    """All figures with their details, what they were measured on, and what must be said of them."""
    found = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()},
        "notes": list(notes),
        "figures": [asdict(one) for one in figures],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
