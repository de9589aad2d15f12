"""How long the gate takes for a summary of a long interview."""

from statistics import median
from time import perf_counter

from conversation.interview.grounding import Gate
from conversation.interview.ledger import fold
from conversation.interview.replay import replay
from conversation.interview.session import Interview
from conversation.interview.types import DraftClaim
from evals.grounding.cases import cases

_TURNS = 60
_CLAIMS = 45
_RUNS = 7


def speed() -> float:
    """Milliseconds to judge a whole summary of sixty answers: the median of several runs, with word lists loaded."""
    interview, claims = _long_interview()
    return median(_judged(interview, claims) for _ in range(_RUNS))


def _judged(interview: Interview, claims: list[DraftClaim]) -> float:
    started = perf_counter()
    gate = Gate(interview, ledger=fold(interview.notes))
    for claim in claims:
        gate.judge(claim)
    return (perf_counter() - started) * 1000


def _long_interview() -> tuple[Interview, list[DraftClaim]]:
    """The answers of several people's interviews as one, and what may be said of them."""
    chosen, messages, claims = [c for half in ("open", "sealed") for c in cases(half) if c.language == "en"], [], []
    for case in chosen:
        said = [m.model_dump() for m in case.messages if m.role == "user"]
        messages += [m for answer in said for m in ({"role": "assistant", "content": "And then?"}, answer)]
        claims += [DraftClaim(text=c.text, quotes=c.quotes) for c in case.faithful if not c.language]
    return replay(messages[: 2 * _TURNS], language="en"), claims[:_CLAIMS]
