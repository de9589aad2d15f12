"""What is sent to the model: how long, how much of it is the same as the turn before, what a vendor can cache."""

from typing import Any

from benchmarks import processes
from benchmarks.bench import Bench
from benchmarks.errors import NotMeasured
from benchmarks.figures import Figure
from benchmarks.processes import Running
from benchmarks.provider.app import QUICK
from benchmarks.server import Server, server, settings
from benchmarks.talk import Shape, Talked, ask, talk

ROW = "prompts"
TURNS = 10
FROM_TURN = 3
SHARE, WHOLE, TAIL = 0.85, 12_000, 1_500


def prompts(bench: Bench) -> list[Figure]:
    """Interviews of ten turns on each wire."""
    openai = _asked(bench, bench.pair.server, bench.pair.provider)
    with (
        processes.provider(QUICK, bench.log()) as provider,
        server(settings(bench.folder(), provider, **on_anthropic(provider)), bench.log()) as ours,
    ):
        anthropic = _asked(bench, ours, provider)
    return [*_sizes("openai", openai), *_sizes("anthropic", anthropic), _marks(anthropic)]


def on_anthropic(provider: Running) -> dict[str, str]:
    """The settings that have the server speak the other wire."""
    return {
        "AI_PROVIDERS": "anthropic,offline",
        "ANTHROPIC_API_KEY": "simulated",
        "ANTHROPIC_BASE_URL": provider.address,
    }


def _asked(bench: Bench, ours: Server, provider: Running) -> list[dict[str, Any]]:
    """Every prompt of some interviews. Raises NotMeasured when a turn failed."""
    shape = Shape(bench.some(16, 8), TURNS, at_once=8, ramp_s=0)
    talked = Talked()
    ask(provider, "/reset")
    talk(ours, provider, shape, talked)
    if talked.faults:
        raise NotMeasured(f"a turn failed: {talked.faults[0]}")
    return list(ask(provider, "/prompts"))


def _sizes(wire: str, asked: list[dict[str, Any]]) -> list[Figure]:
    """The worst of all interviews against each bar."""
    later = [one["share"] for one in asked if one["turn"] >= FROM_TURN]
    share, middle = min(later), sum(later) / len(later)
    whole = max(one["length"] for one in asked if one["turn"] == TURNS)
    tail = max(one["tail"] for one in asked if one["tail"] is not None)
    name = f"{wire}: same prefix from turn {FROM_TURN} on, least (mean)"
    value = f"{share:.1%} ({middle:.1%})"
    return [
        Figure(ROW, name, value, "", f"≥ {SHARE:.0%}", share >= SHARE, {"prompts": asked}),
        Figure(ROW, f"{wire}: longest at turn {TURNS}, characters", f"{whole:,}", "", f"≤ {WHOLE:,}", whole <= WHOLE),
        Figure(ROW, f"{wire}: longest changing tail, characters", f"{tail:,}", "", f"≤ {TAIL:,}", tail <= TAIL),
    ]


def _marks(asked: list[dict[str, Any]]) -> Figure:
    marked = all(one["marks"] >= 2 and one["marked_end"] for one in asked)
    value = (
        f"{min(one['marks'] for one in asked)} in each prompt, {'' if marked else 'not '}to the end of the transcript"
    )
    return Figure(ROW, "anthropic: cache marks", value, "", "set", marked)
