"""Whose deed a clause is in the languages that keep verbs as they were said, wherever its subject stands."""

import re
from functools import lru_cache
from typing import NamedTuple

from conversation.interview.statements.grammar import Grammar
from conversation.interview.types import Actor

_WORD = re.compile(r"[\w'’-]+")
_BREAK = re.compile(r"[:;]|\(")
_FAR = 9


class Own(NamedTuple):
    """The person or their team as the subject of a clause: the words before it that are no verb, and those from its
    verb on; `text` is the clause with its subject before the verb where nothing else stood there.
    """

    actor: Actor
    lead: str
    rest: str
    text: str


def own_subject(text: str, rules: Grammar) -> Own | None:
    """The person or team as the subject of a clause that does not begin with them: "Im Juni habe ich …"."""
    for match in rules.own_inside.finditer(text):
        before = text[: match.start()].rstrip()
        if _BREAK.search(before) or len(_WORD.findall(before)) > _FAR:
            break
        own = _own(text, before, match, rules)
        if own and (rules.words.turned_round or not _has_subject(own.lead, rules)):
            return own
    for match in rules.carried_inside.finditer(text):
        lead = text[: match.start()].strip()
        verb = match.group().casefold().split()[-1]
        if _BREAK.search(lead) or len(_WORD.findall(lead)) > _FAR or _has_subject(lead, rules):
            break
        if verb not in rules.words.no_verbs and not rules.denied.search(lead):
            return Own("I", lead.rstrip(", "), text[match.start() :], text)
    return None


def _own(text: str, before: str, match: re.Match[str], rules: Grammar) -> Own | None:
    """A subject with the words before it, the last of which is its verb where the language turns them round."""
    actor: Actor = "I" if match["i"] else "we"
    rest = text[match.end() :].lstrip()
    if not rules.words.turned_round:
        return Own(actor, before.rstrip(", "), rest, text)
    lead, _, verb = before.rpartition(" ")
    if before.endswith(",") or rules.subordinate.fullmatch(verb) or verb.casefold() in rules.words.no_verbs:
        return None
    if lead and not verb[:1].islower():
        return Own(actor, before, rest, text)
    subject = match.group().strip()
    turned = text if lead else f"{subject[:1].upper()}{subject[1:]} {verb[:1].lower()}{verb[1:]} {rest}"
    return Own(actor, lead.rstrip(", "), f"{verb} {rest}", turned)


def _has_subject(lead: str, rules: Grammar) -> bool:
    """Whether the words before a subject are a clause, or begin one."""
    words = {word.casefold() for word in _WORD.findall(lead)}
    return bool(words & {*rules.words.subjects_other}) or rules.subordinate.search(lead) is not None


def is_own_verb(text: str, rules: Grammar) -> bool:
    """Whether a clause without a subject begins with what its speaker does: "Organizaba los cursos"."""
    words = rules.words
    first, following = [*_WORD.findall(text.casefold())[:3], "", ""][:2]
    if first in words.clitics:
        _, first, following = [*_WORD.findall(text.casefold())[:3], "", "", ""][:3]
    if not first or first in words.no_verbs:
        return False
    begins = following.split("'")[0].split("’")[0] in words.before_object
    return any(
        (not form.before_object or begins)
        and re.fullmatch(form.said, first) is not None
        and _is_of(re.sub(form.said, form.verb, first), form.lemma, words.lemmas)
        for form in words.own_verbs
    )


@lru_cache(maxsize=5_000)
def _is_of(word: str, wanted: str, language: str) -> bool:
    """Whether the dictionary form of a word is that of a verb."""
    from simplemma import lemmatize

    return re.fullmatch(wanted, str(lemmatize(word, lang=language)).casefold()) is not None


def tells_deed(text: str, rules: Grammar) -> bool:
    """Whether a clause without any subject or finite verb ends with what was done: "Vier Wochen Reste gewogen"."""
    return rules.ends_in_deed.fullmatch(text) is not None and not rules.finite_anywhere.search(text)


def is_denied(body: str, rules: Grammar) -> bool:
    """Whether a deed is denied within its own clause: "ich habe das nicht gemacht"."""
    first = re.split(r"[,:;]", body, maxsplit=1)[0]
    within = rules.subordinate.split(first, maxsplit=1)[0]
    return rules.denied.search(within) is not None
