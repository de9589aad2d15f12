"""A real server of this very code, as `make run` starts it: its own process, its own empty database."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_S = 60
ANSWER_S = 10


class RunningServer:
    """Where it is, and what it prints: without a mail server it prints its mails."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._start()

    def line_with(self, words: str, timeout_s: float = ANSWER_S) -> str:
        """The next printed line that holds these words. Raises queue.Empty when none comes."""
        while words not in (line := self._lines.get(timeout=timeout_s)):
            continue
        return line.strip()

    def stop(self) -> None:
        """End it as Ctrl-C would, and read what it still had to say."""
        self._process.terminate()
        self._buried()

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._buried()

    def come_back(self) -> None:
        """Start again at the same address, with the same database."""
        self._environment["PORT"] = self.url.rpartition(":")[2]
        self._start()

    def _start(self) -> None:
        self._lines: queue.Queue[str] = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "config.run"],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self.url = self.line_with("Recount is at ", START_S).removeprefix("Recount is at ")
        except queue.Empty:
            self.kill()
            raise

    def _buried(self) -> None:
        self._process.wait(timeout=START_S)
        self._reader.join(timeout=ANSWER_S)
        if self._process.stdout:
            self._process.stdout.close()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line)


@contextmanager
def running_server(folder: Path, **settings: str) -> Iterator[RunningServer]:
    """Serve on a free port, with these settings and nothing of the user's own."""
    own = {
        "RECOUNT_ENV": "development",
        "RECOUNT_ENV_FILE": os.devnull,
        "VAR_FOLDER": str(folder),
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "HOST": "127.0.0.1",
        "PORT": "0",
        "LOG_LEVEL": "ERROR",
        "PYTHONUNBUFFERED": "1",
        "AI_PROVIDERS": "offline",
        # A model that one test has fail is not to be left alone in the next.
        "PROVIDER_FAILURES_ALLOWED": "1000",
    }
    server = RunningServer(os.environ | own | settings)
    try:
        yield server
    finally:
        server.stop()
