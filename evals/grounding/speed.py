"""How long the gate takes for a summary of a long interview."""

from statistics import median
from time import perf_counter
from typing import NamedTuple

from conversation.interview.grounding import Gate
from conversation.interview.replay import replay
from conversation.interview.session import Interview
from conversation.interview.types import DraftClaim
from evals.grounding.cases import cases

_TURNS = 60
_CLAIMS = 45
_RUNS = 5
# No text of the interview is one that was read before.
_FRESH = " And that was it{}."


class Speed(NamedTuple):
    """Milliseconds to judge a whole summary of sixty answers, word lists being loaded: the median of several runs.

    `first`: of answers that were never read before; `again`: when the same interview is looked at once more.
    """

    first: float
    again: float


def speed() -> Speed:
    """Judge the same claims on interviews that differ a little, each of them twice."""
    interviews = [_long_interview("!" * run) for run in range(_RUNS + 1)]
    taken = [(_judged(*one), _judged(*one)) for one in interviews][1:]
    return Speed(median(first for first, _ in taken), median(again for _, again in taken))


def _judged(interview: Interview, claims: list[DraftClaim]) -> float:
    started = perf_counter()
    gate = Gate(interview)
    for claim in claims:
        gate.judge(claim)
    return (perf_counter() - started) * 1000


def _long_interview(mark: str) -> tuple[Interview, list[DraftClaim]]:
    """The answers of several people's interviews as one, and what may be said of them."""
    chosen, messages, claims = [c for half in ("open", "sealed") for c in cases(half) if c.language == "en"], [], []
    for case in chosen:
        said = [m.content + _FRESH.format(mark) for m in case.messages if m.role == "user"]
        for answer in said:
            messages += [{"role": "assistant", "content": "And then?"}, {"role": "user", "content": answer}]
        claims += [DraftClaim(text=c.text, quotes=c.quotes) for c in case.faithful if not c.language]
    return replay(messages[: 2 * _TURNS], language="en"), claims[:_CLAIMS]
