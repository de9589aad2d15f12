"""The part of a reply that the person sees: it only grows."""

import re

from conversation.interview.phrasing.sentences import has_end

_GAP = re.compile(r"[\s*•-]+")
_BULLET = re.compile(r"(?<=\n)[^\S\n]*[*•-](?:[^\S\n]+|(?=\n))")


class Shown:
    """Text let go, without marks of bold and of list items.

    White space and such marks wait for the words behind them, and white space closes up where something was left out.
    """

    def __init__(self) -> None:
        self.text = ""
        self._gap = ""  # white space and marks behind the text
        self._seam: str | None = None  # the white space before what was left out there

    def say(self, text: str) -> None:
        """Let go of a text that follows in the reply."""
        end = len(text)
        while end and _GAP.match(text, end - 1):
            end -= 1
        if not end:
            self._gap += text
            return
        found = self._gap + text[:end]
        lead = _GAP.match(found)
        at = lead.end() if lead else 0
        self._join(found[:at])
        self.text += _GAP.sub(lambda gap: _plain(gap.group()), found[at:])
        self._gap = text[end:]
        self._seam = None

    def leave_out(self, end: str = "") -> None:
        """Let something of the reply go missing here; `end`: what ends its sentence, if its beginning is shown."""
        if end and not has_end(self.text):
            self.text += end
        self._seam = self._gap if self._seam is None else max(self._seam, self._gap, key=_lines)
        self._gap = ""

    def add(self, sentence: str) -> None:
        """Put a sentence of our own at the end."""
        self._gap = ""
        self._seam = self._seam or ""
        self.say(sentence)

    def _join(self, gap: str) -> None:
        plain = _plain(gap if self.text else f"\n{gap}")
        marks = plain.lstrip()
        space = plain[: len(plain) - len(marks)]
        if self.text and self._seam is not None:
            space = "\n" * min(2, max(_lines(self._seam), _lines(space))) or " "
        self.text += space + marks if self.text else marks


def _plain(gap: str) -> str:
    return _BULLET.sub("", gap.replace("**", ""))


def _lines(gap: str) -> int:
    return gap.count("\n")
