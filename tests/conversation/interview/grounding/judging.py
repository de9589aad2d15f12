"""The whole gate on one claim beside one answer."""

from conversation.interview.grounding import judge
from conversation.interview.replay import replay
from conversation.interview.types import DraftClaim


def passes(claim: str, said: str, language: str = "en", quote: str = "") -> bool:
    """Whether a claim that quotes all, or a part, of one answer comes out."""
    messages = [{"role": "assistant", "content": "…"}, {"role": "user", "content": said}]
    return judge(DraftClaim(text=claim, quotes=(quote or said,)), replay(messages, "employment", language)).passed
