"""Who did it: what a team or someone else did is not the person's own, and leading needs the person's own words."""

from conversation.interview.grounding.case import Case, Told
from conversation.interview.grounding.words import line
from conversation.interview.languages.writing_words import Family

_FRAGMENT = 7
_HELP_REACH = 4


def not_theirs(case: Case) -> str:
    """Why a deed that a claim ascribes to the person is not theirs alone; "" when it is."""
    for part in case.parts:
        if not part.statement.deed or part.statement.actor in ("we", "other"):
            continue
        word = _main_word(case, part)
        tellers = case.about(word) if word else []
        if tellers and all(_only_helped(case, t, word) for t in tellers):
            return "The person helped with that."
        if not tellers or any(_own(t) for t in tellers):
            continue
        if all(_someone_else(case, t) for t in tellers):
            return "Someone else did that."
        if any(t.statement.actor == "we" for t in tellers) and not _names_team(case):
            return "The team did that."
    return ""


def claimed_rank(case: Case, families: tuple[Family, ...]) -> str:
    """The first word of leading, owning or winning that the person did not say of themselves; "" if none."""
    for family in families:
        said = (*family.claimed, *family.said)
        for phrase in family.claimed:
            if case.claim.holds(phrase) and not any(_says_so(t, said) for t in case.around):
                return phrase
    return ""


def _main_word(case: Case, part: Told) -> str:
    """The first word of a claim that says something and that the person said."""
    for token in part.words.tokens:
        if not case.lexicon.is_neutral(token.plain) and case.lexicon.backs(token.plain, case.said):
            return token.plain
    return ""


def _only_helped(case: Case, told: Told, word: str) -> bool:
    """Whether helping stands just before a deed in what was said, and nowhere in the claim."""
    helping = case.target.writing.help_words
    if any(case.claim.holds(h) for h in helping):
        return False
    found = [t.plain for t in told.words.tokens]
    at = next((i for i, plain in enumerate(found) if case.lexicon.same(plain, word)), 0)
    before = f" {' '.join(found[max(0, at - _HELP_REACH) : at])} "
    return any(f" {line(h)} " in before for h in helping)


def _own(told: Told) -> bool:
    statement = told.statement
    return statement.actor == "I" or (statement.actor is None and len(told.words.tokens) < _FRAGMENT)


def _someone_else(case: Case, told: Told) -> bool:
    """Whether a person, not a thing, is the subject of a statement."""
    return told.statement.actor == "other"


def _names_team(case: Case) -> bool:
    return any(case.claim.holds(word) for word in case.target.writing.team_words)


def _says_so(told: Told, phrases: tuple[str, ...]) -> bool:
    """Whether the person says one of the phrases of themselves, or in a bare fragment."""
    if not any(told.words.holds(p) for p in phrases):
        return False
    statement = told.statement
    if statement.actor == "other" or statement.mood in ("negated", "planned", "hedged"):
        return False
    if statement.actor is not None:
        return True
    start = " ".join(told.words.line.split()[:_FRAGMENT])
    return any(f" {line(p)} " in f" {start} " for p in phrases)
