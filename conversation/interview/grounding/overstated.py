"""A figure is not made more or less than it was told by "more than", "under" and the like."""

from conversation.interview.grounding.amounts import Amount
from conversation.interview.grounding.pieces import Hearing, Piece
from conversation.interview.grounding.rivals import Item
from conversation.interview.grounding.words import Words, line
from conversation.interview.languages import LanguagePack


def overstated(claim: Hearing, item: Item, here: Piece, said: Words, target: LanguagePack) -> bool:
    """Whether "more than" or the like stands before a figure in words in the claim alone."""
    if any(char.isdigit() for char in item.text):
        return False
    start = max((p.start for p in claim.sentence(here.sentence)[:1]), default=0)
    before = line(claim.text[max(start, _counted_before(claim, item)) : item.start])
    denials = [line(word) for word in target.reading.cues.get("negation", ())]
    for family in target.writing.qualifiers:
        told = any(said.holds(phrase) for phrase in (*family.said, *family.claimed))
        for phrase in () if told else family.claimed:
            ahead = f" {before}".removesuffix(f" {line(phrase)}")
            if ahead != f" {before}" and not any(ahead.endswith(f" {word}") for word in denials):
                return True
    return False


def _counted_before(claim: Hearing, item: Item) -> int:
    """Where another count ends one word before a figure: in "35 pickers under three leaders" nothing is fewer than
    three.
    """
    ends = [a.end for a in claim.amounts if a.kind == "count" and a.end <= item.start]
    near = max(ends, default=-1)
    alone = near >= 0 and len(claim.text[near : item.start].split()) == 1
    return item.start if alone and isinstance(item, Amount) and item.kind == "count" else 0
