"""Privacy: what a write-up leaves out unless the person says to keep it."""

from conversation.interview.privacy.veil import Veil, veiled

__all__ = ["Veil", "veiled"]
