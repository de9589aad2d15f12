"""Make a backup; bring one back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from config.backup.archive import examined, reading, writing
from config.backup.manifest import BackupError, Manifest, manifest_now
from config.backup.postgresql import PostgresqlCopies
from config.backup.sqlite import SqliteCopies
from config.server_lock import Locked, nobody_serving


class Copies(Protocol):
    """How one kind of database is copied. All raise BackupError."""

    def write_to(self, copy: IO[bytes]) -> None:
        """Write a consistent copy, while others may write to the database."""

    def hold_anything(self) -> bool:
        """Whether the database is not empty."""

    def require_nobody(self) -> None:
        """Wait for nobody else to use the database, but not for long."""

    def replace_from(self, copy: IO[bytes], stamp: str) -> Path | None:
        """Put the copy in the database's place, all of it or nothing; where the old one is kept, if beside it.

        `stamp` names what is kept; empty where nothing is to be kept.
        """


class Restored(NamedTuple):
    """What was brought back, and where to find what was there before, if anything was."""

    manifest: Manifest
    kept: Path | None


def back_up(path: Path) -> Manifest:
    """Write the whole database to a new file; what the file says of itself. Raises BackupError."""
    manifest = manifest_now()
    with writing(path, manifest) as copy:
        _copies().write_to(copy)
    return manifest


def restore(path: Path, folder: Path, *, replace: bool) -> Restored:
    """Bring the backup back and apply the migrations that it lacks. `folder`: the site's, for its lock and its backups.

    Raises BackupError; then nothing has changed, unless it says so.
    """
    manifest = examined(path)
    manifest.require_fitting()
    try:
        with nobody_serving(folder):
            kept = _swap(path, folder, replace=replace)
            _migrate(path)
    except Locked as error:
        raise BackupError("The server is running. Stop it, then restore again.") from error
    return Restored(manifest, kept)


def backups(folder: Path) -> Path:
    """The folder for backups that were given no name; made when it is not there."""
    found = folder / "backups"
    found.mkdir(mode=0o700, exist_ok=True)
    return found


def stamp_now() -> str:
    """A name for this second."""
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S")


def _swap(path: Path, folder: Path, *, replace: bool) -> Path | None:
    copies, stamp = _copies(), stamp_now()
    holds = copies.hold_anything()
    if holds and not replace:
        raise BackupError("The database is not empty. With --replace the backup takes its place.")
    copies.require_nobody()
    kept = _kept_as_backup(folder, stamp) if holds and connection.vendor == "postgresql" else None
    with reading(path) as copy:
        return copies.replace_from(copy, stamp if holds else "") or kept


def _kept_as_backup(folder: Path, stamp: str) -> Path:
    kept = backups(folder) / f"before-{stamp}.zip"
    back_up(kept)
    return kept


def _migrate(path: Path) -> None:
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except (CommandError, DatabaseError) as error:
        raise BackupError(
            f"{path} was brought back, but it could not be brought to this version's form: {str(error).strip()}. "
            "Look into it, then run manage.py migrate."
        ) from error


def _copies() -> Copies:
    return SqliteCopies(connection) if connection.vendor == "sqlite" else PostgresqlCopies(connection)
