"""A number that is a name ("the 34", a tram line) keeps what was told of it."""

from collections.abc import Iterator, Sequence

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import firm, key
from conversation.interview.languages import LanguagePack
from conversation.interview.text.passage import passage_of


def misnamed(claim: Hearing, told: Sequence[Telling], target: LanguagePack, pack: LanguagePack) -> str:
    """The first such number of a claim that stands with another figure which was told of another number of the kind."""
    for piece in claim.pieces:
        for label in _labels(claim, piece.amounts, target):
            beside = [key(i) for i in firm(piece) if key(i) != key(label)]
            places = [list(_telling(other, told)) for other in beside]
            if any(found and all(_of_another(label, p, t, pack) for p, t in found) for found in places):
                return label.text
    return ""


def is_label(hearing: Hearing, amount: Amount, pack: LanguagePack) -> bool:
    """Whether a bare number in digits stands behind an article."""
    if amount.is_hard() or amount.noun or amount.lone or not amount.text.isdigit():
        return False
    passage = passage_of(hearing.text, pack.reading)
    at = passage.word_at(amount.start)
    return at > 0 and passage.words[at - 1].norm in pack.reading.phrases.articles


def _labels(hearing: Hearing, amounts: Sequence[Amount], pack: LanguagePack) -> list[Amount]:
    return [a for a in amounts if is_label(hearing, a, pack)]


def _telling(wanted: tuple[object, ...], told: Sequence[Telling]) -> Iterator[tuple[Piece, Telling]]:
    """The pieces of the quotes that tell a figure or date."""
    return ((p, t) for t in told for p in t.pieces() if any(key(i) == wanted for i in firm(p)))


def _of_another(label: Amount, piece: Piece, telling: Telling, pack: LanguagePack) -> bool:
    """Whether a sentence names another number of the kind and not this one."""
    hearing = telling.hearing
    beside = [a for p in hearing.sentence(piece.sentence) for a in p.amounts]
    named = _labels(hearing, beside, pack)
    return bool(named) and all(a.value != label.value for a in named)
