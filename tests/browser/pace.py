"""A model that speaks no faster than a test lets it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.wire.scripted import Says, Scripted, scripted_server

PATIENCE_S = 30.0


class Pace:
    """Holds each piece of an answer back until the test lets it go. Given to `Says`."""

    def __init__(self) -> None:
        self._leave = threading.Semaphore(0)
        self._free = threading.Event()

    def __call__(self) -> None:
        if not self._free.is_set():
            assert self._leave.acquire(timeout=PATIENCE_S), "The test never let the model go on."

    def let(self, pieces: int = 1) -> None:
        """So many pieces more."""
        self._leave.release(pieces)

    def free(self) -> None:
        """All that is left, and from now on everything at once."""
        self._free.set()
        self._leave.release(1000)


@contextmanager
def paced_model() -> Iterator[Scripted]:
    """A language model that does what a test says, and is let go of in the end."""
    with scripted_server() as script:
        yield script


def slowly(pace: Pace, *pieces: str) -> Says:
    """These pieces, at that pace."""
    return Says(pieces, pace=pace)
