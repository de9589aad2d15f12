"""An interview as a write-up may tell it: what is private stands in it no more, and all else stands as it was said."""

from collections.abc import Iterable, Mapping

from conversation.interview.languages import LanguagePack
from conversation.interview.privacy.cuts import Hidden
from conversation.interview.privacy.hiding import Hiding, hiding
from conversation.interview.privacy.matters import Own, tells
from conversation.interview.privacy.notes import seen_note
from conversation.interview.privacy.veiled import Veiled
from conversation.interview.privacy.words import spoken, without, words_of
from conversation.interview.session import Interview
from conversation.interview.types import Evidence, Privacy

_OPEN = Privacy(keep=frozenset({"health", "pay", "names"}))
_REASONS: dict[Hidden, str] = {
    "health": "The person's own health is left out unless they say to keep it.",
    "pay": "The person's own pay is left out unless they say to keep it.",
    "names": "A private person's name is left out unless the person says to keep it.",
    "employer": "The employer's name is left out of a confidential write-up.",
}
_GAP = "…"
_OWN: tuple[Own, ...] = ("health", "pay")


class Veil:
    """What of an interview is hidden. `interview` is without it, and its places are places in what is seen.

    `texts` are those of which anything is hidden, by the ids of their messages or typed notes.
    """

    def __init__(self, interview: Interview, hidden: Hiding) -> None:
        self.texts: Mapping[str, Veiled] = hidden.texts
        self._kind_told = hidden.kind_told
        seen = {word.low for veiled in self.texts.values() for word in words_of(veiled.seen)}
        self._names, self._employers = hidden.names, hidden.employers - seen
        self._only_names = hidden.names - seen
        self._only_hidden = frozenset(
            word for veiled in self.texts.values() for cut in veiled.cuts for word in spoken(veiled.of(cut))
        ) - frozenset(word for m in interview.messages for word in spoken(self._seen(m.message_id, m.content)))
        self.interview = self._veil(interview) if self.texts else interview

    def _seen(self, key: str, text: str) -> str:
        return self.texts[key].seen if key in self.texts else text

    def _veil(self, interview: Interview) -> Interview:
        messages = tuple(
            m.model_copy(update={"content": self.texts[m.message_id].seen}) if m.message_id in self.texts else m
            for m in interview.messages
        )
        notes = (seen_note(n, self.texts.get(n.message_id or n.note_id)) for n in interview.notes)
        asked = {
            m.content: s.content for m, s in zip(interview.messages, messages, strict=True) if m.role == "assistant"
        }
        return interview._replace(
            messages=messages,
            notes=tuple(n for n in notes if n),
            asked=tuple(a.model_copy(update={"text": asked.get(a.text, a.text)}) for a in interview.asked),
            privacy=_OPEN,
        )

    def seen_at(self, key: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Places of a text where they are in what is seen of it; those without anything to be seen are left out."""
        veiled = self.texts[key]
        found = ((veiled.place(start), veiled.place(end)) for start, end in places)
        return [(a, b) for a, b in found if any(char.isalnum() for char in veiled.seen[a:b])]

    def shown(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """The person's own words for places in what is seen, without what is hidden between them."""
        return tuple(dict.fromkeys(own for place in evidence for own in self._own_words(place)))

    def _own_words(self, place: Evidence) -> tuple[Evidence, ...]:
        veiled = self.texts.get(place.message_id or place.note_id or "")
        if veiled is None:
            return (place,)
        words = tuple(
            place.model_copy(update={"start": a, "end": b, "quote": veiled.text[a:b]})
            for a, b in veiled.told(place.start, place.end)
        )
        return (*words, self._kind_told) if self._kind_told and veiled.borrows(place.start, place.end) else words

    def objection(self, text: str, evidence: Iterable[Evidence], target: LanguagePack) -> str:
        """Why a claim is kept out whatever backs it: it tells what is hidden. "" where it does not."""
        if not self.texts:
            return ""
        words = words_of(text)
        if any(w.low in self._only_names or (w.capital and not w.opens and w.low in self._names) for w in words):
            return _REASONS["names"]
        if any(w.capital and w.low in self._employers for w in words):
            return _REASONS["employer"]
        near = self._near(evidence)
        return next((_REASONS[kind] for kind in _OWN if kind in near and tells(text, kind, target)), "")

    def refusal(self, text: str, quotes: Iterable[str], target: LanguagePack) -> str:
        """Why a claim of whose quotes nothing is seen is kept out, if they tell what is hidden; "" if they do not."""
        if not any(spoken(quote) & self._only_hidden for quote in quotes):
            return ""
        return next((_REASONS[kind] for kind in _OWN if tells(text, kind, target)), "")

    def _near(self, evidence: Iterable[Evidence]) -> set[Hidden]:
        """What is hidden beside some places."""
        near: set[Hidden] = set()
        for place in evidence:
            if veiled := self.texts.get(place.message_id or place.note_id or ""):
                near |= veiled.kinds(place.start, place.end)
        return near

    def masked(self, text: str, reason: str) -> str:
        """A text that was kept out, to be shown without what is hidden."""
        if reason in (_REASONS["health"], _REASONS["pay"]):
            return _GAP
        hidden = self._only_hidden | self._only_names
        return without(text, hidden, _GAP) if hidden else text


def veiled(interview: Interview) -> Veil:
    """An interview without what its privacy keeps out."""
    return Veil(interview, hiding(interview))
