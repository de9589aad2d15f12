"""Names in a claim must be names that the person said, or a known alias of one."""

from conversation.interview.grounding.tokens import Token
from conversation.interview.grounding.words import Lexicon, Words


def unbacked(claim: Words, quotes: Words, lexicon: Lexicon, nouns_capitalised: bool) -> str:
    """The first name of a claim that its quotes do not hold; "" when all are backed."""
    for index, token in enumerate(claim.tokens):
        if _is_name(claim.text, token, index, nouns_capitalised) and not _said(token.plain, quotes, lexicon):
            return token.text
    return ""


def _is_name(text: str, token: Token, index: int, nouns_capitalised: bool) -> bool:
    word = token.text
    if len(word) == 1 or not word[0].isalpha():
        return False
    if any(c.isupper() for c in word[1:]) or word.endswith(("+", "#")):
        return True
    opens = index == 0 or text[: token.start].rstrip(" \"'“‘(").endswith((".", "!", "?", ":", "\n"))
    return word[0].isupper() and not opens and not nouns_capitalised


def _said(name: str, quotes: Words, lexicon: Lexicon) -> bool:
    if name in quotes.plains or name in quotes.lemmas:
        return True
    return any(quotes.holds(alias) for alias in lexicon.aliases.get(name, ()))
