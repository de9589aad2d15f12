"""A time is not stretched over what it was not told of: "at the counter 2016 to 2018, then foreman until 2022" makes
nobody foreman since 2016.
"""

from collections.abc import Iterator, Sequence

from conversation.interview.grounding import turns
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.moments import Moment
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.words import Lexicon, Words, together
from conversation.interview.languages import LanguagePack


def stretched(
    claim: Hearing, told: Sequence[Telling], lexicon: Lexicon, target: LanguagePack, pack: LanguagePack
) -> str:
    """The first date of a range that begins where another time began, with the words of what came after it alone."""
    if target.code != pack.code:
        return ""
    ranges = [two for t in told for two in turns.spans(t.hearing, pack)]
    for first, last in turns.spans(claim, target):
        opened = [b for a, b in ranges if a.tells(first)]
        here = claim.at(first.start)
        if here is None or not opened or not all(b.differs(last) for b in opened):
            continue
        near, far = _around(first, told), _around(last, told)
        content = list(_content(claim.ground(here, dated=True), claim, lexicon, target))
        if any(lexicon.backs(w, far) for w in content) and not any(lexicon.backs(w, near) for w in content):
            return first.text
    return ""


def _around(moment: Moment, told: Sequence[Telling]) -> Words:
    """The words of the pieces that tell a date."""
    places = ((t.hearing.at(m.start), t) for t in told for m in t.moments if m.tells(moment))
    return together(tuple(p.words for here, t in places if here for p in t.hearing.ground(here, dated=True)))


def _content(pieces: Sequence[Piece], claim: Hearing, lexicon: Lexicon, target: LanguagePack) -> Iterator[str]:
    """The words that say something, outside the dates; names of roles do, though a claim may leave them out."""
    names = target.reading.names
    for piece in pieces:
        for token in piece.words.tokens:
            place = piece.start + token.start
            dated = any(m.start <= place < m.end for m in claim.moments)
            role = token.plain in names.titles or token.plain in names.weak_titles
            if token.plain.isalpha() and not dated and (role or not lexicon.is_neutral(token.plain)):
                yield token.plain
