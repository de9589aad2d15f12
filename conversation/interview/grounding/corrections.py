"""Corrections that the person did make: of like by like, and said as one, near the new figure or in a short answer."""

from collections.abc import Iterator, Sequence
from itertools import product

from conversation.interview.contradictions import SINGLE_VALUED
from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.moments import Moment
from conversation.interview.grounding.pieces import Hearing, hear
from conversation.interview.grounding.rivals import firm, key
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger, Mended
from conversation.interview.text.passage import passage_of
from conversation.interview.types import Message, Note

# How many words may stand between a word of correction and the figure that it brings.
_REACH = 6
# An answer of so few words may mend without a word for it: it was asked for.
_SHORT = 12


def certain(ledger: Ledger, messages: Sequence[Message], pack: LanguagePack) -> Ledger:
    """A ledger without the corrections of figures that only look like some: "we did 35 and no more" mends no "22"."""
    texts = {message.message_id: message.content for message in messages}
    return ledger._replace(mended=tuple(pair for pair in ledger.mended if _holds(pair, texts, pack)))


def _holds(pair: Mended, texts: dict[str, str], pack: LanguagePack) -> bool:
    wrong, right = pair
    text = texts.get(right.message_id or "", "")
    if right.source != "reader" or not text or (right.topic, right.aspect) in SINGLE_VALUED:
        return True
    hearing = hear(text, pack)
    gone, new = _items(hear(texts.get(wrong.message_id or "", ""), pack), wrong), _items(hearing, right)
    if not gone or not new or len(text.split()) <= _SHORT:
        return True
    if {key(item) for item in gone} <= {key(item) for item in new}:
        return False
    if _names(hearing, right, gone):
        return True
    alike = [b for a, b in product(gone, new) if _alike(a, b)]
    return bool(alike) and any(place in _corrected(text, pack) for b in alike for place in _words(text, b, pack))


def _items(hearing: Hearing, note: Note) -> list[Amount | Moment]:
    """The figures and dates of a note."""
    told: list[Amount | Moment] = [*hearing.moments, *(a for a in hearing.amounts if not a.lone and not a.loose)]
    return [item for item in told if note.start <= item.start < note.end]


def _names(hearing: Hearing, right: Note, gone: Sequence[Amount | Moment]) -> bool:
    """Whether the sentence of a correction names what it corrects: "it was 25, not 40"."""
    here = hearing.at(right.start)
    beside = hearing.sentence(here.sentence) if here else ()
    return bool({key(item) for item in gone} & {key(item) for piece in beside for item in firm(piece)})


def _alike(one: Amount | Moment, other: Amount | Moment) -> bool:
    """Whether one figure can stand for another, and says something else."""
    if isinstance(one, Moment) and isinstance(other, Moment):
        return one.differs(other)
    if isinstance(one, Amount) and isinstance(other, Amount):
        bare = not one.is_hard() and not other.is_hard()
        return (bare or one.unit == other.unit or not (one.unit and other.unit)) and one.value != other.value
    return False


def _words(text: str, item: Amount | Moment, pack: LanguagePack) -> range:
    """The words up to a figure that may bring it as a correction, and a few behind it: "it was 25, sorry"."""
    at = passage_of(text, pack.reading).word_at(item.start)
    return range(max(0, at - _REACH), at + _REACH)


def _corrected(text: str, pack: LanguagePack) -> set[int]:
    """Where words of correction stand; those that may be an answer too ("no") only at the head of a sentence."""
    return set(_cues(text, pack))


def _cues(text: str, pack: LanguagePack) -> Iterator[int]:
    passage, figures = passage_of(text, pack.reading), pack.reading.figures
    norms = [word.norm for word in passage.words]
    for at, word in enumerate(passage.words):
        headed = at == 0 or passage.text[: word.start].rstrip()[-1:] in ".!?…,;–—"
        phrases = (*figures.slips, *(figures.replies if headed else ()))
        if any(norms[at : at + len(cue)] == cue for cue in (phrase.split() for phrase in phrases)):
            yield at
