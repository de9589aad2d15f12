"""Names in a claim must be names that the person said, or a known alias of one."""

from conversation.interview.grounding.case import Case
from conversation.interview.text.wordforms import Token

_OPENING = " \"'“‘(["
_STOPS = (".", "!", "?", ":", ";", "\n", "•", "–", "—")


def unbacked(case: Case) -> str:
    """The first name of a claim that its quotes do not hold; "" when all are backed."""
    for token in case.claim.tokens:
        if _is_name(case, token) and not _said(case, token.plain):
            return token.text
    return ""


def _is_name(case: Case, token: Token) -> bool:
    word = token.text
    if len(word) == 1 or not word[0].isalpha():
        return False
    if any(c.isupper() for c in word[1:]) or word.endswith(("+", "#")):
        return True
    before = case.claim.text[: token.start].rstrip(_OPENING)
    opens = not before or before.endswith(_STOPS)
    return word[0].isupper() and not opens and not case.target.writing.capitalised_nouns


def _said(case: Case, name: str) -> bool:
    if name in case.said.plains:
        return True
    if any(case.said.holds(alias) for alias in case.lexicon.aliases.get(name, ())):
        return True
    return _is_date_or_skill(case, name)


def _is_date_or_skill(case: Case, name: str) -> bool:
    """Months and days are checked as dates; a possessive or plural of a name is the name."""
    stem = name.removesuffix("s")
    return stem in case.said.plains or f"{name}s" in case.said.plains or name in case.target.reading.dates.months
