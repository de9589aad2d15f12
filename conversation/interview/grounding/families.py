"""Words of strong meaning in a claim (degree, scope, cause, qualified figures) need the person's own."""

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.words import line
from conversation.interview.languages.writing_words import Family


def unbacked(case: Case, families: tuple[Family, ...]) -> str:
    """The first strong word of a claim for which its quotes hold none of the same family; "" when all are backed."""
    for family in families:
        for phrase in family.claimed:
            if case.claim.holds(phrase) and not backed(case, family, phrase):
                return phrase
    return ""


def backed(case: Case, family: Family, phrase: str) -> bool:
    """Whether the quotes hold the very phrase, or one that says as much."""
    return case.said.holds(phrase) or any(case.said.holds(p) for p in (*family.said, *family.claimed))


def exaggerated(case: Case, families: tuple[Family, ...]) -> str:
    """The first phrase such as "more than" that a claim puts before a number and its quotes do not."""
    for family in families:
        for phrase in family.claimed:
            if _before_number(case.claim.line, line(phrase)) and not backed(case, family, phrase):
                return phrase
    return ""


def _before_number(plain_line: str, phrase: str) -> bool:
    at = plain_line.find(f" {phrase} ")
    while at >= 0:
        after = plain_line[at + len(phrase) + 2 :].lstrip("$€£¥ ")
        if after[:1].isdigit():
            return True
        at = plain_line.find(f" {phrase} ", at + 1)
    return False
