"""A server of this checkout for one evaluation, as `make run` starts it, with a database of its own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.processes import running
from benchmarks.server import GREETING, token
from evals.interviewer.recount import Recount

# What a server would refuse people, so that they do not overload it, is not what is measured.
_UNLIMITED = {"TURNS_PER_MINUTE": "0", "TOKENS_PER_DAY": "0"}


@contextmanager
def own_server(providers: str) -> Iterator[Recount]:
    """Serve until the block ends. `providers` as in AI_PROVIDERS; keys come from the environment."""
    with tempfile.TemporaryDirectory(prefix="recount-evaluation-") as folder:
        environment = {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "RECOUNT_ENV": "development",
            "RECOUNT_ENV_FILE": os.devnull,
            "VAR_FOLDER": folder,
            "HOST": "127.0.0.1",
            "PORT": "0",
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "LOG_LEVEL": "ERROR",
            "AI_PROVIDERS": providers,
            **_UNLIMITED,
        }
        log = Path(folder) / "server.log"
        with running("config.run", log=log, says=GREETING, environment=environment) as found:
            yield Recount(found.address, token(environment))
