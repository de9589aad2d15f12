"""A tool or skill that is listed by its name alone was used by the person: not wished for, refused, or another's."""

from conversation.interview.grounding.case import Case, Told
from conversation.interview.grounding.naming import marks
from conversation.interview.grounding.standing import came_about, holds_any, persons_in, tellers
from conversation.interview.text.dates import dates

_LONGEST = 6
_SUBJECT = 3


def unused(case: Case) -> str:
    """The first word of a bare item of a list that the quotes tell only of what did not come about; "" if none."""
    if case.claim.text.rstrip().endswith(".") or len(case.claim.tokens) > _LONGEST:
        return ""
    if any(part.statement.deed for part in case.parts):
        return ""
    named = case.spoken.names if case.spoken else frozenset()
    moments = dates(case.claim.text, case.target)
    for token in case.claim.tokens:
        if any(d.start <= token.start < d.end for d in moments):
            continue
        says_nothing = case.lexicon.is_neutral(token.plain) and token.plain not in named
        told = tellers(case, token.plain) if token.plain.isalpha() and not says_nothing else []
        if told and not any(_is_theirs(case, t, token.plain) for t in told):
            return token.text
    return ""


def _is_theirs(case: Case, told: Told, word: str) -> bool:
    return came_about(told, case.pack, word) and not _is_anothers(case, told, word)


def _is_anothers(case: Case, told: Told, word: str) -> bool:
    """Whether somebody named does what a statement tells of a word: "my boss did it all in Excel"."""
    if told.statement.actor in ("I", "we") or holds_any(told.words, case.pack.naming.own_words):
        return False
    found = [t.plain for t in told.words.tokens]
    before = set(found[: min(found.index(word), _SUBJECT)]) if word in found else set()
    relations = marks(case.pack).person - set(case.pack.writing.naming)
    return bool(persons_in(case, told) & before) or (found[0] in case.pack.naming.whose and bool(relations & before))
