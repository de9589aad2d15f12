"""What only a server with programs of its own can lack."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from config.backup.manifest import BackupError
from config.backup.postgresql import PostgresqlCopies

SECRET = "p@ss word"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is all that is searched for programs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.fixture
def copies() -> PostgresqlCopies:
    """Of a database that nobody reaches."""
    options = {"sslmode": "require", "pool": {"max_size": 2}}
    named = {"NAME": "site", "USER": "ada", "PASSWORD": SECRET, "HOST": "db.example.org", "PORT": 5433}
    return PostgresqlCopies(SimpleNamespace(pg_version=160_002, settings_dict=named | {"OPTIONS": options}))  # type: ignore[arg-type]


def install(folder: Path, version: str) -> None:
    """A pg_dump that says it is of this version."""
    program = folder / "pg_dump"
    program.write_text(f"#!/bin/sh\necho 'pg_dump (PostgreSQL) {version} (Debian)'\n")
    program.chmod(0o755)


def test_it_says_which_programs_to_install(copies: PostgresqlCopies, programs: Path) -> None:
    with pytest.raises(BackupError, match="There is no pg_dump here"):
        copies._program("pg_dump")


def test_programs_that_are_older_than_the_server_are_refused(copies: PostgresqlCopies, programs: Path) -> None:
    install(programs, "15.3")
    with pytest.raises(BackupError, match="pg_dump is of PostgreSQL 15, and the server is of 16"):
        copies._program("pg_dump")


def test_the_password_is_on_no_command_line(copies: PostgresqlCopies, programs: Path) -> None:
    install(programs, "17.1")
    command = " ".join(copies._program("pg_dump"))
    assert "dbname=site user=ada host=db.example.org port=5433" in command
    assert "sslmode=require" in command
    assert "p@ss" not in command
    assert copies._environment()["PGPASSWORD"] == SECRET
