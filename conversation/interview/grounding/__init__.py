"""The gate: what may be said in a write-up, checked against the person's own words."""

from conversation.interview.grounding.gate import Gate, Verdict, judge

__all__ = ["Gate", "Verdict", "judge"]
