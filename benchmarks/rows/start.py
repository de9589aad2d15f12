"""From the start of the process to the first `/readyz` that says ready."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks import processes
from benchmarks.bench import Bench
from benchmarks.errors import NotMeasured
from benchmarks.figures import Figure
from benchmarks.proc import cpu_s
from benchmarks.processes import ROOT
from benchmarks.provider.app import Pace
from benchmarks.server import run_environment, settings

ROW = "start to ready"
BAR_S = 3.0
PATIENCE_S = 60
LOOK_EVERY_S = 0.01


class Ready(NamedTuple):
    """Seconds by the clock until a server was ready, and how many of them it computed."""

    wall_s: float
    cpu_s: float


def start(bench: Bench) -> list[Figure]:
    """On an empty folder, where the database is made first, and on what that left behind."""
    first: list[Ready] = []
    again: list[Ready] = []
    with processes.provider(Pace(), bench.log()) as provider:
        for _ in range(bench.some(5, 1)):
            folder = bench.folder()
            environment = settings(folder, provider)
            first.append(ready_after(environment, bench.log()))
            again.append(ready_after(environment, bench.log()))
    return [
        _figure("on an empty folder, s (of it CPU), median", first),
        _figure("on an existing database, s (of it CPU), median", again),
    ]


def ready_after(environment: dict[str, str], log: Path) -> Ready:
    """Start a server, wait until it is ready, end it. Raises NotMeasured when it does not get ready."""
    port = _free_port()
    began = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.run"],
            cwd=ROOT,
            env=run_environment({**environment, "PORT": str(port)}),
            stdout=out,
            stderr=out,
        )
    try:
        while not _is_ready(port):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE_S:
                raise NotMeasured(f"the server did not get ready: {log.read_text('utf-8', 'replace')[-2000:]}")
            time.sleep(LOOK_EVERY_S)
        return Ready(time.perf_counter() - began, cpu_s(process.pid))
    finally:
        process.terminate()
        process.wait()


def _is_ready(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=PATIENCE_S) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _figure(name: str, taken: list[Ready]) -> Figure:
    wall, cpu = median(one.wall_s for one in taken), median(one.cpu_s for one in taken)
    return Figure(ROW, name, f"{wall:.2f} ({cpu:.2f})", "", f"≤ {BAR_S:.0f}", wall <= BAR_S, {"each": taken})
