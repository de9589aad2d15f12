"""The figures and dates of texts in one language, each text read once: many claims rest on the same quotes."""

from conversation.interview.languages import LanguagePack
from conversation.interview.text.dates import DateMention, dates
from conversation.interview.text.quantities import Quantity, quantities


class Heard:
    """Reads figures and dates with one pack and remembers them as long as it lives."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self._quantities: dict[str, tuple[Quantity, ...]] = {}
        self._dates: dict[str, tuple[DateMention, ...]] = {}

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        """The quantities of a text."""
        if text not in self._quantities:
            self._quantities[text] = quantities(text, self.pack)
        return self._quantities[text]

    def dates(self, text: str) -> tuple[DateMention, ...]:
        """The dates of a text."""
        if text not in self._dates:
            self._dates[text] = dates(text, self.pack)
        return self._dates[text]
