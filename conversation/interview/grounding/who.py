"""Who did it: what a team or someone else did is not the person's own, and leading needs the person's own words."""

import re

from conversation.interview.grounding.actors import is_name, subject_words
from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.deeds import Deed, deeds
from conversation.interview.grounding.naming import is_given
from conversation.interview.grounding.rules import telling_rules
from conversation.interview.grounding.things import done_by_things, is_list_of_others, is_told_of_things
from conversation.interview.grounding.words import line
from conversation.interview.text.wordforms import lemma

_FRAGMENT = 7
_POSSESSIVE = re.compile(r"['’]s?$")
_HELP_REACH = 4
_LISTED = 7


def not_theirs(case: Case) -> str:
    """Why a deed that a claim ascribes to the person is not theirs alone; "" when it is."""
    found = list(deeds(case))
    if not found:
        return _not_named(case)
    return next(
        filter(None, (_not_own(case, d) if not _is_passive(case, d) else _not_to_me(case, d) for d in found)), ""
    )


def _not_own(case: Case, deed: Deed) -> str:
    tellers = case.telling(deed.word) if deed.word else []
    tellers = [t for t in tellers if not _with_me(case, t, deed.word)]
    tellers = [t for t in tellers if _is_literal(case, t, deed.word)] or tellers
    best = _best(case, deed)
    rivals = _rivals(case, deed, tellers)
    if is_list_of_others(case, deed):
        return "Someone else did that."
    if rivals:
        return "" if _names_them(case, deed, rivals) else "Someone else did that."
    if tellers and all(_only_watched(case, t, deed.word) for t in tellers):
        return "The person only watched that."
    if any(_own(t) for t in tellers):
        return "The person helped with that." if all(_only_helped(case, t, deed.word) for t in tellers) else ""
    if by_things := done_by_things(case, deed, tellers):
        return by_things
    if not tellers and any(_own(t) for t in [*_light(case, deed), *_helping(case, deed, best)]):
        return ""
    return _not_alone(case, deed, tellers, best)


def _not_named(case: Case) -> str:
    """Whether a claim that only names something ("Meetings with parents") was told of what others do."""
    if len(case.claims) != 1 or case.claims[0].who is not None or len(case.claim.tokens) > _LISTED:
        return ""
    words = _said_words(case, Deed("", "", [case.claims[0]]))
    held = [(sum(case.lexicon.backs(w, t.words) for w in words), t) for t in case.told]
    most = max((count for count, _ in held), default=0)
    others = most > 1 and all(t.who == "other" and not t.carried for count, t in held if count == most)
    return "Someone else did that." if others else ""


def _is_passive(case: Case, deed: Deed) -> bool:
    return bool(deed.word and telling_rules(case.target.writing).passive.search(deed.parts[0].words.text))


def _not_to_me(case: Case, deed: Deed) -> str:
    """Whether a claim of what others did to the person ("thanked by") was told only of someone else."""
    oneself = telling_rules(case.pack.writing).oneself
    told = case.telling(deed.word)
    return "That was done to someone else." if told and not any(oneself.search(t.words.text) for t in told) else ""


def _not_alone(case: Case, deed: Deed, tellers: list[Clause], best: list[Clause]) -> str:
    """Whether others, or all of a team, did what no clause tells of the person."""
    had = telling_rules(case.pack.writing).had_me
    others = next((f for f in (tellers, best) if f and all(t.who == "other" for t in f)), None)
    if others and others is best and any(had.search(t.words.text) for t in others):
        return ""
    if others:
        return "" if _names_them(case, deed, others) else "Someone else did that."
    if _names_team(case):
        return ""
    alone = not any(t.who == "I" for t in case.told)
    if any(t.who == "we" for t in tellers) or (alone and best and all(t.who == "we" for t in best)):
        return "The team did that."
    return "The person did not say that they did that." if is_told_of_things(case, deed, best) else ""


def _rivals(case: Case, deed: Deed, tellers: list[Clause]) -> list[Clause]:
    """The clauses of others that tell of an idea, or most of a deed, that a claim takes for the person's own."""
    if _is_their_idea(case, deed):
        return list(case.told)
    tellers = tellers or _light(case, deed)
    return tellers if _is_more_others(case, deed, tellers) else []


def _helping(case: Case, deed: Deed, best: list[Clause]) -> list[Clause]:
    """The clauses about helping in the sentences that tell most of a deed, where helping is all that a claim says."""
    helping = case.target.writing.help_words
    if deed.verb not in helping:
        return []
    near = {clause.sentence for clause in best}
    return [c for c in case.told if c.sentence in near and any(c.words.holds(h) for h in helping)]


def _is_more_others(case: Case, deed: Deed, tellers: list[Clause]) -> bool:
    """Whether of the clauses that tell of a deed those that hold most of what a claim says of it are others'."""
    words = [w for w in _said_words(case, deed) if w != deed.word]
    held = [(sum(case.lexicon.backs(w, t.words) for w in words), t) for t in tellers]
    most = max((count for count, _ in held), default=0)
    return most > 0 and all(t.who == "other" and not t.carried for count, t in held if count == most)


