"""`manage.py backup [FILE]`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.backup.manifest import BackupError
from config.backup.work import back_up, backups, stamp_now
from config.env import read_env


class Command(BaseCommand):
    """Prints where the backup is."""

    help = "Write the site's whole database to one file, also while the server runs. Only its owner can read the file."
    # A database that waits for migrations, or a setting that is wrong, is a reason for a backup and not against it.
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument(
            "file", nargs="?", help="A new file. Unless named: one with the time, in VAR_FOLDER/backups."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Back up, and say what came of it."""
        try:
            path = Path(options["file"] or backups(read_env().var) / f"recount-{stamp_now()}.zip").absolute()
            manifest = back_up(path)
        except BackupError as error:
            raise CommandError(str(error)) from error
        size_kb = -(-path.stat().st_size // 1000)
        self.stdout.write(f"The {manifest.kind} database of Recount {manifest.version} is in {path} ({size_kb:,} kB).")
