"""Databases of their own, for tests that start processes on them: files, or on the servers that the suite runs on."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from config.databases import databases
from config.env import Env

OWN = "own"


def _named(variable: str, server: str) -> str:
    if not (url := os.environ.get(variable, "")):
        pytest.skip(f"NOT TESTED: it needs {server}, named by {variable}.")
    return url


@contextmanager
def empty_postgresql() -> Iterator[str]:
    """The URL of an empty database, which is dropped in the end; the test is skipped where there is no server."""
    server, name = _named("TEST_DATABASE_URL", "PostgreSQL"), f"recount_{uuid4().hex[:12]}"
    with closing(psycopg.connect(server, autocommit=True)) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """The URL of an empty database of the kind that the suite runs on."""
    if os.environ.get("TEST_DATABASE_URL"):
        with empty_postgresql() as url:
            yield url
    else:
        yield f"sqlite:///{folder / 'own.sqlite3'}"


@contextmanager
def connected(url: str) -> Iterator[str]:
    """The alias by which Django reaches the database at this URL; only where the test may use databases at all."""
    given = databases(Env(_env_file=None, database_url=url))["default"]
    given["OPTIONS"].pop("pool", None)
    connections.settings[OWN] = connections.configure_settings({"default": given})["default"]
    try:
        yield OWN
    finally:
        connections[OWN].close()
        del connections[OWN], connections.settings[OWN]


def redis_url() -> str:
    """The Redis of the tests; the test is skipped where there is none."""
    _named("TEST_REDIS_URL", "Redis")
    return os.environ["REDIS_URL"]
