"""A thing that is listed by its name alone is the person's: not wished for, refused, another's, or put together."""

from conversation.interview.grounding import tried
from conversation.interview.grounding.case import Case, Told
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.naming import marks
from conversation.interview.grounding.standing import came_about, holds_any, persons_in, tellers
from conversation.interview.text.dates import dates
from conversation.interview.text.wordforms import Token

_LONGEST = 8
_SUBJECT = 3
_YEAR = 4


def unused(case: Case) -> str:
    """The first word of a bare item of a list that the quotes do not tell as the person's; "" if none."""
    if case.claim.text.rstrip().endswith(".") or len(case.claim.tokens) > _LONGEST:
        return ""
    if any(part.statement.deed for part in case.parts):
        return ""
    for token in _telling(case):
        told = tellers(case, token.plain)
        if told and not any(_is_theirs(case, t, token.plain) for t in told):
            return token.text
        if _only_of_others(case, token.plain) or tried.is_foreign(case, (token.plain,)):
            return token.text
    return ""


def _telling(case: Case) -> list[Token]:
    """The words of an item that say something, but for dates and for names that hold for all that was told."""
    named = case.spoken.names if case.spoken else frozenset()
    moments = dates(case.claim.text, case.target)
    return [
        t
        for t in case.claim.tokens
        if (t.plain.isalpha() or (t.plain.isdigit() and len(t.plain) < _YEAR))
        and t.plain not in case.frame
        and (t.plain in named or not case.lexicon.is_neutral(t.plain))
        and not any(d.start <= t.start < d.end for d in moments)
    ]


def _is_theirs(case: Case, told: Told, word: str) -> bool:
    return came_about(told, case.pack, word) and not _is_anothers(case, told, word)


def _only_of_others(case: Case, word: str) -> bool:
    """Whether a word stands only where others act, and the person does nowhere in those sentences."""
    telling = [c for c in case.told if case.lexicon.backs(word, c.words)]
    return bool(telling) and all(_is_of_another(case, c) for c in telling)


def _is_of_another(case: Case, clause: Clause) -> bool:
    """Whether a clause, or its sentence, tells of a person whom the claim does not name, and never of "I" or "we"."""
    if clause.who in ("I", "we"):
        return False
    if clause.who == "other" and (persons_in(case, clause.words) or _is_veiled(case, clause)):
        return not holds_any(clause.words, case.pack.naming.own_words)
    beside = [c for c in case.told if c.sentence == clause.sentence]
    points_back = holds_any(clause.words, case.pack.naming.carrying)
    if clause.who == "other" and points_back and any(persons_in(case, c.words) for c in beside):
        return True
    if any(c.who in ("I", "we") for c in beside):
        return False
    return any(persons_in(case, c.words) for c in beside)


def _is_veiled(case: Case, clause: Clause) -> bool:
    """Whether the name of the one who acts in a clause was put out of sight."""
    return holds_any(clause.words, (s.one for s in case.pack.writing.privacy.persons.someone))


def _is_anothers(case: Case, told: Told, word: str) -> bool:
    """Whether somebody named does what a statement tells of a word: "my boss did it all in Excel"."""
    if told.statement.actor in ("I", "we") or holds_any(told.words, case.pack.naming.own_words):
        return False
    found = [t.plain for t in told.words.tokens]
    before = set(found[: min(found.index(word), _SUBJECT)]) if word in found else set()
    relations = marks(case.pack).person - set(case.pack.writing.naming)
    if persons_in(case, told.words) & before:
        return True
    return found[0] in case.pack.naming.whose and bool(relations & before)
