"""`python -m evals.grounding [--half open] [--show blocked refused] [--json FILE]`: see docs/grounding.md.

`--show` prints each falsehood that came out, or each faithful claim that was refused, of the open half; the sealed half
is counted and never shown, so that nobody tunes the gate to it.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from evals.grounding.cases import HALVES, Falsehood, cases
from evals.grounding.hostile import Worst, worst
from evals.grounding.report import as_json, blocked, refused, table
from evals.grounding.speed import speed
from evals.grounding.trial import Outcome, outcome

BAR_MS = 50


def main() -> int:
    """Measure, print the tables, write the JSON file. 0 if every bar is met, 1 if one is missed."""
    given = _arguments()
    halves = [given.half] if given.half else list(HALVES)
    outcomes = _outcomes(halves, given.only)
    kept_out, refusals, taken = blocked(outcomes), refused(outcomes), speed()
    hostile = [one for half in halves for one in worst(half)]
    print(f"{len({o.case.who for o in outcomes})} interviews\n")
    print(table("Falsehoods kept out", kept_out), table("Faithful claims refused", refusals), sep="\n\n")
    print(f"\nThe gate on a summary of a 60-turn interview: {taken.first:.0f} ms (bar: {BAR_MS}),")
    print(f"looking at the same interview again: {taken.again:.0f} ms.")
    _tell(hostile)
    for wanted in given.show:
        _show(wanted, outcomes)
    found: dict[str, object] = {"blocked": as_json(kept_out), "refused": as_json(refusals), "gate_ms": taken._asdict()}
    found["hostile"] = [one._asdict() for one in hostile]
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    missed = [row for row in (*kept_out, *refusals) if not row.is_met()]
    return int(bool(missed) or taken.first > BAR_MS or any(one.unbacked or one.empty for one in hostile))


def _outcomes(halves: list[str], languages: list[str] | None) -> list[Outcome]:
    """What becomes of each claim, of those in some languages only if any are named."""
    tried = ((half, case, claim) for half in halves for case in cases(half) for claim in case.claims())
    return [outcome(*one) for one in tried if not languages or (one[2].language or one[1].language) in languages]


def _tell(hostile: list[Worst]) -> None:
    """How a model fared that returned the worst."""
    print("\nA hostile model: write-ups, unbacked figures and names that came out, empty ones")
    for name in dict.fromkeys(one.name for one in hostile):
        same = [one for one in hostile if one.name == name]
        out = [found for one in same for found in one.unbacked]
        print(f"  {name}: {sum(one.runs for one in same)}, {len(out)}, {sum(one.empty for one in same)}")


def _show(wanted: str, outcomes: list[Outcome]) -> None:
    for one in outcomes:
        claim = one.claim
        if one.well or one.half == "sealed" or isinstance(claim, Falsehood) is not (wanted == "blocked"):
            continue
        kind = f"{claim.kind}: {claim.wrong}" if isinstance(claim, Falsehood) else claim.wording
        print(f"\n[{one.case.who} · {claim.language or one.case.language} · {claim.section} · {kind}]\n  {claim.text}")
        print(*(f"    “{quote}”" for quote in claim.quotes), *(f"  → {r}" for r in one.reasons), sep="\n")


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m evals.grounding")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--only", nargs="*", metavar="LANGUAGE", help="claims in these languages only")
    parser.add_argument("--show", nargs="*", choices=("blocked", "refused"), default=())
    parser.add_argument("--json", type=Path, default=Path("var/eval-grounding.json"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
