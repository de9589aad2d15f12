"""Look at something again and again while something else goes on."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


class Sampler(Generic[T]):
    """Within its block, `look` is called every so many seconds in a thread; what it returned is in `seen`."""

    def __init__(self, look: Callable[[], T], every_s: float) -> None:
        self.seen: list[T] = []
        self._look, self._every_s = look, every_s
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Sampler[T]":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(self._every_s):
            self.seen.append(self._look())
