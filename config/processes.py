"""Several processes that do one work, and the first process, which looks after them."""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

STOPS = {signal.SIGINT, signal.SIGTERM}
# One that dies sooner than this after its start is replaced only when this time is over.
SHORT_LIFE_S = 2.0


class WorkerFailed(Exception):
    """A process said by its exit status that no other would fare better."""


class Crew:
    """`count` processes, forked from this one, so that what it has loaded is loaded once.

    The caller must hold no thread, no open connection and no event loop: a fork would copy them half.
    """

    def __init__(self, count: int, work: Callable[[], None], hopeless: int) -> None:
        """`work` is what each does, until SIGTERM ends it; `hopeless` the exit status that ends all."""
        self._count, self._work, self._hopeless = count, work, hopeless
        self._born: dict[int, float] = {}
        self._lifeline, self._held_open = os.pipe()

    def run(self, on_end: Callable[[], None]) -> None:
        """Keep all at work until SIGINT or SIGTERM; then call `on_end` and wait until they have finished.

        Raises WorkerFailed. In the processes themselves this never returns: they exit.
        """
        # Signals wait until they are asked for, so none is lost and none comes amid a fork.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS | {signal.SIGCHLD})
        for _ in range(self._count):
            self._start()
        failed = False
        while not failed:
            if signal.sigwait(STOPS | {signal.SIGCHLD}) in STOPS:
                break
            failed = self._hopeless in self._replace_the_dead()
        on_end()
        self._stop()
        if failed:
            raise WorkerFailed

    def _start(self) -> None:
        if child := os.fork():
            self._born[child] = time.monotonic()
            return
        os.close(self._held_open)
        threading.Thread(target=_end_with_the_first, args=(self._lifeline,), daemon=True).start()
        # Not SIGINT: a terminal sends it to all, and to a server that is told to stop already it means haste.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGCHLD})
        self._work()
        sys.exit(0)

    def _replace_the_dead(self) -> list[int]:
        """Start another for each that ended by itself; their exit statuses."""
        ended = []
        for child in list(self._born):
            found, status = os.waitpid(child, os.WNOHANG)
            if not found:
                continue
            ended.append(os.waitstatus_to_exitcode(status))
            lived_s = time.monotonic() - self._born.pop(child)
            if ended[-1] != self._hopeless:
                log.error("process %d ended by itself (status %d); another takes its place", child, ended[-1])
                time.sleep(max(0.0, SHORT_LIFE_S - lived_s))
                self._start()
        return ended

    def _stop(self) -> None:
        for child in self._born:
            os.kill(child, signal.SIGTERM)
        for child in self._born:
            os.waitpid(child, 0)


def _end_with_the_first(lifeline: int) -> None:
    """The pipe ends when the first process is gone, even if it was killed: then nobody would stop this one."""
    os.read(lifeline, 1)
    os.kill(os.getpid(), signal.SIGTERM)
