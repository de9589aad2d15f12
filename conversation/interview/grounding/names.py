"""Names in a claim must be names that the person said, or a known alias of one."""

from collections.abc import Iterator

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.naming import Habit, marks, name_tokens, opens
from conversation.interview.text.names import tools
from conversation.interview.text.wordforms import Token

_ALONE = 1


def unbacked(case: Case) -> str:
    """The first name of a claim that its quotes do not hold; "" when all are backed."""
    return next((t.text for t in missing(case)), "") or _unsaid(case)


def _unsaid(case: Case) -> str:
    """The first word of a claim that says nothing as a plain word, but is written as a name, or is a tool's, or stands
    for all that is claimed: none of it was said."""
    text, telling, found = case.claim.text, marks(case.target), case.claim.tokens
    listed = [(m.start, m.end) for m in tools(text, case.target.reading)]
    alone = len(found) <= _ALONE and not any(t.plain in case.said.plains for t in found)
    for token in found:
        if not token.text[0].isalpha() or _said(case, token.plain) or token.plain in telling.common:
            continue
        capital = token.text[0].isupper() and not case.target.writing.capitalised_nouns
        label = text[token.end : token.end + 2].strip().startswith(":")
        named = capital and len(token.plain) > 1 and (label or not opens(text, token)) and not text.isupper()
        if alone or named or (capital and any(start <= token.start < end for start, end in listed)):
            return token.text
    return ""


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
