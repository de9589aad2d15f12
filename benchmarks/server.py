"""Recount, as `make run` starts it, with a database of its own and nothing of the user's settings."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.errors import NotMeasured
from benchmarks.processes import ROOT, Running, running

GREETING = "Recount is at "
PERSON = "crowd@example.org"


class Server(NamedTuple):
    """A running server, a person's token, and the environment in which commands reach its database."""

    pid: int
    address: str
    token: str
    environment: dict[str, str]


def settings(folder: Path, provider: Running, **more: str) -> dict[str, str]:
    """The environment of a server whose replies come from the simulated provider, on OpenAI's wire unless told."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "RECOUNT_ENV": "development",
        "RECOUNT_ENV_FILE": os.devnull,
        "VAR_FOLDER": str(folder),
        "HOST": "127.0.0.1",
        "PORT": "0",
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "AI_PROVIDERS": "openai,offline",
        "OPENAI_BASE_URL": f"{provider.address}/v1",
        "OPENAI_API_KEY": "simulated",
        **more,
    }


@contextmanager
def server(environment: Mapping[str, str], log: Path) -> Iterator[Server]:
    """Serve until the block ends, with one person who has a token."""
    own = dict(environment)
    with running("config.run", log=log, says=GREETING, environment=own) as found:
        yield Server(found.pid, found.address, token(own), own)


def token(environment: Mapping[str, str]) -> str:
    """A new token of the crowd's one person."""
    command = ("manage.py", "create_api_token", "--user-email", PERSON)
    return run_python(*command, environment=environment).split()[-1]


def run_python(*arguments: str, environment: Mapping[str, str], given: str = "") -> str:
    """What a Python command prints that runs beside the server, and reads `given`.

    Raises NotMeasured with its last words.
    """
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=run_environment(environment),
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotMeasured(f"{' '.join(arguments)} failed: {done.stderr[-2000:]}")
    return done.stdout


def run_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The whole environment of a process that is to run with these settings."""
    return {**os.environ, **environment}
