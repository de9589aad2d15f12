"""What a claim joins to a deed was said of that deed: no verb of one story with the object of another."""

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.who import deeds

_BESIDE = 1


def misjoined(case: Case) -> str:
    """The first word about a deed that was said only far from it; "" where all were said with it or beside it."""
    for deed in deeds(case):
        tellers = _told(case, deed.word) if deed.word else []
        if not tellers:
            continue
        for word in dict.fromkeys(t.plain for t in deed.parts[0].words.tokens if t.plain.isalpha()):
            if not case.lexicon.is_neutral(word) and _is_far(_told(case, word), tellers):
                return word
    return ""


def _told(case: Case, word: str) -> list[Clause]:
    return [clause for clause in case.told if case.lexicon.backs(word, clause.words)]


def _is_far(told: list[Clause], tellers: list[Clause]) -> bool:
    """Whether no clause stands in the same sentence as one that tells the deed, or in the one before or after."""
    near = {
        (source, count + step) for source, count in (t.sentence for t in tellers) for step in (-_BESIDE, 0, _BESIDE)
    }
    return bool(told) and all(clause.sentence not in near for clause in told)