def _is_their_idea(case: Case, deed: Deed) -> bool:
    """Whether a claim takes an idea for the person's own that was told as someone else's only."""
    if not any(telling_rules(case.target.writing).idea.search(part.words.text) for part in deed.parts):
        return False
    said = telling_rules(case.pack.writing)
    told = [t for t in case.told if said.idea.search(t.words.text)]
    return bool(told) and all(t.who == "other" and not t.carried for t in told)


def _light(case: Case, deed: Deed) -> list[Clause]:
    """The clauses that hold a verb that says nothing of its own, in some form, with the first thing it is said of."""
    objects = _said_words(case, deed)[:1]
    forms = {deed.verb, lemma(deed.verb, case.target.writing.lemmas)}
    return [c for word in objects for c in case.told if forms & c.words.lemmas and case.lexicon.backs(word, c.words)]


def _with_me(case: Case, told: Clause, word: str) -> bool:
    """Whether someone else had the person do it, or did with them what the claim has another word for."""
    rules = telling_rules(case.pack.writing)
    had = rules.had_me.search(told.words.text)
    if had and any(case.lexicon.same(word, t.plain) for t in told.words.tokens if t.start >= had.end()):
        return True
    return not _is_literal(case, told, word) and bool(had or rules.with_me.search(told.words.text))


def _is_literal(case: Case, told: Clause, word: str) -> bool:
    """Whether a clause holds the very word, in some form."""
    return word in told.words.plains or lemma(word, case.target.writing.lemmas) in told.words.lemmas


def _only_watched(case: Case, told: Clause, word: str) -> bool:
    """Whether the person looked on at a deed in what was said, and neither is that the deed nor in the claim."""
    written, said = telling_rules(case.target.writing), telling_rules(case.pack.writing)
    found = said.watched.search(told.words.text)
    if found is None or written.watched.search(case.claim.text):
        return False
    watching = [t.plain for t in told.words.tokens if found.start() <= t.start < found.end()]
    return not any(case.lexicon.same(word, plain) for plain in watching)


def _best(case: Case, deed: Deed) -> list[Clause]:
    """The clauses that tell most of a deed whose own word was not said; of a single word only where all are others'."""
    words = _said_words(case, deed)
    held = [(sum(case.lexicon.backs(w, clause.words) for w in words), clause) for clause in case.told]
    most = max((count for count, _ in held), default=0)
    if most > 1:
        return [clause for count, clause in held if count == most]
    telling = [clause for count, clause in held if count]
    return telling if telling and all(c.who == "other" and not c.carried for c in telling) else []


def _names_them(case: Case, deed: Deed, tellers: list[Clause]) -> bool:
    """Whether a claim names the one who did it, by a noun or a name."""
    rules, listed = telling_rules(case.target.writing), case.target.writing
    tokens = [t for part in deed.parts for t in part.words.tokens]
    # Where nouns have capitals, a name that is none of those given is as likely a thing.
    given = (
        is_given(t.plain, case.target) if listed.capitalised_nouns else is_name(t.text, listed) for t in tokens[1:]
    )
    named = {t.plain for t, is_one in zip(tokens[1:], given, strict=True) if is_one or rules.bodies.fullmatch(t.text)}
    owners = (_POSSESSIVE.sub("", t.text) for t in tokens)
    named |= {word.casefold() for word in owners if rules.people.fullmatch(word)}
    return any(named & subject_words(t.words.text, telling_rules(case.pack.writing)) for t in tellers)


def _said_words(case: Case, deed: Deed) -> list[str]:
    """The words about a deed that say something and that the person said."""
    plains = dict.fromkeys(t.plain for part in deed.parts for t in part.words.tokens if t.plain.isalpha())
    return [w for w in plains if not case.lexicon.is_neutral(w) and case.telling(w)]


def _only_helped(case: Case, told: Clause, word: str) -> bool:
    """Whether helping stands just before a deed in what was said, or after it where verbs end a clause, and nowhere in
    the claim."""
    helping = case.target.writing.help_words
    if any(case.claim.holds(h) for h in helping):
        return False
    found = [t.plain for t in told.words.tokens]
    at = next((i for i, plain in enumerate(found) if case.lexicon.same(plain, word)), 0)
    end = at + 1 + _HELP_REACH if case.pack.writing.particles else at
    near = f" {' '.join(found[max(0, at - _HELP_REACH) : end])} "
    return any(f" {line(h)} " in near for h in helping)


def _own(told: Clause) -> bool:
    return told.who == "I" or (told.who is None and len(told.words.tokens) < _FRAGMENT)


def _names_team(case: Case) -> bool:
    return any(case.claim.holds(word) for word in case.target.writing.team_words)
