"""Copies of a PostgreSQL database, by its own programs: pg_dump, pg_restore and psql."""

import os
import shutil
import subprocess
import time
from contextlib import suppress
from typing import IO, Any

import psycopg
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import pq
from psycopg.conninfo import make_conninfo

from config.backup.archive import CHUNK
from config.backup.manifest import BackupError
from config.backup.programs import Program, major_version, running

LEAVING_S = 2.0
BEGIN = "SET client_min_messages = warning;\nSET lock_timeout = '10s';\nBEGIN;\n"
TABLES = (
    "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()"
)
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user"
    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


class PostgresqlCopies:
    """Copies of the tables that Django's connection finds in the database it names."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection: Any = connection

    def write_to(self, copy: IO[bytes]) -> None:
        """Write a copy as of one moment, while others may write to the database. Raises BackupError."""
        tables = [f"--table={name}" for name in self._asked(TABLES)]
        dump = [*self._program("pg_dump"), "--format=custom", "--compress=0", "--no-owner", "--no-privileges", *tables]
        with running(dump, self._environment(), stdout=subprocess.PIPE) as program:
            shutil.copyfileobj(program.stdout, copy, CHUNK)
            program.require_success()

    def hold_anything(self) -> bool:
        """Whether there are any tables."""
        return bool(self._asked(TABLES))

    def require_nobody(self) -> None:
        """Raises BackupError while others use the database; those who are just leaving may leave."""
        self._let_go()
        deadline = time.monotonic() + LEAVING_S
        with psycopg.connect(self._address(), password=self._password(), autocommit=True) as own:
            while others := (own.execute(OTHERS).fetchone() or (0,))[0]:
                if time.monotonic() > deadline:
                    raise BackupError(f"The database is in use ({others} others). Stop the server, then restore again.")
                time.sleep(0.1)

    def replace_from(self, copy: IO[bytes], stamp: str) -> None:
        """Put the copy in the place of all tables, in one transaction: all of it, or nothing has changed."""
        begin = BEGIN + "".join(f"DROP TABLE {name} CASCADE;\n" for name in self._asked(TABLES))
        psql = [*self._program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"]
        self._let_go()
        with running(psql, self._environment(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as client:
            # One that has given up reads no more, and says why when it is asked.
            with suppress(BrokenPipeError):
                client.stdin.write(begin.encode())
                client.stdin.flush()
                self._send(copy, client)
                # Only now: a client that is cut off before takes everything back.
                client.stdin.write(b"\nCOMMIT;\n")
                client.stdin.close()
            client.require_success()

    def _send(self, copy: IO[bytes], client: Program) -> None:
        restore = [_found("pg_restore"), "--no-owner", "--no-privileges", "--file=-"]
        with running(restore, os.environ, stdin=subprocess.PIPE, stdout=client.stdin) as script:
            with suppress(BrokenPipeError):
                shutil.copyfileobj(copy, script.stdin, CHUNK)
                script.stdin.close()
            script.require_success()

    def _asked(self, question: str) -> list[Any]:
        with self._connection.cursor() as cursor:
            cursor.execute(question)
            return [row[0] for row in cursor.fetchall()]

    def _let_go(self) -> None:
        """Give up our own connections, which would stand in the way."""
        connections.close_all()
        self._connection.close_pool()

    def _program(self, name: str) -> list[str]:
        """The command that runs it on this database. Raises BackupError when it is older than the server."""
        path, server = _found(name), self._connection.pg_version // 10_000
        if (own := major_version(path)) < server:
            raise BackupError(
                f"{name} is of PostgreSQL {own}, and the server is of {server}. "
                f"Install PostgreSQL's client programs of version {server} or newer."
            )
        return [path, f"--dbname={self._address()}"]

    def _address(self) -> str:
        """Where the database is, without the password: other people of the machine see command lines."""
        given = self._connection.settings_dict
        known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()} - {"password", "sslpassword"}
        options = {name: value for name, value in given["OPTIONS"].items() if name in known}
        main = {"dbname": given["NAME"], "user": given["USER"], "host": given["HOST"], "port": given["PORT"]}
        return make_conninfo(**{name: value for name, value in (options | main).items() if value})

    def _environment(self) -> dict[str, str]:
        return os.environ | ({"PGPASSWORD": password} if (password := self._password()) else {})

    def _password(self) -> str | None:
        return self._connection.settings_dict["PASSWORD"] or None


def _found(name: str) -> str:
    if path := shutil.which(name):
        return path
    raise BackupError(
        f"There is no {name} here. Install PostgreSQL's client programs (on Debian and Ubuntu: postgresql-client)."
    )
