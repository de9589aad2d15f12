"""A claim beside what a person said, for the checks that look at one of them."""

from conversation.interview.grounding.case import Case, case
from conversation.interview.grounding.clauses import clauses
from conversation.interview.languages import pack_for


def beside(claim: str, said: str, language: str = "en") -> Case:
    """A claim that quotes all that was said."""
    pack = pack_for(language)
    return case(claim, (said,), (), clauses(said, pack), pack, pack)
