"""A server in a process of its own, as `make run` starts it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.config.conftest import clean_environment


class Server(NamedTuple):
    """A running server."""

    url: str
    greeting: str
    process: subprocess.Popen[str]


@contextmanager
def started(checkout: Path, **settings: str) -> Iterator[Server]:
    """A server that has said where it is; it is ended in the end."""
    environment = clean_environment(Path("var"), **{"PORT": "0"} | settings)
    environment.pop("RECOUNT_ENV_FILE")
    process = subprocess.Popen(
        [sys.executable, "-m", "config.run"],
        cwd=checkout, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    with process, process.stdout:
        try:
            greeting = ""
            while "Ctrl-C" not in greeting and (line := process.stdout.readline()):
                greeting += line
            found = re.search(r"http://\S+", greeting)
            assert found is not None, greeting
            yield Server(found[0], greeting, process)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                # Else the tests would wait for it for ever, and nobody would learn why.
                process.kill()
                raise
