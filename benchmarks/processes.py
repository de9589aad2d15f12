"""The processes that a run is made of: each is started here, tells where it listens, and is ended here."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from benchmarks.errors import NotMeasured
from benchmarks.provider.app import Pace
from benchmarks.serving import ANNOUNCED

ROOT = Path(__file__).parent.parent
END_S = 30


class Running(NamedTuple):
    """A process, and where it listens."""

    pid: int
    address: str


@contextmanager
def running(
    module: str,
    *arguments: str,
    log: Path,
    says: str = ANNOUNCED,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Running]:
    """Run `python -m module arguments` until the block ends; it has said the words `says`, and its address behind them.

    What it writes to its error output goes to `log`. Raises NotMeasured.
    """
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    assert process.stdout is not None
    try:
        yield Running(process.pid, _address(process.stdout, says, module, log))
    finally:
        process.terminate()
        process.wait(timeout=END_S)
        process.stdout.close()


@contextmanager
def provider(pace: Pace, log: Path) -> Iterator[Running]:
    """The simulated provider at this pace."""
    arguments = (f"--first-s={pace.first_s}", f"--per-s={pace.per_s}", f"--tokens={pace.tokens}")
    with running("benchmarks.provider", *arguments, log=log) as found:
        yield found


@contextmanager
def relay(of: Running, log: Path) -> Iterator[Running]:
    """The bare relay before a provider."""
    with running("benchmarks.relay", of.address, log=log) as found:
        yield found


def _address(printed: IO[str], says: str, module: str, log: Path) -> str:
    """What stands behind the words; the few lines after them fit into the pipe, and are never read."""
    for line in printed:
        _, found, rest = line.partition(says)
        if found:
            return rest.strip()
    raise NotMeasured(f"{module} did not start: {log.read_text('utf-8', 'replace')[-2000:]}")
