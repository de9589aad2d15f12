"""`python -m tests.branches REPORT`: fails where fewer branches ran than pyproject.toml asks for."""

import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def share(report: Path) -> float:
    """Per cent of the branches that ran, from coverage's JSON report."""
    totals: dict[str, int] = json.loads(report.read_text(encoding="utf-8"))["totals"]
    return 100 * totals["covered_branches"] / max(1, totals["num_branches"])


def required() -> float:
    """Per cent that must run."""
    return float(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["recount"]["branches_required"])


if __name__ == "__main__":
    ran, wanted = share(Path(sys.argv[1])), required()
    sys.stdout.write(f"Branches of conversation/ that the tests ran through: {ran:.1f} % (required: {wanted:g} %).\n")
    sys.exit(ran < wanted)
