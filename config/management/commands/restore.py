"""`manage.py restore FILE [--replace]`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.backup.manifest import BackupError
from config.backup.work import restore
from config.env import read_env


class Command(BaseCommand):
    """Prints what was brought back, and where the old database is kept."""

    help = "Bring a backup back. Stop the server first. Restore only backups of your own: they are trusted."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which backup, and whether it may take the place of something."""
        parser.add_argument("file", help="A file that manage.py backup made.")
        parser.add_argument("--replace", action="store_true", help="Take the place of what is there, which is kept.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, and say what came of it."""
        try:
            manifest, kept = restore(Path(options["file"]).absolute(), read_env().var, replace=options["replace"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored the backup of {manifest.made_at}, made by Recount {manifest.version}.")
        if kept:
            self.stdout.write(f"What was there before is kept in {kept}.")
