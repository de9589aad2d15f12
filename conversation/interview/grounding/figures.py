"""Figures of a claim must be the person's own, by value and unit."""

from conversation.interview.grounding.words import Words


def unbacked(claim: Words, quotes: Words) -> str:
    """The first figure of a claim that its quotes do not hold; "" when all are backed."""
    for token in claim.tokens:
        if token.plain[0].isdigit() and token.plain not in quotes.plains:
            return token.text
    return ""
