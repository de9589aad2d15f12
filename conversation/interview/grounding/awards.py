"""An award, a prize or a certificate is claimed as far as it came: who was nominated did not win, who enrolled holds
nothing yet."""

from collections.abc import Iterator

from conversation.interview.grounding.actors import subject_words
from conversation.interview.grounding.case import Case, Told
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.naming import Habit, name_tokens
from conversation.interview.grounding.rules import telling_rules
from conversation.interview.grounding.standing import came_about, holds_any, tellers
from conversation.interview.languages.naming_words import NamingWords
from conversation.interview.languages.writing_words import Family
from conversation.interview.text.wordforms import plain


def overstated(case: Case) -> str:
    """The first award or degree of success that a claim has and its quotes do not; "" if none."""
    words = case.target.naming
    unsaid = _unsaid(case, words.award_words) or _unsaid(case, words.award_stages)
    return unsaid or _not_won(case, words) or _of_another(case, words)


def _of_another(case: Case, words: NamingWords) -> str:
    """The first award of a claim that only others were told to have, whom the claim does not name."""
    for word, _ in _awards(case, words):
        telling = [c for c in case.told if c.words.holds(word)]
        if telling and all(_is_of_others(case, c, words) for c in telling):
            return word
    return ""


def _is_of_others(case: Case, clause: Clause, words: NamingWords) -> bool:
    if clause.who in ("I", "we") or holds_any(clause.words, words.own_words):
        return False
    owner = subject_words(clause.words.text, telling_rules(case.pack.writing)) or _first_noun(case, clause)
    return bool(owner) and owner.isdisjoint(case.claim.plains)


def _first_noun(case: Case, clause: Clause) -> set[str]:
    """The word after a determiner that begins a clause."""
    plains = [t.plain for t in clause.words.tokens]
    return {plains[1]} if len(plains) > 1 and plains[0] in case.pack.naming.whose else set()


def _unsaid(case: Case, families: tuple[Family, ...]) -> str:
    """The first word of a family of which nothing was said: a medal that was no medal, a year that was a month."""
    for family in families:
        for phrase in family.claimed:
            if case.claim.holds(phrase) and not holds_any(case.said, (*family.claimed, *family.said)):
                return phrase
    return ""


def _not_won(case: Case, words: NamingWords) -> str:
    """The first award of a claim that the person told of only as something that they did not, or not yet, have."""
    stages = tuple(phrase for family in words.award_stages for phrase in (*family.claimed, *family.said))
    if holds_any(case.claim, stages) or any(t.statement.mood in ("planned", "negated") for t in case.parts):
        return ""
    for word, told in _awards(case, words):
        if told and all(_fell_short(t, case, word, stages) for t in told):
            return word
    return ""


def _awards(case: Case, words: NamingWords) -> Iterator[tuple[str, list[Told]]]:
    """What a claim names as awarded, with the statements that tell of it; of other names, those told as contended."""
    held = {plain(p) for family in words.award_words for p in family.claimed if " " not in p}
    for token in case.claim.tokens:
        if token.plain in held:
            yield token.text, tellers(case, token.plain)
    for phrase in (p for family in words.award_words for p in family.claimed if " " in p):
        if case.claim.holds(phrase):
            yield phrase, [t for t in case.around if t.words.holds(phrase)]
    habit = case.spoken.habit if case.spoken else Habit()
    for token in name_tokens(case.claim.text, case.claim.tokens, case.target, habit):
        told = tellers(case, token.plain)
        if any(holds_any(t.words, words.contended) for t in told):
            yield token.text, told


def _fell_short(told: Told, case: Case, word: str, stages: tuple[str, ...]) -> bool:
    return holds_any(told.words, stages) or not came_about(told, case.pack, plain(word))
