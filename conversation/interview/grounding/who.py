"""Who did it: what a team or someone else did is not the person's own, and leading needs the person's own words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause, Rules, is_name, subject_words, telling_rules
from conversation.interview.grounding.polarity import denies
from conversation.interview.grounding.words import line
from conversation.interview.languages.writing_words import Family
from conversation.interview.statements.verbs import base, is_past
from conversation.interview.text.wordforms import lemma

_FRAGMENT = 7
_POSSESSIVE = re.compile(r"['’]s?$")
_HELP_REACH = 4
_BULLET = 3
_LISTED = 7


class Deed(NamedTuple):
    """What a claim says that the person did: the verb, "" as the `word` for it where that says nothing, and the clauses
    about it."""

    verb: str
    word: str
    parts: list[Clause]


def not_theirs(case: Case) -> str:
    """Why a deed that a claim ascribes to the person is not theirs alone; "" when it is."""
    found = list(deeds(case))
    if not found:
        return _not_named(case)
    return next(filter(None, (_not_to_me(case, deed) or _not_own(case, deed) for deed in found)), "")


def deeds(case: Case) -> Iterator[Deed]:
    """The deeds of a claim, each with the clauses that follow it and have no subject and no deed of their own."""
    rules, deed = telling_rules(case.target.writing), None
    for part in case.claims:
        found = None if part.joined else _deed(case, part, rules, may_begin=bool(deed) or not part.start)
        if found is not None:
            if deed:
                yield deed
            deed = Deed(found, "" if case.lexicon.is_neutral(found) else found, [part])
        elif deed and part.who == deed.parts[0].who and rules.linked.match(part.words.text):
            deed.parts.append(part)
    if deed:
        yield deed


def _deed(case: Case, part: Clause, rules: Rules, *, may_begin: bool) -> str | None:
    """The verb for what the person did in a clause of a claim; None where they did nothing there."""
    text = part.words.text
    subject = rules.own.search(text)
    found = rules.own_deed.search(text) if may_begin or part.who == "I" else None
    if part.who not in ("I", None) or not (found or (subject and part.who == "I") or _is_bullet(case, part)):
        return None
    start = max(found.span(g)[0] for g in found.groupdict()) if found else subject.end() if subject else 0
    plains = [t.plain for t in part.words.tokens if t.start >= start and t.plain.isalpha()]
    return plains[0] if plains else ""


def _is_bullet(case: Case, part: Clause) -> bool:
    """Whether a claim begins with a verb: in the past, or its bare form before an object."""
    plains, listed = [t.plain for t in part.words.tokens], case.target.writing
    if part.start or len(plains) < _BULLET:
        return False
    if is_past(plains[0], listed.verb_forms):
        return True
    before_object = plains[1] in listed.before_object or plains[1].endswith("s") or "-" in part.words.text
    return base(plains[0], listed.verb_forms) == plains[0] and before_object


def _not_own(case: Case, deed: Deed) -> str:
    tellers = case.telling(deed.word) if deed.word else []
    tellers = [t for t in tellers if not _with_me(case, t, deed.word)]
    tellers = [t for t in tellers if _is_literal(case, t, deed.word)] or tellers
    best = _best(case, deed)
    rivals = _rivals(case, deed, tellers)
    if rivals:
        return "" if _names_them(case, deed, rivals) else "Someone else did that."
    if tellers and all(_only_watched(case, t, deed.word) for t in tellers):
        return "The person only watched that."
    if any(_own(t) for t in tellers):
        return "The person helped with that." if all(_only_helped(case, t, deed.word) for t in tellers) else ""
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


def _not_to_me(case: Case, deed: Deed) -> str:
    """Whether a claim of what others did to the person ("thanked by") was told only of someone else."""
    if not (deed.word and telling_rules(case.target.writing).passive.search(deed.parts[0].words.text)):
        return ""
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
    return ""


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
    named = {t.plain for t in tokens[1:] if rules.bodies.fullmatch(t.text) or is_name(t.text, listed)}
    owners = (_POSSESSIVE.sub("", t.text) for t in tokens)
    named |= {word.casefold() for word in owners if rules.people.fullmatch(word)}
    return any(named & subject_words(t.words.text, telling_rules(case.pack.writing)) for t in tellers)


def _said_words(case: Case, deed: Deed) -> list[str]:
    """The words about a deed that say something and that the person said."""
    plains = dict.fromkeys(t.plain for part in deed.parts for t in part.words.tokens if t.plain.isalpha())
    return [w for w in plains if not case.lexicon.is_neutral(w) and case.telling(w)]


def claimed_rank(case: Case, families: tuple[Family, ...]) -> str:
    """The first word of leading, owning or winning that the person did not say of themselves; "" if none."""
    for family in families:
        said = (*family.claimed, *family.said)
        for phrase in family.claimed:
            if _claims(case, phrase, family) and not _is_said(case, phrase, said):
                return phrase
    return ""


def _claims(case: Case, phrase: str, family: Family) -> bool:
    """Whether a claim says a word of rank of the person, and not in a phrase that has nothing to do with rank."""
    if not case.claim.says(phrase) or any(case.claim.holds(p) for p in family.besides):
        return False
    return any(part.words.holds(phrase) and part.who != "other" for part in case.claims)


def _is_said(case: Case, phrase: str, said: tuple[str, ...]) -> bool:
    rules = telling_rules(case.pack.writing)
    told = [t for t in case.told if t.who != "other" and not t.unreal and not denies(t.words.text, rules)]
    if any(t.words.holds(p) for t in told for p in said):
        return True
    forms = {phrase, lemma(phrase, case.target.writing.lemmas)}
    return len(phrase.split()) == 1 and any(forms & (t.words.lemmas | t.words.plains) for t in told)


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
