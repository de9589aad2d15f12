"""Thinking that a server leaves in the answer: <think>…</think> before the first word is not for the person."""

OPEN, CLOSE = "<think>", "</think>"


class WithoutThinking:
    """Takes an answer in pieces and gives them back without the thinking that it opens with, whole or not."""

    def __init__(self) -> None:
        self._held = ""
        self._begun = False

    def take(self, piece: str) -> str:
        """What of the answer so far can be passed on; "" while it may still be thinking."""
        if self._begun:
            return piece
        self._held += piece
        start = self._held.lstrip()
        if start.startswith(OPEN):
            _, close, start = start.partition(CLOSE)
            self._begun = bool(close)
            return start.lstrip() if close else ""
        self._begun = not OPEN.startswith(start)
        return self._held if self._begun else ""
