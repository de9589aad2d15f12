"""Five hundred slow streams on PostgreSQL and Redis, served by as many processes as `make run` takes there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

import psycopg

from benchmarks import processes
from benchmarks.bench import Bench
from benchmarks.errors import Skipped
from benchmarks.figures import Figure, Spread
from benchmarks.proc import family, rss_mb
from benchmarks.processes import Running
from benchmarks.provider.app import Pace
from benchmarks.rows.crowds import common, first_token
from benchmarks.sampler import Sampler
from benchmarks.server import server, settings
from benchmarks.talk import Shape, Talked, counts, talk

ROW = "500 streams"
DATABASE = "recount_bench"
CONNECTIONS, LATER_MS = 20, 500
LOOK_EVERY_S = 0.1
# Long enough that all of them are open at once, when the last one has begun.
SLOW = Pace(first_s=0.2, per_s=5, tokens=180)


class Seen(NamedTuple):
    """What was seen of the server amid the streams: its most connections, its processes, the memory they hold."""

    connections: int
    processes: int
    held_mb: float


def streams(bench: Bench) -> list[Figure]:
    """The server and the relay, one after the other: together they would only show that the machine is full."""
    options = bench.options
    if not (options.database_url and options.redis_url):
        raise Skipped("500 streams need --database-url (PostgreSQL, with the right to make databases) and --redis-url.")
    crowd = bench.some(500, 50)
    shape = Shape(crowd, turns=1, at_once=crowd, ramp_s=bench.some(30, 5))
    ours, bare = Talked(), Talked()
    with processes.provider(SLOW, bench.log()) as provider:
        seen = _streamed(bench, provider, shape, ours)
        with processes.relay(provider, bench.log()) as relay:
            talk(relay, provider, shape, bare)
        return _figures(ours, bare, seen, counts(provider)["most_open"])


def _streamed(bench: Bench, provider: Running, shape: Shape, into: Talked) -> Seen:
    """The server's part, on a database of its own."""
    options = bench.options
    with own_database(options.database_url) as looking:
        more = {"DATABASE_URL": of_database(options.database_url), "REDIS_URL": options.redis_url}
        with server(settings(bench.folder(), provider, **more), bench.log()) as ours:
            with Sampler(lambda: _connections(looking), LOOK_EVERY_S) as sampler:
                talk(ours, provider, shape, into)
            return Seen(max(sampler.seen), len(family(ours.pid)), rss_mb(ours.pid))


@contextmanager
def own_database(url: str) -> Iterator["psycopg.Connection[tuple[int]]"]:
    """A new empty database until the block ends, on the server of `url`; yields a connection to that of `url`."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {DATABASE}")
        try:
            yield connection
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


def of_database(url: str) -> str:
    """The address of the benchmark's own database on that server."""
    return urlsplit(url)._replace(path=f"/{DATABASE}").geturl()


def _connections(looking: "psycopg.Connection[tuple[int]]") -> int:
    found = looking.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", (DATABASE,)).fetchone()
    return found[0] if found else 0


def _figures(ours: Talked, bare: Talked, seen: Seen, most_open: int) -> list[Figure]:
    bar_ms = Spread.of(bare.first_ms).p95 + LATER_MS
    met = Spread.of(ours.first_ms).p95 <= bar_ms
    connections = f"{seen.connections}"
    return [
        first_token(ROW, ours, bare, f"p95 ≤ relay + {LATER_MS} = {bar_ms:.0f}", met),
        *common(ROW, ours, bare),
        Figure(ROW, "most database connections", connections, "", f"≤ {CONNECTIONS}", seen.connections <= CONNECTIONS),
        Figure(ROW, "server CPU a turn, ms", f"{ours.cpu_ms:.0f}", f"{bare.cpu_ms:.0f}"),
        Figure(ROW, "most streams open at the provider", f"{most_open}"),
        Figure(ROW, "processes; memory of all, MB", f"{seen.processes}; {seen.held_mb:.0f}"),
    ]
