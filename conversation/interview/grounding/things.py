"""What stands before a verb does it: a depot that won, ratings that rose; and each thing listed has its own doer."""

from conversation.interview.grounding.actors import subject_words
from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.deeds import Deed
from conversation.interview.grounding.rules import Rules, telling_rules
from conversation.interview.grounding.standing import holds_any
from conversation.interview.languages.writing_words import VerbForms
from conversation.interview.statements.verbs import is_past
from conversation.interview.text.wordforms import Token, lemma, plain


def subject_of(case: Case, told: Clause, word: str) -> set[str]:
    """The words of the thing or the body that does, in a clause that names no one else, what a word stands for."""
    if told.who is not None:
        return set()
    rules, forms = telling_rules(case.pack.writing), case.pack.writing.verb_forms
    found = [t for t in told.words.tokens if case.lexicon.same(word, t.plain) and _is_finite(t, forms)]
    verbs = (t for t in told.words.tokens if is_past(t.plain, forms) or rules.finite.fullmatch(t.text))
    found = found if forms == "english" and found else [*found, *verbs]
    for token in found:
        if rules.thing_acts.search(told.words.text[: token.start]):
            before = [t.plain for t in told.words.tokens if t.end <= token.start]
            return {p for p in before if not case.lexicon.is_neutral(p)}
    return set()


def _is_finite(token: Token, forms: VerbForms) -> bool:
    """Whether a word can be what a subject does, not what it is about: "won", not "winning"."""
    return forms != "english" or is_past(token.plain, forms) or token.plain.endswith("s")


def done_by_things(case: Case, deed: Deed, tellers: list[Clause]) -> str:
    """Why a deed is not the person's where only things are told to have done it; "" where it may be theirs.

    What a claim names beside the verb of the clause has a part in it: "With the new rota I cut overtime".
    """
    subjects = [subject_of(case, t, deed.word) for t in tellers]
    if not tellers or not all(subjects):
        return ""
    claimed = {t.plain for part in deed.parts for t in part.words.tokens}
    forms = claimed | {lemma(p, case.target.writing.lemmas) for p in claimed}
    named = [s & forms - _behind(case, t, deed.word) for s, t in zip(subjects, tellers, strict=True)]
    if not any(named):
        return "Someone else did that."
    own = any(c.who in ("I", "we") for c in case.told)
    return "" if own else "The person did not say that they did that."


def _behind(case: Case, told: Clause, word: str) -> set[str]:
    """The words that stand behind the verb of a clause."""
    at = next((t.end for t in told.words.tokens if case.lexicon.same(word, t.plain)), len(told.words.text))
    return {t.plain for t in told.words.tokens if t.start >= at}


def is_told_of_things(case: Case, deed: Deed, best: list[Clause]) -> bool:
    """Whether what tells most of a deed is of things alone, with a verb of their own, and the claim says "I"."""
    said, forms = telling_rules(case.pack.writing), case.pack.writing.verb_forms
    if not best or deed.parts[0].who != "I" or any(c.who in ("I", "we") for c in case.told):
        return False
    return all(
        c.who is None
        and not holds_any(c.words, case.pack.naming.own_words)
        and not said.passives.search(c.words.text)
        and (said.finite.search(c.words.text) or any(is_past(t.plain, forms) for t in c.words.tokens))
        for c in best
    )


def is_list_of_others(case: Case, deed: Deed) -> bool:
    """Whether something that a claim says was done, or lists as done too, was told as done by others only."""
    rules = telling_rules(case.pack.writing)
    return any(_is_others(case, deed, words, rules) for words in _objects(case, deed))


def _objects(case: Case, deed: Deed) -> list[list[str]]:
    """What a deed is done to: the words up to the next preposition, in the first clause of one whose verb says nothing,
    and in each that follows."""
    small = frozenset(map(plain, case.target.writing.telling.stops))
    found = []
    for part in deed.parts[1 if deed.word else 0 :]:
        words = list[str]()
        for token in part.words.tokens:
            if words and token.plain in small:
                break
            if token.plain.isalpha() and token.plain != deed.verb and not case.lexicon.is_neutral(token.plain):
                words.append(token.plain)
        found.append(words)
    return [words for words in found if words]


def _is_others(case: Case, deed: Deed, words: list[str], rules: Rules) -> bool:
    telling = [c for c in case.told if any(case.lexicon.backs(w, c.words) for w in words)]
    if not telling or not all(_did(case, deed, c, rules) for c in telling):
        return False
    doers = set[str]().union(*(subject_words(c.words.text, rules) for c in telling)) - set(words)
    if any(p in case.claim.plains and not case.lexicon.is_neutral(p) for p in doers):
        return False
    first = min(telling, key=lambda c: (c.sentence, c.start))
    after = {c.sentence for c in telling} | {(c.sentence[0], c.sentence[1] + 1) for c in telling}
    own = (c for c in case.told if c.who in ("I", "we"))
    taken_up = (c for c in own if c.sentence in after and (c.sentence, c.start) > (first.sentence, first.start))
    return not any(rules.referring.search(c.words.text) for c in taken_up)


def _did(case: Case, deed: Deed, told: Clause, rules: Rules) -> bool:
    """Whether a clause tells that someone else did the deed, and not to or for the person."""
    if told.who != "other" or told.carried or told.unreal or holds_any(told.words, case.pack.naming.own_words):
        return False
    forms = {deed.verb, lemma(deed.verb, case.target.writing.lemmas)}
    return bool(forms & (told.words.lemmas | told.words.plains)) or rules.agent.search(told.words.text) is not None
