"""The gate: what may be said in a write-up, checked against the person's own words."""

from conversation.interview.grounding.gate import MAX_QUOTES, Gate, Verdict, judge

__all__ = ["MAX_QUOTES", "Gate", "Verdict", "judge"]
