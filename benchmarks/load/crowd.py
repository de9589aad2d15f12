"""Many conversations at once."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from benchmarks.figures import percentile
from benchmarks.load.http import BadAnswer
from benchmarks.load.talks import TALKS, Talk, Turn
from benchmarks.people import answers

TICK_S = 0.05
# A turn that takes longer is an error, and ends its conversation.
PATIENCE_S = 120


@dataclass(frozen=True)
class Plan:
    """So many conversations of so many turns, `at_once` of them side by side, the first ones begun over `ramp_s`.

    They are numbered from `number` on. Token and address are the server's.
    """

    target: str
    address: str
    token: str
    conversations: int
    turns: int
    at_once: int
    ramp_s: float
    number: int


@dataclass
class Crowd:
    """The people of a plan, and what they met with."""

    plan: Plan
    turns: list[Turn] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    late_s: list[float] = field(default_factory=list)
    wall_s: float = 0.0
    cpu_s: float = 0.0

    async def begin(self) -> None:
        """Start every conversation; no turn yet."""
        kind = TALKS[self.plan.target]
        self._talks: list[Talk] = [kind(self.plan.address, self.plan.token) for _ in range(self.plan.conversations)]
        for talk in self._talks:
            await talk.begin()

    async def talk(self) -> None:
        """Hold all conversations to their ends."""
        ticking = asyncio.create_task(self._tick())
        began, cpu = time.perf_counter(), time.process_time()
        await asyncio.gather(*(self._in_turn(first) for first in range(self.plan.at_once)))
        self.wall_s, self.cpu_s = time.perf_counter() - began, time.process_time() - cpu
        ticking.cancel()

    async def check(self) -> None:
        """Ask the server for each transcript: every row must be stored."""
        for talk in self._talks:
            if fault := await talk.fault(self.plan.turns):
                self.faults.append(fault)

    def result(self) -> dict[str, Any]:
        """All of it, as JSON can hold it."""
        good = [turn for turn in self.turns if not turn.fault]
        return {
            "first_s": [turn.first_s for turn in good],
            "reply_s": [turn.reply_s for turn in good if turn.reply_s is not None],
            "whole_s": [turn.whole_s for turn in good],
            "turns": len(good),
            "guarded": sum(turn.guarded for turn in good),
            "faults": self.faults,
            "wall_s": self.wall_s,
            "client_cpu_s": self.cpu_s,
            "client_late_s": percentile(self.late_s, 0.95),
        }

    async def _in_turn(self, first: int) -> None:
        """One place in the crowd: the conversations that are held there, one after another."""
        await asyncio.sleep(self.plan.ramp_s * first / self.plan.at_once)
        for index in range(first, self.plan.conversations, self.plan.at_once):
            try:
                for text in answers(self.plan.number + index, self.plan.turns):
                    async with asyncio.timeout(PATIENCE_S):
                        turn = await self._talks[index].say(text)
                    self.turns.append(turn)
                    if turn.fault:
                        self.faults.append(turn.fault)
            except (BadAnswer, OSError) as error:
                self.faults.append(f"{type(error).__name__}: {error}")

    async def _tick(self) -> None:
        """How late this very process is: what it measures can be no truer than that."""
        while True:
            due = time.perf_counter() + TICK_S
            await asyncio.sleep(TICK_S)
            self.late_s.append(time.perf_counter() - due)
