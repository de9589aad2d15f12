"""The environment that tests and type checks run in: none of the user's own settings, keys or databases."""

import atexit
import os
import shutil
import tempfile

from config.env import Env

KEY = "only-tests-are-signed-with-this-key-0123456789-abcdefghij"


def prepare() -> None:
    """Clear every setting of ours from the environment, then set what a test needs.

    TEST_DATABASE_URL and TEST_REDIS_URL let the suite run on servers. What lies in that Redis is lost.
    """
    for name in Env.model_fields:
        os.environ.pop(name.upper(), None)
    folder = tempfile.mkdtemp(prefix="recount-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ |= {
        "RECOUNT_ENV": "development",
        "RECOUNT_ENV_FILE": os.devnull,
        "DJANGO_PROJECT_SECRET_KEY": KEY,
        "VAR_FOLDER": folder,
        "AI_PROVIDERS": "offline",
        "LOG_LEVEL": "WARNING",
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
        "REDIS_URL": _own_redis(os.environ.get("TEST_REDIS_URL", "")),
    }


def _own_redis(url: str) -> str:
    """With pytest-xdist each process has a database of its own, as pytest-django gives it one of PostgreSQL."""
    process = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not (url and process):
        return url
    server, _, number = url.rpartition("/")
    return f"{server}/{int(number) + int(process.removeprefix('gw'))}"
