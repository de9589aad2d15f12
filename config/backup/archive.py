"""The file of a backup: a ZIP of two entries, what it says of itself and the database's copy."""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from config.backup.manifest import BackupError, Manifest, manifest_from

MANIFEST, COPY = "recount.json", "database"
CHUNK = 1 << 20


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[IO[bytes]]:
    """Where to write the database's copy. `path` appears, for its owner's eyes only, when the block has ended well.

    Raises BackupError where the file cannot be made or is there already.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        if path.exists():
            raise BackupError(f"{path} is there already. Name another file.")
        with private(unfinished) as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                archive.writestr(MANIFEST, manifest.to_json())
                with archive.open(COPY, "w", force_zip64=True) as copy:
                    yield copy
            settle(file)
        unfinished.rename(path)
    except OSError as error:
        raise BackupError(f"The backup cannot be written to {path} ({error.strerror}).") from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


@contextmanager
def private(path: Path) -> Iterator[IO[bytes]]:
    """A new file to write to that only its owner can read; what an earlier attempt left there is overwritten."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        path.chmod(0o600)
        yield file


def settle(file: IO[bytes]) -> None:
    """See to it that what was written outlasts a power cut."""
    file.flush()
    os.fsync(file.fileno())


def examined(path: Path) -> Manifest:
    """What the backup says of itself, after all of it was read. Raises BackupError: missing, foreign or damaged."""
    try:
        with ZipFile(path) as archive:
            manifest = manifest_from(archive.read(MANIFEST))
            damaged = archive.testzip()
    except OSError as error:
        raise BackupError(f"{path} cannot be read ({error.strerror or error}).") from error
    except (KeyError, ValueError, TypeError, BadZipFile, zlib.error, EOFError) as error:
        raise BackupError(f"{path} is no backup of Recount's, or it is damaged or cut short.") from error
    if damaged:
        raise BackupError(f"{path} is damaged: its checksum is not that of what was written. Take another backup.")
    return manifest


@contextmanager
def reading(path: Path) -> Iterator[IO[bytes]]:
    """The database's copy of a backup that was examined."""
    with ZipFile(path) as archive, archive.open(COPY) as copy:
        yield copy
