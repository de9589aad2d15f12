"""Names in a claim must be names that the person said, or a known alias of one."""

from collections.abc import Iterator

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.naming import Habit, name_tokens
from conversation.interview.text.wordforms import Token


def unbacked(case: Case) -> str:
    """The first name of a claim that its quotes do not hold; "" when all are backed."""
    return next((t.text for t in missing(case)), "")


def missing(case: Case) -> Iterator[Token]:
    """The names of a claim that its quotes do not hold."""
    habit = case.spoken.habit if case.spoken else Habit()
    for token in name_tokens(case.claim.text, case.claim.tokens, case.target, habit):
        if not _said(case, token.plain):
            yield token


def _said(case: Case, name: str) -> bool:
    if name in case.said.plains:
        return True
    if any(case.said.holds(alias) for alias in case.lexicon.aliases.get(name, ())):
        return True
    return _is_form(case, name) or _is_word(case, name)


def _is_form(case: Case, name: str) -> bool:
    """A possessive or plural of a name is the name."""
    return name.removesuffix("s") in case.said.plains or f"{name}s" in case.said.plains


def _is_word(case: Case, name: str) -> bool:
    """Whether what looks like a name is a word that was said in another form: a noun of German, or of a title."""
    return not (case.spoken and name in case.spoken.names) and case.lexicon.backs(name, case.said)
