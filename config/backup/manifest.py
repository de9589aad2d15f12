"""What a backup says of itself."""

import json
import tomllib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from config.env import BASE_DIR

WHAT, FORMAT = "Recount backup", 1


class BackupError(Exception):
    """A backup or its restoration cannot be. The message is a sentence for whoever asked for it."""


@dataclass(frozen=True)
class Manifest:
    """`kind`: the database's vendor; `version`: the Recount that made it; `migrations`: those applied, as app.name."""

    kind: str
    version: str
    made_at: str
    migrations: tuple[str, ...]

    def to_json(self) -> bytes:
        """As the file holds it."""
        return json.dumps({"what": WHAT, "format": FORMAT, **asdict(self)}, indent=1).encode()

    def require_fitting(self) -> None:
        """Raises BackupError unless this Recount, on its database, can take the backup in."""
        if self.kind != connection.vendor:
            raise BackupError(
                f"This backup is of a {self.kind} database, and DATABASE_URL names a {connection.vendor} one. "
                "Restore it into a database of its own kind."
            )
        if unknown := sorted(set(self.migrations) - _known()):
            raise BackupError(
                f"This backup was made by a newer Recount ({self.version}): this one does not know {unknown[0]}. "
                f"Install Recount {self.version} or newer, then restore again."
            )


def manifest_from(text: bytes) -> Manifest:
    """What a backup says. Raises ValueError where it is none, and BackupError where it is of a newer form."""
    said = json.loads(text)
    if not isinstance(said, dict) or said.get("what") != WHAT:
        raise ValueError("not a backup")
    if said["format"] != FORMAT:
        raise BackupError(f"This backup has a newer form ({said['format']}) than this Recount knows ({FORMAT}).")
    return Manifest(
        kind=str(said["kind"]),
        version=str(said["version"]),
        made_at=str(said["made_at"]),
        migrations=tuple(map(str, said["migrations"])),
    )


def manifest_now() -> Manifest:
    """What a backup of this database, made now, says. Raises BackupError where there is nothing to back up."""
    applied = MigrationLoader(connection).applied_migrations
    if not applied:
        raise BackupError("There is nothing to back up: the database has no tables of Recount's.")
    return Manifest(
        kind=connection.vendor,
        version=this_version(),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        migrations=tuple(sorted(f"{app}.{name}" for app, name in applied)),
    )


def this_version() -> str:
    """The version of this Recount."""
    project = tomllib.loads((BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def _known() -> set[str]:
    """Migrations that this code has, or that others of its own have taken the place of."""
    known: set[tuple[str, str]] = set()
    for key, migration in MigrationLoader(None).disk_migrations.items():
        known |= {key, *migration.replaces}
    return {f"{app}.{name}" for app, name in known}
