"""`requirements/install.sh`: what it says where it cannot make an environment. `.ci/run` has it make one."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from config.env import BASE_DIR

Install = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Runs the script in a path with a space in it, with an interpreter that is a shell script of the given text."""
    checkout = tmp_path / "my recount"
    shutil.copytree(BASE_DIR / "requirements", checkout / "requirements")

    def run(interpreter: str) -> subprocess.CompletedProcess[str]:
        fake = tmp_path / "python"
        if interpreter:
            fake.write_text(f"#!/bin/sh\n{interpreter}\n")
            fake.chmod(0o755)
        command = ["sh", "requirements/install.sh", "base"]
        environment = os.environ | {"PYTHON": str(fake)}
        return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)

    return run


def test_it_asks_for_python_where_there_is_none(install: Install) -> None:
    refused = install("")
    assert refused.returncode == 1
    assert "Recount needs Python 3.11 or newer" in refused.stderr


def test_it_asks_for_a_newer_python(install: Install) -> None:
    refused = install('[ "$1" = -V ] && echo Python 3.9.2; exit 1')
    assert refused.returncode == 1
    assert "is Python 3.9.2" in refused.stderr
    assert "make run PYTHON=python3.11" in refused.stderr


def test_it_names_the_package_that_venv_is_in(install: Install) -> None:
    refused = install('case "$2" in *ensurepip*) exit 1;; *print*) echo 3.11;; esac')
    assert refused.returncode == 1
    assert "install the package python3.11-venv" in refused.stderr


def test_the_lock_names_no_registry() -> None:
    for lock in (BASE_DIR / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text("utf-8"), lock.name


def test_what_runs_is_part_of_what_is_tested() -> None:
    def pins(name: str) -> set[str]:
        lines = (BASE_DIR / "requirements" / name).read_text("utf-8").splitlines()
        return {line.split(" ")[0] for line in lines if line[:1].isalpha()}

    assert pins("base.txt") <= pins("dev.txt")
