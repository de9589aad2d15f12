"""Privacy: what a write-up leaves out unless the person says to keep it."""

from conversation.interview.privacy.hiding import employer_as_written
from conversation.interview.privacy.veil import Veil, veiled

__all__ = ["Veil", "employer_as_written", "veiled"]
