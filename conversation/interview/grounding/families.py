"""Words of strong meaning in a claim (degree, scope, cause, qualified figures) need the person's own."""

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.words import line
from conversation.interview.languages.writing_words import Family
from conversation.interview.text.passage import passage_of
from conversation.interview.text.wordforms import lemma

_MONEY = frozenset("$€£¥")


def unbacked(case: Case, families: tuple[Family, ...]) -> str:
    """The first strong word of a claim for which its quotes hold none of the same family; "" when all are backed."""
    for family in families:
        for phrase in family.claimed:
            if case.claim.holds(phrase) and not _besides(case, family) and not backed(case, family, phrase):
                return phrase
    return ""


def _besides(case: Case, family: Family) -> bool:
    """Whether a strong word stands in a phrase that has not its meaning."""
    return any(case.claim.holds(phrase) for phrase in family.besides)


def backed(case: Case, family: Family, phrase: str) -> bool:
    """Whether the quotes hold the very phrase in some form, or one that says as much."""
    if any(case.said.holds(p) for p in (phrase, *family.said, *family.claimed)):
        return True
    return " " not in phrase and lemma(phrase, case.target.writing.lemmas) in case.said.lemmas


def exaggerated(case: Case, families: tuple[Family, ...]) -> str:
    """The first phrase such as "more than" that a claim puts before a number and its quotes do not."""
    for family in families:
        for phrase in family.claimed:
            if _before_number(case, phrase) and not _besides(case, family) and not backed(case, family, phrase):
                return phrase
    return ""


def _before_number(case: Case, phrase: str) -> bool:
    """Whether a phrase stands right before a number, a sign of money aside."""
    if not case.claim.holds(phrase):
        return False
    # "over two weeks", "under three leaders": a lone preposition exaggerates before digits only.
    numbers = {n.start for n in passage_of(case.claim.text, case.target.reading).numbers} if " " in phrase else set()
    plains, length = [t.plain for t in case.claim.tokens], len(line(phrase).split())
    ends = [at + length for at in range(len(plains)) if " ".join(plains[at : at + length]) == line(phrase)]
    following = [case.claim.tokens[at] for at in ends if at < len(plains)]
    return any(t.start in numbers or t.plain[0].isdigit() or t.plain in _MONEY for t in following)
