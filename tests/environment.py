"""The environment that tests and type checks run in: none of the user's own settings, keys or databases."""

import atexit
import os
import shutil
import tempfile

from config.env import Env

KEY = "only-tests-are-signed-with-this-key-0123456789-abcdefghij"


def prepare() -> None:
    """Clear every setting of ours from the environment, then set what a test needs.

    TEST_DATABASE_URL and TEST_REDIS_URL let the suite run on servers.
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
        "REDIS_URL": os.environ.get("TEST_REDIS_URL", ""),
    }
