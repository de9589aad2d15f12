"""A lock in VAR_FOLDER that servers share, so that nobody swaps the database under one that runs."""

from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # a system without it goes without the lock
    fcntl = None  # type: ignore[assignment]

FILE = "server.lock"


class Locked(Exception):
    """Someone holds the lock in a way that excludes ours."""


def serving(folder: Path) -> IO[str]:
    """The lock of a server and of the processes forked from it, held till all have closed it or ended.

    Raises Locked while the database is swapped, and OSError.
    """
    return _held(folder, alone=False)


def nobody_serving(folder: Path) -> IO[str]:
    """The lock of who swaps the database, held till it is closed. Raises Locked where a server runs, and OSError."""
    return _held(folder, alone=True)


def _held(folder: Path, *, alone: bool) -> IO[str]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = (folder / FILE).open("a")
    try:
        if fcntl is not None:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise Locked from error
    return file
