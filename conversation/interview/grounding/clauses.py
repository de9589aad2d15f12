"""What was said, or is claimed, cut finer than statements: each clause with who acts in it and how real it is."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from conversation.interview.grounding.words import Words, words
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.telling_words import Telling
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.statements.grammar import any_of
from conversation.interview.statements.verbs import is_known
from conversation.interview.text.remembered import LONG, remembered
from conversation.interview.text.spans import Span, sentences
from conversation.interview.text.wordforms import plain, tokens
from conversation.interview.types import Actor

Unreal: TypeAlias = Literal["", "planned", "proposed"]
_FLAGS = re.IGNORECASE
_OPENING = 200
_LAST = re.compile(r"[\w'’-]+$")


class Clause(NamedTuple):
    """One clause at `start` to `end` of its text; `sentence` names the text and counts its sentences.

    `who` acts in it, carried over from the clause before where it has no subject; None where a thing does, or nobody is
    named. `unreal`: it was planned, or only proposed. `joined`: it follows without a pause or a conjunction;
    `carried`: it has no subject of its own.
    """

    start: int
    end: int
    sentence: tuple[str, int]
    words: Words
    who: Actor | None
    unreal: Unreal
    joined: bool
    carried: bool


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


def clauses(text: str, pack: LanguagePack, source: str = "") -> tuple[Clause, ...]:
    """The clauses of a text in order; questions are none. `source` names the text."""
    return tuple(c._replace(sentence=(source, c.sentence[1])) for c in _clauses(text, pack.writing))


@remembered(LONG)
def _clauses(text: str, listed: WritingWords) -> tuple[Clause, ...]:
    rules = telling_rules(listed)
    return tuple(
        clause
        for count, sentence in enumerate(sentences(text))
        if not sentence.text.rstrip().endswith("?")
        for clause in _of_sentence(sentence, ("", count), rules, listed)
    )


def _of_sentence(span: Span, sentence: tuple[str, int], rules: Rules, listed: WritingWords) -> Iterator[Clause]:
    text, at = span.text, span.start
    who: Actor | None = None
    unreal: Unreal = ""
    marks = _marks(text, rules)
    came_true = rules.accepted.search(text)
    before = ""
    for start, end, joined in _pieces(text, rules):
        piece = text[start:end]
        subject = None
        is_relative = rules.relative.match(piece) and not rules.agent.search(piece)
        if is_relative and not rules.only_cut.fullmatch(before):
            who = _antecedent(before, who, rules, listed)
        elif (subject := acting(piece, rules, listed)) is not None:
            who = subject
            unreal = unreal if joined else ""
        unreal = "" if unreal == "proposed" and not joined else unreal
        unreal = next((kind for a, b, kind in marks if a < end and start < b), unreal)
        if unreal == "proposed" and came_true and came_true.start() >= start:
            unreal = ""
        yield Clause(at + start, at + end, sentence, words(piece, listed), who, unreal, joined, subject is None)
        before = piece.rstrip(" ,")


def _antecedent(before: str, who: Actor | None, rules: Rules, listed: WritingWords) -> Actor | None:
    """Who acts in a clause that begins with "who" or "which": what stands just before it."""
    last = _LAST.search(before)
    word = last.group() if last else ""
    if rules.own.fullmatch(word) or rules.clefts.search(before):
        return who
    someone = rules.people.fullmatch(word) or rules.other.search(word)
    return "other" if someone or is_name(word, listed) else None


def _marks(text: str, rules: Rules) -> list[tuple[int, int, Unreal]]:
    """Where a text tells of what was only planned or proposed."""
    kinds: tuple[tuple[Unreal, re.Pattern[str]], ...] = (("planned", rules.planned), ("proposed", rules.proposed))
    return [(m.start(), m.end(), kind) for kind, pattern in kinds for m in pattern.finditer(text)]


def _pieces(text: str, rules: Rules) -> Iterator[tuple[int, int, bool]]:
    """Where the clauses of a sentence stand, and whether each follows without a pause or a conjunction."""
    cuts: dict[int, bool] = {}
    for cut in rules.cut.finditer(text):
        cuts.setdefault(cut.end() if cut["pause"] else cut.start(), cut.lastgroup == "bare")
    begin, joined = 0, False
    for a, b in pairwise(sorted({0, len(text), *cuts})):
        if begin == a:
            joined = cuts.get(a, False)
        piece = text[begin:b]
        # Conjunctions that never end are no opening of a clause.
        if piece.strip(" ,;:–—-.") and (len(piece) > _OPENING or not rules.only_cut.fullmatch(piece)):
            yield begin, b, joined
            begin = b
        elif not piece.strip(" ,;:–—-."):
            begin = b


def acting(piece: str, rules: Rules, listed: WritingWords) -> Actor | None:
    """Who acts in a clause: the first subject that stands in it, a pronoun before any noun."""
    if rules.agent.search(piece):
        return "other"
    kinds: tuple[tuple[Actor, re.Pattern[str]], ...] = (("I", rules.own), ("we", rules.team), ("other", rules.other))
    found = [(match.start(), actor) for actor, pattern in kinds if (match := pattern.search(piece))]
    if found:
        return min(found, key=lambda at: at[0])[1]
    named = rules.named.search(piece)
    return "other" if named and (not named["name"] or is_name(named["name"], listed)) else None


def subject_words(piece: str, rules: Rules) -> set[str]:
    """The plain words of the one who acts in a clause, where a noun or a name stands for them."""
    found = [m.group() for m in (rules.agent.search(piece), rules.named.search(piece)) if m]
    return {t.plain for text in found for t in tokens(text)}


def is_name(word: str, listed: WritingWords) -> bool:
    """Whether a capitalised word is a name, and no word of the dictionary that begins a sentence."""
    if not (word[:1].isupper() and word[1:].islower()):
        return False
    if plain(word) in _given(listed):
        return True
    return not (is_known(word.casefold(), listed.lemmas) or is_known(word, listed.lemmas))


@lru_cache(maxsize=16)
def _given(listed: WritingWords) -> frozenset[str]:
    """The given names of a language that are no other words."""
    persons = listed.privacy.persons
    return frozenset(map(plain, persons.given)) - frozenset(map(plain, persons.unsure))


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
    people, cuts = any_of(telling.people), any_of(telling.cuts)
    acting = any_of((*telling.people, *telling.bodies))
    agents = telling.agents.replace("PEOPLE", f"(?i:{acting})").replace("NAME", r"[A-ZÀ-Þ][\w'’-]+")
    return {
        "cut": _cut(cuts, telling.cut_before),
        "other": _expression(telling.others),
        "people": _expression(people),
        "bodies": _expression(any_of(telling.bodies)),
        "linked": _expression(rf"\W*{any_of(listed.joins)}(?!\w)"),
        "relative": _expression(rf"{any_of(telling.relatives)}(?!\w)"),
        "only_cut": _expression(rf"\W*(?:{cuts}\W*)*"),
        "named": _named(telling, acting, any_of(listed.leads)),
        "agent": re.compile(agents),
        "parted": _expression(telling.partly.removesuffix("$")),
    }


def _cut(cuts: str, before: str) -> re.Pattern[str]:
    """Where a clause ends: at a pause, or before a word that begins another."""
    pause = r"\s*(?:(?<!\d)[,:]|[,:](?!\d)|[;\n])+\s*|\s+[–—-]+\s+|\.\.+|…"
    begins = rf"(?<=\s)(?<!\w-)(?={cuts}(?![\w'’-]))"
    return _expression(rf"(?P<pause>{pause})|{begins}|(?P<bare>(?<=\s)(?={before}))")


def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, _FLAGS)


def _named(telling: Telling, people: str, leads: str) -> re.Pattern[str]:
    """A person as the subject of a clause, at its start or after a time or place."""
    openers = rf"(?:{any_of((*telling.cuts, *telling.leading))}\s+)*(?:{leads}\s+(?:[\w'’-]+\s+){{1,4}}?)?"
    described = rf"{any_of(telling.determiners)}\s+(?:(?!{any_of(telling.stops)}(?!\w))[\w'’-]+\s+){{0,2}}?"
    head = rf"(?:(?i:{described}{people}|{any_of(telling.several)})|(?i:{described})?(?P<name>[A-ZÀ-Þ][\w'’-]+))(?!\w)"
    return re.compile(rf"^\W*(?i:{openers}){head}")
