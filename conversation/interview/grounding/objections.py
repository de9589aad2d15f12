"""Why a claim is kept out: the first check that it does not pass, as a sentence."""

from conversation.interview.grounding import families, names, polarity, substance, who
from conversation.interview.grounding.case import Case


def objection(case: Case, missing_figure: str) -> str:
    """What the quotes do not back; "" when they back all."""
    words = case.target.writing
    if substance.is_skill(case, (*words.soft_skills, *words.technical_skills)):
        return who.not_theirs(case)
    if missing_figure:
        return f"The figure “{missing_figure}” is not in the quoted words."
    if name := names.unbacked(case):
        return f"The name “{name}” is not in the quoted words."
    if rank := who.claimed_rank(case, words.ownership):
        return f"The person did not say “{rank}” of themselves."
    for kind in (words.degree, words.cause):
        if strong := families.unbacked(case, kind):
            return f"The quoted words do not say “{strong}”."
    if more := families.exaggerated(case, words.qualifiers):
        return f"The quoted words do not say “{more}”."
    if word := substance.unbacked(case):
        return f"“{word}” is not in the quoted words."
    return polarity.turned(case) or who.not_theirs(case)
