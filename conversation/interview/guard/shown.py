"""The part of a reply that the person sees: it only grows."""

from conversation.interview.phrasing.sentences import has_end


class Shown:
    """Text let go. White space waits for the words behind it, and closes up where something was left out."""

    def __init__(self) -> None:
        self.text = ""
        self._gap = ""  # white space behind the text
        self._seam: str | None = None  # the white space before what was left out there

    def say(self, text: str) -> None:
        """Let go of a text that follows in the reply."""
        words = text.strip()
        if not words:
            self._gap += text
            return
        at = text.index(words)
        if self.text:
            self.text += self._joint(self._gap + text[:at])
        self.text += words
        self._gap = text[at + len(words) :]
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

    def _joint(self, gap: str) -> str:
        if self._seam is None:
            return gap
        return "\n" * min(2, max(_lines(self._seam), _lines(gap))) or " "


def _lines(gap: str) -> int:
    return gap.count("\n")
