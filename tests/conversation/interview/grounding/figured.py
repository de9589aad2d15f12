"""A claim beside what a person said, for the checks of figures and dates alone."""

from conversation.interview.grounding.counted import Basis
from conversation.interview.grounding.figures import check
from conversation.interview.grounding.heard import Heard
from conversation.interview.grounding.pieces import hear
from conversation.interview.grounding.ties import untied
from conversation.interview.languages import pack_for


def objected(said: str, claim: str, language: str = "en") -> str:
    """The figure of a claim that what a person said does not back."""
    pack = pack_for(language)
    heard = Heard(pack)
    basis = Basis((heard.telling(said, 0, len(said)),), lambda: [heard.hearing(said)])
    claimed = hear(claim, pack)
    return check(claimed, basis, pack, pack).missing or untied(claimed, basis, pack, pack)
