"""An award, a prize or a certificate is claimed as far as it came: who was nominated did not win, who enrolled holds
nothing yet."""

from collections.abc import Iterator

from conversation.interview.grounding.case import Case, Told
from conversation.interview.grounding.naming import Habit, name_tokens
from conversation.interview.grounding.standing import came_about, holds_any, tellers
from conversation.interview.languages.naming_words import NamingWords
from conversation.interview.languages.writing_words import Family
from conversation.interview.text.wordforms import plain


def overstated(case: Case) -> str:
    """The first award or degree of success that a claim has and its quotes do not; "" if none."""
    words = case.target.naming
    return _unsaid(case, words.award_words) or _unsaid(case, words.award_stages) or _not_won(case, words)


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
