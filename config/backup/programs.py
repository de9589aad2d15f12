"""Run a program whose input or output streams through us, and say in a sentence what it could not do."""

import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from config.backup.manifest import BackupError


class Program:
    """A running program."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], complaints: IO[bytes]) -> None:
        self._name, self._process, self._complaints = name, process, complaints

    @property
    def stdin(self) -> IO[bytes]:
        """What it reads, where that was asked for."""
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def stdout(self) -> IO[bytes]:
        """What it writes, where that was asked for."""
        assert self._process.stdout is not None
        return self._process.stdout

    def require_success(self) -> None:
        """Wait for its end. Raises BackupError with what it complained of."""
        if status := self._process.wait():
            self._complaints.seek(0)
            said = self._complaints.read().decode(errors="replace").strip().splitlines()
            raise BackupError(f"{self._name} failed: {said[0] if said else f'exit status {status}'}")


@contextmanager
def running(command: list[str], environment: Mapping[str, str], **streams: Any) -> Iterator[Program]:
    """Start it; if the block fails, it is killed."""
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, env=environment, stderr=complaints, **streams)  # noqa: S603 - no shell
        try:
            yield Program(Path(command[0]).name, process, complaints)
        except BaseException:
            process.kill()
            raise
        finally:
            for stream in filter(None, (process.stdin, process.stdout)):
                with suppress(BrokenPipeError):
                    stream.close()
            process.wait()


def major_version(path: str) -> int:
    """The first number of the version that one of PostgreSQL's programs says it has."""
    shown = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)  # noqa: S603 - no shell
    found = re.search(r"\) (\d+)", shown.stdout)
    if found is None:
        raise BackupError(f"{path} does not say which version it is.")
    return int(found[1])
