"""The expressions that the clauses of one language are read with, compiled once."""

import re
from functools import lru_cache
from typing import NamedTuple

from conversation.interview.languages.telling_words import Telling
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.statements.grammar import any_of

_FLAGS = re.IGNORECASE
_NAME = r"[A-ZÀ-Þ][\w'’-]+"


class Rules(NamedTuple):
    """The compiled expressions of one language that clauses are read with."""

    cut: re.Pattern[str]
    own: re.Pattern[str]
    team: re.Pattern[str]
    other: re.Pattern[str]
    named: re.Pattern[str]
    people: re.Pattern[str]
    bodies: re.Pattern[str]
    linked: re.Pattern[str]
    with_me: re.Pattern[str]
    relative: re.Pattern[str]
    only_cut: re.Pattern[str]
    clefts: re.Pattern[str]
    agent: re.Pattern[str]
    planned: re.Pattern[str]
    proposed: re.Pattern[str]
    accepted: re.Pattern[str]
    had_me: re.Pattern[str]
    idea: re.Pattern[str]
    negators: re.Pattern[str]
    adnominal: re.Pattern[str]
    behind: re.Pattern[str]
    no_negators: re.Pattern[str]
    contraries: re.Pattern[str]
    absolutes: re.Pattern[str]
    own_deed: re.Pattern[str]
    supposed: re.Pattern[str]
    referring: re.Pattern[str]
    slight: re.Pattern[str]
    doubts: re.Pattern[str]
    doubts_before: re.Pattern[str]
    doubts_behind: re.Pattern[str]
    both: re.Pattern[str]
    one_of: re.Pattern[str]
    watched: re.Pattern[str]
    partly: re.Pattern[str]
    parted: re.Pattern[str]
    passive: re.Pattern[str]
    oneself: re.Pattern[str]
    causes: re.Pattern[str]
    makers: re.Pattern[str]
    links: re.Pattern[str]
    pointing: re.Pattern[str]
    nearly: re.Pattern[str]
    universals: re.Pattern[str]
    universals_said: re.Pattern[str]
    universals_alone: re.Pattern[str]
    no_universals: re.Pattern[str]
    periods: re.Pattern[str]
    habits: re.Pattern[str]
    single: re.Pattern[str]
    superlatives: re.Pattern[str]
    superlatives_said: re.Pattern[str]
    resumed: re.Pattern[str]
    dropped: re.Pattern[str]
    passives: re.Pattern[str]
    factual: re.Pattern[str]
    using: re.Pattern[str]
    attributed: re.Pattern[str]
    finite: re.Pattern[str]
    undone: re.Pattern[str]
    tentative: re.Pattern[str]
    sampled: re.Pattern[str]
    excepted: re.Pattern[str]
    besides: re.Pattern[str]
    thing_acts: re.Pattern[str]
    cleft: re.Pattern[str]
    contact: re.Pattern[str]
    aside_contraries: re.Pattern[str]


def denies(text: str, rules: Rules) -> bool:
    """Whether a clause denies anything."""
    return rules.negators.search(blanked(text, rules)) is not None


def blanked(text: str, rules: Rules) -> str:
    """A text without the phrases that hold a denial and mean none: "not only"."""
    return rules.no_negators.sub(lambda m: " " * len(m.group()), text)


def telling_rules(listed: WritingWords) -> Rules:
    """The rules of a language's words."""
    return _rules(listed)


@lru_cache(maxsize=16)
def _rules(listed: WritingWords) -> Rules:
    telling, made = listed.telling, _made(listed)
    # All others are the expressions of the same names, as the language's file holds them.
    held = {name: _expression(getattr(telling, name)) for name in Rules._fields if name not in made}
    return Rules(**{**held, **made})


def _made(listed: WritingWords) -> dict[str, re.Pattern[str]]:
    """The expressions that are made of lists of words, or of several of the file's."""
    telling = listed.telling
    people, cuts = f"(?:{any_of(telling.people)}|{telling.someone})", any_of(telling.cuts)
    acting = f"(?:{people}|{any_of(telling.bodies)})"
    agents = telling.agents.replace("PEOPLE", f"(?i:{acting})").replace("NAME", _NAME)
    return {
        "cut": _cut(cuts, telling.cut_before),
        "other": _expression(telling.others),
        "people": _expression(people),
        "bodies": _expression(any_of(telling.bodies)),
        "linked": _expression(rf"\W*{any_of(listed.joins)}(?!\w)"),
        "relative": _expression(rf"{any_of(telling.relatives)}(?!\w)"),
        "only_cut": _expression(rf"\W*(?:{cuts}\W*)*"),
        "named": _named(telling, acting, people, any_of(listed.leads)),
        "agent": re.compile(agents),
        "contact": re.compile(telling.contact.replace("NAME", _NAME)),
        "parted": _expression(telling.partly.removesuffix("$")),
    }


def _cut(cuts: str, before: str) -> re.Pattern[str]:
    """Where a clause ends: at a pause, or before a word that begins another."""
    pause = r"\s*(?:(?<!\d)[,:]|[,:](?!\d)|[;\n])+\s*|\s+[–—-]+\s+|\.\.+|…"
    begins = rf"(?<=\s)(?<!\w-)(?={cuts}(?![\w'’-]))"
    return _expression(rf"(?P<pause>{pause})|{begins}|(?P<bare>(?<=\s)(?={before}))")


def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, _FLAGS)


def _named(telling: Telling, acting: str, people: str, leads: str) -> re.Pattern[str]:
    """A person as the subject of a clause, at its start or after a time or place."""
    openers = rf"(?:{any_of((*telling.cuts, *telling.leading))}\s+)*(?:{leads}\s+(?:[\w'’-]+\s+){{1,4}}?)?"
    described = rf"{any_of(telling.determiners)}\s+(?:(?!{any_of(telling.stops)}(?!\w))[\w'’-]+\s+){{0,2}}?"
    head = rf"(?:(?i:{described}{acting}|{any_of(telling.several)})|(?i:{described})?(?P<name>[A-ZÀ-Þ][\w'’-]+))(?!\w)"
    bare = rf"(?i:(?:[\w-]+\s+)?{people}(?=\s+{telling.acts}))"
    return re.compile(rf"^\W*(?i:{openers})(?:{head}|{bare})")
