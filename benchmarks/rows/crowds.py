"""One, twenty and a hundred conversations at once, beside the relay: how long a turn takes, and what it costs."""

from benchmarks.bench import Bench
from benchmarks.figures import Figure, Spread
from benchmarks.talk import Shape, Talked, in_rounds

ONE_LATER_MS = 20
TWENTY_LATER_MS = 60
HUNDRED_MS = 1_500
CPU_TIMES, CPU_GOAL = 3, 2


def one(bench: Bench) -> list[Figure]:
    """One conversation: nothing waits for anything else."""
    shape = Shape(conversations=1, turns=bench.some(10, 3), at_once=1, ramp_s=0)
    ours, bare = _measured(bench, shape, bench.some(3, 1))
    row = "one conversation"
    bar_ms = Spread.of(bare.first_ms).p50 + ONE_LATER_MS
    met = Spread.of(ours.first_ms).p50 <= bar_ms
    return [first_token(row, ours, bare, f"p50 ≤ relay + {ONE_LATER_MS} = {bar_ms:.0f}", met), *common(row, ours, bare)]


def twenty(bench: Bench) -> list[Figure]:
    """Twenty conversations, and what a turn then costs."""
    shape = Shape(conversations=20, turns=bench.some(5, 2), at_once=20, ramp_s=1)
    ours, bare = _measured(bench, shape, bench.some(3, 1))
    row = "20 at once"
    bar_ms = Spread.of(bare.first_ms).p95 + TWENTY_LATER_MS
    met = Spread.of(ours.first_ms).p95 <= bar_ms
    return [
        first_token(row, ours, bare, f"p95 ≤ relay + {TWENTY_LATER_MS} = {bar_ms:.0f}", met),
        *common(row, ours, bare),
        _cpu(row, ours, bare),
        _calls(row, ours, bare),
    ]


def hundred(bench: Bench) -> list[Figure]:
    """A hundred conversations in one process."""
    shape = Shape(conversations=100, turns=bench.some(5, 2), at_once=100, ramp_s=1)
    ours, bare = _measured(bench, shape, bench.some(2, 1))
    row = "100 at once"
    met = Spread.of(ours.first_ms).p95 <= HUNDRED_MS
    cpu = Figure(row, "server CPU a turn, ms", f"{ours.cpu_ms:.1f}", f"{bare.cpu_ms:.1f}")
    return [first_token(row, ours, bare, f"p95 ≤ {HUNDRED_MS}", met), *common(row, ours, bare), cpu]


def first_token(row: str, ours: Talked, bare: Talked, bar: str, met: bool) -> Figure:
    """The figure that this benchmark is about."""
    detail = {"server": ours.detail(), "relay": bare.detail()}
    name = "first token, ms: p50 / p95 / p99"
    return Figure(row, name, str(Spread.of(ours.first_ms)), str(Spread.of(bare.first_ms)), bar, met, detail)


def common(row: str, ours: Talked, bare: Talked) -> list[Figure]:
    """What every crowd shows besides."""
    faults = [*ours.faults, *bare.faults]
    wrong = f"{len(ours.faults)}" + (f": {faults[0][:160]}" if faults else "")
    return [
        Figure(row, "reply is final, ms", str(Spread.of(ours.reply_ms))),
        Figure(row, "whole turn, ms", str(Spread.of(ours.whole_ms)), str(Spread.of(bare.whole_ms))),
        Figure(row, "turns a second", f"{ours.turns / ours.wall_s:.2f}", f"{bare.turns / bare.wall_s:.2f}"),
        Figure(row, "errors and rows not stored", wrong, f"{len(bare.faults)}", "0", not faults),
        Figure(row, "replies that the guard mended", f"{ours.guarded}"),
        Figure(row, "load client: CPU a turn, ms", _client_ms(ours), _client_ms(bare)),
        Figure(row, "load client: late by, ms (p95)", f"{ours.client_late_ms:.1f}", f"{bare.client_late_ms:.1f}"),
    ]


def _measured(bench: Bench, shape: Shape, rounds: int) -> tuple[Talked, Talked]:
    trio = bench.trio
    ours, bare = in_rounds((trio.server, trio.relay), trio.provider, shape, rounds)
    return ours, bare


def _client_ms(talked: Talked) -> str:
    return f"{talked.each(1000 * talked.client_cpu_s):.1f}"


def _cpu(row: str, ours: Talked, bare: Talked) -> Figure:
    times = ours.cpu_ms / bare.cpu_ms if bare.cpu_ms else float("nan")
    value = f"{ours.cpu_ms:.1f} ({times:.2f} × relay)"
    bar = f"≤ {CPU_TIMES} × relay; goal {CPU_GOAL} ×"
    return Figure(row, "server CPU a turn, ms", value, f"{bare.cpu_ms:.1f}", bar, times <= CPU_TIMES)


def _calls(row: str, ours: Talked, bare: Talked) -> Figure:
    calls = ours.each(ours.calls)
    return Figure(row, "model calls a turn", f"{calls:.2f}", f"{bare.each(bare.calls):.2f}", "1.00", calls == 1)
