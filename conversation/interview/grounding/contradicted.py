"""What the person said beside their quotes that they did not do is not claimed: "I didn't go on the course"."""

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.rules import Rules, denies, telling_rules
from conversation.interview.text.wordforms import Token, lemma, plain

_REACH = 6


def by_denial(case: Case, part: Clause) -> str:
    """Why a clause of a claim says what is denied, word for word, in or beside the sentences quoted; "" if none is."""
    if part.who == "other":
        return ""
    said, near = telling_rules(case.pack.writing), case.beside()
    held = part.words.lemmas | part.words.plains
    # An item of a list has no verb that could be denied.
    lone = len(case.claims) == 1 and not any(t.statement.deed for t in case.parts)
    for clause in near:
        if clause.who == "other" or not denies(clause.words.text, said):
            continue
        denied = _denied(case, clause, said)
        denied = frozenset(w for w in denied if not (lone and said.using.fullmatch(w)))
        if denied and denied <= held and not _affirmed(denied, near, said):
            return "That did not happen."
    return ""


def _denied(case: Case, clause: Clause, said: Rules) -> frozenset[str]:
    """The words that a clause denies, in dictionary form; none where it tells more than that, or points elsewhere."""
    found = list(said.negators.finditer(clause.words.text))
    behind = not found or said.behind.fullmatch(found[-1].group())
    at = 0 if behind else found[-1].end()
    rest = clause.words.text[at:]
    if said.referring.search(rest) or said.contraries.search(rest):
        return frozenset()
    after = [t for t in clause.words.tokens if t.start >= at and _tells(case, t, said)]
    if len(after) > _REACH or all(case.lexicon.is_neutral(t.plain) for t in after):
        return frozenset()
    return frozenset(lemma(t.plain, case.pack.writing.lemmas) for t in after)


def _tells(case: Case, token: Token, said: Rules) -> bool:
    """Whether a word is one that tells what is denied: no pronoun, preposition or conjunction, and no denial."""
    listed = case.pack.writing
    small = (*listed.telling.stops, *listed.before_object, *listed.joins, *listed.telling.cuts)
    phrases = case.pack.reading.phrases
    small = (*small, *phrases.articles, *phrases.possessives, *case.pack.naming.own_words)
    return token.plain.isalpha() and token.plain not in map(plain, small) and not said.negators.fullmatch(token.text)


def _affirmed(denied: frozenset[str], near: tuple[Clause, ...], said: Rules) -> bool:
    """Whether another clause says the same without denying it."""
    return any(
        denied <= c.words.lemmas | c.words.plains and not denies(c.words.text, said) and not c.unreal for c in near
    )
