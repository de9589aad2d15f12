"""A server's memory over a thousand turns."""

from statistics import median

from benchmarks import processes
from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.proc import peak_mb, rss_mb
from benchmarks.processes import Running
from benchmarks.provider.app import Pace
from benchmarks.sampler import Sampler
from benchmarks.server import Server, server, settings
from benchmarks.talk import Shape, Talked, counts, talk

ROW = "memory"
BAR_MB = 170
# What one and the same process, doing nothing, may read more or less: allocators give back whole pages, at times.
NOISE_MB = 1.0
EVERY_S = 0.25
# Turns of one conversation, so many conversations side by side.
TURNS, AT_ONCE = 10, 25


def memory(bench: Bench) -> list[Figure]:
    """One process, one provider: how much after all turns, and how much of it came with the later half of them."""
    shape = Shape(bench.some(100, 25), TURNS, AT_ONCE, ramp_s=1)
    talked = Talked()
    with (
        processes.provider(Pace(), bench.log()) as provider,
        server(settings(bench.folder(), provider), bench.log()) as ours,
    ):
        idle = rss_mb(ours.pid)
        with Sampler(lambda: _look(provider, ours), EVERY_S) as sampler:
            talk(ours, provider, shape, talked)
        return _figures(talked, idle, rss_mb(ours.pid), peak_mb(ours.pid), sampler.seen)


def _look(provider: Running, ours: Server) -> tuple[int, float]:
    return counts(provider)["calls"], rss_mb(ours.pid)


def growth(samples: list[tuple[int, float]], turns: int) -> float:
    """MB that came with the later half of the turns: the middle of the last twentieth against that around the half.

    `samples` are pairs of turns so far and MB held then.
    """
    width = turns / 20
    half = [held for so_far, held in samples if abs(so_far - turns / 2) <= width / 2]
    last = [held for so_far, held in samples if so_far >= turns - width]
    return median(last) - median(half) if half and last else float("nan")


def _figures(talked: Talked, idle: float, held: float, peak: float, samples: list[tuple[int, float]]) -> list[Figure]:
    grown = growth(samples, talked.turns)
    turns = f"{talked.turns:,} turns"
    detail = {"samples": samples[:: max(1, len(samples) // 200)], "faults": talked.faults[:20]}
    return [
        Figure(ROW, "when ready, MB", f"{idle:.0f}"),
        Figure(ROW, f"after {turns}, MB", f"{held:.0f}", "", f"≤ {BAR_MB}", held <= BAR_MB, detail),
        Figure(ROW, "at its peak, MB", f"{peak:.0f}"),
        Figure(ROW, "grown over the last half, MB", f"{grown:+.1f}", "", f"0 (± {NOISE_MB:.0f})", grown <= NOISE_MB),
        Figure(ROW, "errors and rows not stored", f"{len(talked.faults)}", "", "0", not talked.faults),
    ]
