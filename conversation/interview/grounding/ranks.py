"""Leading, owning and winning need the person's own words for it."""

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.rules import denies, telling_rules
from conversation.interview.languages.writing_words import Family
from conversation.interview.text.wordforms import lemma

# What came to nothing later was done all the same.
_REAL = ("", "undone")


def claimed_rank(case: Case, families: tuple[Family, ...]) -> str:
    """The first word of leading, owning or winning that the person did not say of themselves; "" if none."""
    for family in families:
        said = (*family.claimed, *family.said)
        for phrase in family.claimed:
            if _claims(case, phrase, family) and not _is_said(case, phrase, said):
                return phrase
    return ""


def _claims(case: Case, phrase: str, family: Family) -> bool:
    """Whether a claim says a word of rank of the person, and not in a phrase that has nothing to do with rank."""
    if not case.claim.says(phrase) or any(case.claim.holds(p) for p in family.besides):
        return False
    to_me = set(phrase.split()) & set(case.target.naming.own_words)
    return any(part.words.holds(phrase) and (to_me or part.who != "other") for part in case.claims)


def _is_said(case: Case, phrase: str, said: tuple[str, ...]) -> bool:
    rules = telling_rules(case.pack.writing)
    told = [t for t in case.told if t.who != "other" and t.unreal in _REAL and not denies(t.words.text, rules)]
    if any(t.words.holds(p) for t in told for p in said):
        return True
    forms = {phrase, lemma(phrase, case.target.writing.lemmas)}
    return len(phrase.split()) == 1 and any(forms & (t.words.lemmas | t.words.plains) for t in told)
