"""A rate keeps its period: "9 a month" is not "9 a week"."""

from collections.abc import Iterator, Sequence
from math import isclose

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.words import line
from conversation.interview.languages import LanguagePack
from conversation.interview.text.passage import passage_of


def moved(claim: Hearing, told: Sequence[Telling], target: LanguagePack, pack: LanguagePack) -> str:
    """The first period of a claim that its figure was not told of; "" when all were."""
    for piece in claim.pieces:
        figures = [a for a in piece.amounts if not a.lone]
        for period in _periods(claim, piece, target):
            if figures and not _is_told(period, figures, told, pack) and not _describes(claim, period, told):
                return period.text
    return ""


def _periods(claim: Hearing, piece: Piece, target: LanguagePack) -> Iterator[Amount]:
    """The lengths of time in a piece that tell how often or how soon, without a number; none that names a year."""
    passage = passage_of(claim.text, target.reading)
    phrases, figures = target.reading.phrases, target.reading.figures
    for amount in piece.amounts:
        if not amount.lone or amount.number != 1 or any(0 <= m.start - amount.end <= 1 for m in claim.moments):
            continue
        if any(a.start <= amount.start < a.end for a in piece.amounts if a.kind == "percent"):
            continue
        at = passage.word_at(amount.start)
        before = passage.words[at - 1].norm if at else ""
        unit = passage.language.unit_of.get(passage.words[at].norm)
        if unit is None or before in (*phrases.articles, *figures.per, *figures.each):
            yield amount


def _describes(claim: Hearing, period: Amount, told: Sequence[Telling]) -> bool:
    """Whether a period only says what kind of thing the next word names, as it was told: "a day job"."""
    behind = claim.text[period.end :].split()[:1]
    if not behind or not claim.text[period.end].isspace():
        return False
    phrase = line(f"{claim.text[period.start : period.end]} {behind[0]}")
    return any(f" {phrase} " in f" {line(t.text)} " for t in told)


def _is_told(period: Amount, figures: Sequence[Amount], told: Sequence[Telling], pack: LanguagePack) -> bool:
    """Whether the words of one of the figures tell the period; where they tell none, those beside them."""
    tellers = [(t, a) for t in told for a in t.amounts if not a.lone and any(_equal(a, f) for f in figures)]
    if period.name == "year" and any(p.moments for t, a in tellers for p in _sentence(t.hearing, a)):
        return True
    for reach in (_alone, _own, _sentence):
        all_heard = [(p, t) for t, a in tellers for p in _lengths(reach(t.hearing, a))]
        heard = [p for p, t in all_heard if _tells_rate(p, t, pack)]
        if all_heard and not heard:
            return False
        if heard:
            return any(_same(period, p) for p in heard)
    return any(_same(period, p) for t in told for p in _lengths(t.pieces()))


def _tells_rate(period: Amount, telling: Telling, pack: LanguagePack) -> bool:
    """Whether a length of time without a number is no certain one: "the day of the fair"."""
    passage = passage_of(telling.hearing.text, pack.reading)
    at, reading = passage.word_at(period.end - 1), pack.reading
    before = passage.words[at - 1].norm if at else ""
    behind = passage.words[at + 1].norm if at + 1 < len(passage.words) else ""
    definite = {*reading.phrases.articles} - {*reading.phrases.indefinite}
    return not period.lone or before not in definite or behind not in (*reading.numbers.out_of, *reading.dates.start)


def _equal(one: Amount, other: Amount) -> bool:
    return isclose(one.number or one.value, other.number or other.value)


def _alone(hearing: Hearing, said: Amount) -> Sequence[Piece]:
    here = hearing.at(said.start)
    return (here,) if here else ()


def _own(hearing: Hearing, said: Amount) -> Sequence[Piece]:
    here = hearing.at(said.start)
    return hearing.ground(here) if here else ()


def _sentence(hearing: Hearing, said: Amount) -> Sequence[Piece]:
    here = hearing.at(said.start)
    return hearing.sentence(here.sentence) if here else ()


def _lengths(pieces: Sequence[Piece]) -> list[Amount]:
    return [a for piece in pieces for a in piece.amounts if a.lone or (a.kind == "duration" and a.number == 1)]


def _same(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit and isclose(one.value, other.value)
