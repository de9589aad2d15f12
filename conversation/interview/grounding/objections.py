"""Why a claim is kept out: the first check that it does not pass, as a sentence."""

from conversation.interview.grounding import (
    awards,
    bindings,
    families,
    joined,
    links,
    listed,
    names,
    pieced,
    polarity,
    ranks,
    softened,
    substance,
    titles,
    tried,
    universal,
    who,
)
from conversation.interview.grounding.case import Case


def objection(case: Case, missing_figure: str) -> str:
    """What the quotes do not back; "" when they back all."""
    words = case.target.writing
    if substance.is_skill(case, (*words.soft_skills, *words.technical_skills)):
        return ""
    if missing_figure:
        return f"The figure “{missing_figure}” is not in the quoted words."
    return next(filter(None, (check(case) for check in _CHECKS)), "")


def _name(case: Case) -> str:
    name = names.unbacked(case)
    return f"The name “{name}” is not in the quoted words." if name else ""


def _bound(case: Case) -> str:
    name = bindings.misbound(case) or pieced.misplaced(case)
    return f"The person told something else of “{name}”." if name else ""


def _listed(case: Case) -> str:
    word = listed.unused(case)
    return f"The person did not say that they used “{word}”." if word else ""


def _tried(case: Case) -> str:
    name = tried.misused(case)
    return f"The person did not say that they work with “{name}”." if name else ""


def _title(case: Case) -> str:
    word = titles.unbacked(case)
    return f"The person did not say that they were “{word}”." if word else ""


def _award(case: Case) -> str:
    word = awards.overstated(case)
    return f"The quoted words do not tell of “{word}” as won or held." if word else ""


def _rank(case: Case) -> str:
    rank = ranks.claimed_rank(case, case.target.writing.ownership)
    return f"The person did not say “{rank}” of themselves." if rank else ""


def _strong_word(case: Case) -> str:
    words = case.target.writing
    strong = families.unbacked(case, words.degree) or families.exaggerated(case, words.qualifiers)
    strong = strong or universal.overreaching(case)
    return f"The quoted words do not say “{strong}”." if strong else ""


def _joined(case: Case) -> str:
    word = joined.misjoined(case)
    return f"The person said “{word}” of something else." if word else ""


def _softened(case: Case) -> str:
    said = softened.hardened(case)
    return f"The person did not say “{said}” for certain." if said else ""


def _plain_word(case: Case) -> str:
    word = substance.unbacked(case)
    return f"“{word}” is not in the quoted words." if word else ""


_CHECKS = (
    _name,
    _bound,
    _listed,
    _tried,
    _title,
    _award,
    _rank,
    _strong_word,
    _softened,
    _plain_word,
    polarity.turned,
    who.not_theirs,
    _joined,
    links.unlinked,
)
