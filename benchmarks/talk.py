"""Have the load client talk to a server or a relay, and read the clocks of both around it."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import IO, Any, NamedTuple
from urllib.request import Request, urlopen

from benchmarks.errors import NotMeasured
from benchmarks.figures import Spread
from benchmarks.load.crowd import Plan
from benchmarks.proc import cpu_s
from benchmarks.processes import ROOT, Running
from benchmarks.server import Server

# No two conversations of a run have one number, so no two are alike.
_numbers = count(1)


class Shape(NamedTuple):
    """How many talk, how long, how many of them at once, and over how many seconds the first ones begin."""

    conversations: int
    turns: int
    at_once: int
    ramp_s: float


@dataclass
class Talked:
    """What came of one or more crowds of one shape with one target; times in milliseconds."""

    first_ms: list[float] = field(default_factory=list)
    reply_ms: list[float] = field(default_factory=list)
    whole_ms: list[float] = field(default_factory=list)
    turns: int = 0
    guarded: int = 0
    calls: int = 0
    faults: list[str] = field(default_factory=list)
    wall_s: float = 0.0
    cpu_s: float = 0.0
    client_cpu_s: float = 0.0
    client_late_ms: float = 0.0

    def add(self, result: dict[str, Any], cpu_s: float, calls: int) -> None:
        """One more crowd."""
        self.first_ms += [1000 * value for value in result["first_s"]]
        self.reply_ms += [1000 * value for value in result["reply_s"]]
        self.whole_ms += [1000 * value for value in result["whole_s"]]
        self.turns += result["turns"]
        self.guarded += result["guarded"]
        self.faults += result["faults"]
        self.wall_s += result["wall_s"]
        self.client_cpu_s += result["client_cpu_s"]
        self.client_late_ms = max(self.client_late_ms, 1000 * result["client_late_s"])
        self.cpu_s += cpu_s
        self.calls += calls

    def each(self, total: float) -> float:
        """So much for each turn."""
        return total / self.turns if self.turns else float("nan")

    @property
    def cpu_ms(self) -> float:
        """Processor time of the target for one turn."""
        return self.each(1000 * self.cpu_s)

    def detail(self) -> dict[str, Any]:
        """What the JSON file tells."""
        return {
            "first_token_ms": Spread.of(self.first_ms)._asdict(),
            "reply_ms": Spread.of(self.reply_ms)._asdict() if self.reply_ms else None,
            "turn_ms": Spread.of(self.whole_ms)._asdict(),
            "turns": self.turns,
            "turns_per_s": self.turns / self.wall_s if self.wall_s else None,
            "cpu_ms_per_turn": self.cpu_ms,
            "calls_per_turn": self.each(self.calls),
            "guarded": self.guarded,
            "faults": self.faults[:20],
            "client_cpu_ms_per_turn": self.each(1000 * self.client_cpu_s),
            "client_late_ms_p95": self.client_late_ms,
        }


def talk(target: Server | Running, provider: Running, shape: Shape, into: Talked) -> None:
    """One crowd of this shape; its figures are added to `into`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.load"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        _say(process.stdin, json.dumps(asdict(plan(target, shape))))
        _hear(process.stdout, "begun")
        used, calls = cpu_s(target.pid), counts(provider)["calls"]
        _say(process.stdin, "talk")
        _hear(process.stdout, "talked")
        used, calls = cpu_s(target.pid) - used, counts(provider)["calls"] - calls
        _say(process.stdin, "check")
        into.add(json.loads(process.stdout.readline()), used, calls)


def plan(target: Server | Running, shape: Shape) -> Plan:
    """The plan for the load client; its conversations get numbers that none had before."""
    numbers = [next(_numbers) for _ in range(shape.conversations)]
    kind, token = ("recount", target.token) if isinstance(target, Server) else ("relay", "")
    return Plan(kind, target.address, token, *shape, number=numbers[0])


def in_rounds(targets: Sequence[Server | Running], provider: Running, shape: Shape, rounds: int) -> tuple[Talked, ...]:
    """The targets take turns, round by round, so that what the machine does besides meets all of them."""
    found = tuple(Talked() for _ in targets)
    for _ in range(rounds):
        for target, into in zip(targets, found, strict=True):
            talk(target, provider, shape, into)
    return found


def counts(provider: Running) -> dict[str, int]:
    """The provider's account in brief."""
    return dict(ask(provider, "/counts"))


def ask(provider: Running, path: str) -> Any:
    """What the provider tells of itself."""
    with urlopen(Request(provider.address + path), timeout=30) as answer:  # noqa: S310 - an address of our own making
        return json.load(answer)


def call(target: Server, method: str, path: str, body: bytes | None = None) -> bytes:
    """One call of the server's API, as its one person. Raises HTTPError."""
    headers = {"Authorization": f"Bearer {target.token}", "Content-Type": "application/json"}
    request = Request(target.address + path, body, headers, method=method)  # noqa: S310 - an address of our own making
    with urlopen(request, timeout=30) as answer:  # noqa: S310
        return bytes(answer.read())


def _say(pipe: IO[str], line: str) -> None:
    pipe.write(f"{line}\n")
    pipe.flush()


def _hear(pipe: IO[str], word: str) -> None:
    if (line := pipe.readline().strip()) != word:
        raise NotMeasured(f"the load client said {line!r} instead of {word!r}")
