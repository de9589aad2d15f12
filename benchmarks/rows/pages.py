"""Pages of a long list of conversations, and of a long transcript."""

import asyncio
import json
import time
from collections.abc import Iterator

from benchmarks.bench import Bench
from benchmarks.errors import NotMeasured
from benchmarks.figures import Figure, Spread
from benchmarks.load.http import Connection
from benchmarks.load.talks import Stopwatch
from benchmarks.rows.queries import counted
from benchmarks.server import PERSON, Server, run_python

ROW = "long lists"
LISTED, MESSAGES = 10_000, 1_000
# As many as the API gives unless told otherwise.
PAGE_OF_LIST, PAGE_OF_HISTORY = 20, 200
QUERIES, PAGE_MS = 4, 60
LOOKS = 40


def pages(bench: Bench) -> list[Figure]:
    """Over HTTP for the time, inside a process for the queries; each counts the look at the caller's token."""
    listed = bench.some(LISTED, 1_000)
    ours = bench.pair.server
    history = f"/conversations/{fill(ours, listed)}/history/"
    return [
        *_figures(ours, f"list of {listed:,}", list(_list_pages(listed))),
        *_figures(ours, f"history of {MESSAGES:,}", list(_history_pages(history))),
    ]


def fill(ours: Server, listed: int) -> str:
    """Many conversations of the crowd's person, and a long one, whose id is returned."""
    environment = {**ours.environment, "AI_PROVIDERS": "offline", "TURN_LIMIT": str(MESSAGES)}
    arguments = ("-m", "benchmarks.inside.fill", PERSON, str(listed), str(MESSAGES))
    return run_python(*arguments, environment=environment).split()[-1]


def _list_pages(listed: int) -> Iterator[str]:
    last = listed // PAGE_OF_LIST
    for page in sorted({1, 2, last // 4, last // 2, last}):
        yield f"/conversations/?page={page}"


def _history_pages(path: str) -> Iterator[str]:
    yield path
    for before in range(MESSAGES - PAGE_OF_HISTORY, 0, -PAGE_OF_HISTORY):
        yield f"{path}?before={before}"


def _figures(ours: Server, name: str, paths: list[str]) -> list[Figure]:
    took = Spread.of(asyncio.run(_taken_ms(ours, [path for _ in range(LOOKS // len(paths)) for path in paths])))
    made = counted(ours, [("GET", path, None) for path in paths])
    most = max(map(len, made))
    return [
        Figure(ROW, f"{name}: queries a page", f"{most}", "", f"≤ {QUERIES}", most <= QUERIES, {"queries": made}),
        Figure(ROW, f"{name}: ms a page, p50 / p95 / p99", f"{took}", "", f"p95 ≤ {PAGE_MS}", took.p95 <= PAGE_MS),
    ]


async def _taken_ms(ours: Server, paths: list[str]) -> list[float]:
    """Each page once, one after another, after one look at each that is not counted."""
    connection = Connection(ours.address, {"Authorization": f"Bearer {ours.token}"})
    taken = []
    for path in [*sorted(set(paths)), *paths]:
        began, watch = time.perf_counter(), Stopwatch()
        answer = await connection.request("GET", path, b"", watch)
        taken.append(1000 * (time.perf_counter() - began))
        if answer.status != 200 or not json.loads(watch.body())["success"]:
            raise NotMeasured(f"{path} answered {answer.status}")
    connection.close()
    return taken[len(set(paths)) :]
