"""`python -m benchmarks [--only ROW ...] [--quick] [--json FILE] [--database-url URL --redis-url URL]`"""

import os
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from pathlib import Path

from benchmarks.bench import Bench, Options
from benchmarks.errors import NotMeasured, Skipped
from benchmarks.figures import Figure
from benchmarks.rows import ROWS
from benchmarks.table import table, write_json

# Load, for each core, above which a run measures other programs too.
BUSY = 0.5


def main() -> int:
    """Measure, print the table, write the JSON file. 0 if every bar is met, 1 if one is missed."""
    given = arguments()
    options = Options(given.quick, given.database_url, given.redis_url)
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="recount-bench-") as folder, ExitStack() as stack:
        figures, notes = measured(Bench(options, Path(folder), stack), given.only or list(ROWS))
    if busy > (os.cpu_count() or 1) * BUSY:
        notes.append(f"The machine was busy before the run (load {busy:.1f}): these figures are not what it can do.")
    print(table(figures), *notes, sep="\n")
    write_json(figures, notes, given.json)
    print(f"All details are in {given.json}.")
    return int(any(figure.met is False for figure in figures))


def measured(bench: Bench, names: list[str]) -> tuple[list[Figure], list[str]]:
    """The figures of these rows, and what must be said of rows that cannot be measured here."""
    figures: list[Figure] = []
    notes: list[str] = []
    for name in names:
        began = time.perf_counter()
        try:
            figures += ROWS[name](bench)
        except Skipped as reason:
            notes.append(f"Not measured: {reason}")
        except NotMeasured as reason:
            figures.append(Figure(name, "not measured", str(reason), met=False))
        print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return figures, notes


def arguments() -> Namespace:
    """The command line."""
    parser = ArgumentParser(
        prog="python -m benchmarks", description="Measure what a turn costs; see docs/benchmarks.md."
    )
    parser.add_argument("--only", nargs="+", choices=list(ROWS), metavar="ROW", help=f"some of: {', '.join(ROWS)}")
    parser.add_argument("--quick", action="store_true", help="fewer turns: to try it out, not to judge by")
    parser.add_argument("--json", type=Path, default=Path("var/bench.json"), help="where all details go")
    for name, what in (("database", "a PostgreSQL server, with the right to make a database"), ("redis", "a Redis")):
        usual = os.environ.get(f"BENCH_{name.upper()}_URL", "")
        parser.add_argument(f"--{name}-url", default=usual, help=f"{what}, for 500 streams")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
