"""Every content word of a claim must be the person's, by dictionary form or close synonym, or say nothing of its own."""

from conversation.interview.grounding.tokens import lemma
from conversation.interview.grounding.words import Lexicon, Words


def unbacked(claim: Words, quotes: Words, lexicon: Lexicon, language: str) -> str:
    """The first word of a claim that its quotes do not hold in any form; "" when all are backed."""
    for token in claim.tokens:
        if token.plain[0].isdigit() or token.plain in quotes.plains or token.plain in lexicon.neutral:
            continue
        form = lemma(token.plain, language)
        if form in quotes.lemmas or form in lexicon.neutral or not quotes.lemmas.isdisjoint(_same(form, lexicon)):
            continue
        if any(quotes.holds(alias) for alias in lexicon.aliases.get(token.plain, ())):
            continue
        return token.text
    return ""


def _same(form: str, lexicon: Lexicon) -> frozenset[str]:
    return lexicon.synonyms.get(form, frozenset())
