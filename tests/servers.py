"""PostgreSQL and Redis for tests that start processes of their own: what TEST_DATABASE_URL and TEST_REDIS_URL name."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

WHY = "NOT TESTED: it needs {}, named by {}."


def _named(variable: str, server: str) -> str:
    if not (url := os.environ.get(variable, "")):
        pytest.skip(WHY.format(server, variable))
    return url


@contextmanager
def empty_postgresql() -> Iterator[str]:
    """The URL of a database of its own, which is dropped in the end; the test is skipped where there is no server."""
    server, name = _named("TEST_DATABASE_URL", "PostgreSQL"), f"recount_{uuid4().hex[:12]}"
    with closing(psycopg.connect(server, autocommit=True)) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def redis_url() -> str:
    """The Redis of the tests; the test is skipped where there is none."""
    _named("TEST_REDIS_URL", "Redis")
    return os.environ["REDIS_URL"]
