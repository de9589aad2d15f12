"""Processes as a user would start them, each in an environment of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from config.env import BASE_DIR, Env

Finished = subprocess.CompletedProcess[str]
Command = Callable[..., Finished]


def clean_environment(var: Path, **settings: str) -> dict[str, str]:
    """This process's environment without settings of ours but the ones given."""
    ours = {name.upper() for name in Env.model_fields} | {"DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"RECOUNT_ENV_FILE": os.devnull, "VAR_FOLDER": str(var)} | settings


@pytest.fixture
def python(tmp_path: Path) -> Command:
    """Runs Python in the project's folder: `python("manage.py", "check", RECOUNT_ENV="development")`."""

    def run(*words: str, **settings: str) -> Finished:
        environment = clean_environment(tmp_path / "var", **settings)
        command = [sys.executable, *words]
        return subprocess.run(
            command, cwd=BASE_DIR, env=environment, capture_output=True, text=True, timeout=60, check=False
        )

    return run
