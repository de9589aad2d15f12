"""What the rows of a run share: its options, its folder, and the three processes that most of them measure."""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from benchmarks import processes
from benchmarks.processes import Running
from benchmarks.provider.app import QUICK, Pace
from benchmarks.server import Server, server, settings
from benchmarks.talk import Shape, in_rounds

WARM_UP = Shape(conversations=2, turns=2, at_once=2, ramp_s=0)


@dataclass(frozen=True)
class Options:
    """What the caller chose. Without the two addresses the rows that need servers are skipped."""

    quick: bool = False
    database_url: str = ""
    redis_url: str = ""


class Pair(NamedTuple):
    """A provider that hardly takes time, for what does not depend on it, and a server that asks it."""

    provider: Running
    server: Server


class Trio(NamedTuple):
    """The provider at its usual pace, the relay before it, and the server, which has one process and SQLite."""

    provider: Running
    relay: Running
    server: Server


class Bench:
    """One run. Whatever is put on `stack` ends with it."""

    def __init__(self, options: Options, folder: Path, stack: ExitStack) -> None:
        self.options = options
        self.stack = stack
        self._folder = folder
        self._made = 0

    def folder(self) -> Path:
        """A new empty folder."""
        self._made += 1
        made = self._folder / str(self._made)
        made.mkdir()
        return made

    def log(self) -> Path:
        """A file for what a process writes to its error output."""
        return self.folder() / "log"

    def some(self, usual: int, quick: int) -> int:
        """The number for this run."""
        return quick if self.options.quick else usual

    @cached_property
    def trio(self) -> Trio:
        """Started on first use, with a few turns behind them: what a process does once is no part of a turn."""
        provider = self.stack.enter_context(processes.provider(Pace(), self.log()))
        relay = self.stack.enter_context(processes.relay(provider, self.log()))
        running = self.stack.enter_context(server(settings(self.folder(), provider), self.log()))
        in_rounds((running, relay), provider, WARM_UP, 1)
        return Trio(provider, relay, running)

    @cached_property
    def pair(self) -> Pair:
        """Started on first use."""
        provider = self.stack.enter_context(processes.provider(QUICK, self.log()))
        return Pair(provider, self.stack.enter_context(server(settings(self.folder(), provider), self.log())))
