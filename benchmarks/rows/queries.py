"""How many queries a turn makes, counted inside a process that runs the whole application."""

import json
from typing import Any

from benchmarks.bench import Bench
from benchmarks.errors import NotMeasured
from benchmarks.figures import Figure
from benchmarks.people import answers
from benchmarks.server import Server, run_python
from benchmarks.talk import call

ROW = "queries"
TURNS = 5


def queries(bench: Bench) -> list[Figure]:
    """From a turn's request to the end of its stream, the look at the caller's token included."""
    ours = bench.pair.server
    begun = json.loads(call(ours, "POST", "/conversations/start/", b"{}"))
    path = f"/conversations/{begun['conversation_id']}/message/"
    found = counted(ours, [("POST", path, {"content": text}) for text in answers(0, TURNS)])
    made = [len(queries) for queries in found]
    value = f"{sum(made) / len(made):.1f} ({max(made)})"
    return [Figure(ROW, "queries a turn, mean (most)", value, detail={"queries": found})]


def counted(ours: Server, calls: list[tuple[str, str, Any]]) -> list[list[str]]:
    """The queries of each call. Raises NotMeasured when one did not answer 200."""
    asked = json.dumps({"token": ours.token, "calls": calls})
    found = json.loads(run_python("-m", "benchmarks.inside.count", environment=ours.environment, given=asked))
    for (method, path, _), one in zip(calls, found, strict=True):
        if one["status"] != 200:
            raise NotMeasured(f"{method} {path} answered {one['status']}")
    return [one["queries"] for one in found]
