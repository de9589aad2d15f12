"""Copies of a SQLite database: out of one that may be in use, and back into its place."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import IO

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from config.backup.archive import CHUNK, private, settle
from config.backup.manifest import BackupError

PATIENCE_S = 20
# Files that SQLite keeps beside a database: they belong to that database alone.
BESIDE = ("-wal", "-shm", "-journal")


class SqliteCopies:
    """Copies of the database that Django's connection names."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection
        self._path = Path(connection.settings_dict["NAME"])

    def write_to(self, copy: IO[bytes]) -> None:
        """Write a consistent copy, while others may write to the database. Raises BackupError."""
        with tempfile.TemporaryDirectory(dir=self._path.parent) as folder:
            path = Path(folder) / "copy.sqlite3"
            with (
                closing(sqlite3.connect(self._path, timeout=PATIENCE_S)) as database,
                closing(sqlite3.connect(path)) as target,
            ):
                _copy(database, target)
            with path.open("rb") as file:
                shutil.copyfileobj(file, copy, CHUNK)

    def hold_anything(self) -> bool:
        """Whether there are any tables, or something that cannot be read."""
        if not self._path.exists():
            return False
        try:
            return bool(self._connection.introspection.table_names())
        except DatabaseError:
            return True
        finally:
            connections.close_all()

    def require_nobody(self) -> None:
        """Raises BackupError while others use the database.

        Also brings into the database's own file what its log still holds. A damaged one is left as it is.
        """
        if not self._path.exists():
            return
        with closing(sqlite3.connect(self._path, timeout=1)) as database:
            try:
                database.execute("PRAGMA journal_mode=DELETE").fetchall()
            except sqlite3.OperationalError as error:
                raise BackupError(f"The database is in use ({error}). Stop the server, then restore again.") from error
            except sqlite3.DatabaseError:
                return

    def replace_from(self, copy: IO[bytes], stamp: str) -> Path | None:
        """Put the copy in the database's place, in one step; where the old one is kept.

        Raises BackupError when the copy is damaged: then nothing has changed.
        """
        fresh = self._beside(".restoring")
        try:
            with private(fresh) as file:
                shutil.copyfileobj(copy, file, CHUNK)
                settle(file)
            with closing(sqlite3.connect(fresh)) as restored:
                _require_whole(restored, "The backup")
            kept = self._keep(stamp) if stamp else None
            for ending in BESIDE:
                self._beside(ending).unlink(missing_ok=True)
            fresh.replace(self._path)
            return kept
        finally:
            fresh.unlink(missing_ok=True)

    def _keep(self, stamp: str) -> Path:
        kept = self._beside(f".before-{stamp}")
        for ending in ("", "-wal"):
            own, target = self._beside(ending), kept.with_name(kept.name + ending)
            if own.exists():
                with own.open("rb") as old, private(target) as file:
                    shutil.copyfileobj(old, file, CHUNK)
        return kept

    def _beside(self, ending: str) -> Path:
        return self._path.with_name(self._path.name + ending)


def _copy(database: sqlite3.Connection, target: sqlite3.Connection) -> None:
    try:
        database.backup(target)
        # A copy is one file.
        target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        raise BackupError(f"The database cannot be copied: {error}.") from error
    _require_whole(target, "The database")


def _require_whole(database: sqlite3.Connection, what: str) -> None:
    try:
        found = [row[0] for row in database.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    if found != ["ok"]:
        raise BackupError(f"{what} is damaged: {found[0]}.")
