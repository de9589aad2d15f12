"""How far a claim reaches: "all", "every", "the whole" need the person's own word of the same things."""

import re
from collections.abc import Iterator
from itertools import pairwise

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.rules import Rules, telling_rules
from conversation.interview.grounding.words import words
from conversation.interview.text.wordforms import Token

_AFTER = 5
_SAID_AFTER = 6
_BEFORE = 3
_NEAR = 14
_PAUSE = re.compile(r"[,.;:()]")


def overreaching(case: Case) -> str:
    """The first word of a claim that reaches further than what was said; "" when none does."""
    written, said = telling_rules(case.target.writing), telling_rules(case.pack.writing)
    return next(_unbacked(case, written, said), "") or _superlative(case, written, said)


def _unbacked(case: Case, written: Rules, said: Rules) -> Iterator[str]:
    text = _blanked(case.claim.text, written)
    for found in written.universals.finditer(text):
        things, periods = _things(case, found, written)
        nearly = written.nearly.search(text[max(0, found.start() - _NEAR) : found.start()]) is not None
        if not _reaches(case, things, said, nearly=nearly) and not _is_habit(case, periods, said):
            yield found.group()


def _things(case: Case, found: re.Match[str], written: Rules) -> tuple[list[Token], list[Token]]:
    """The words after a universal that may name what it is of, before it where it ends its clause; and periods."""
    tokens = case.claim.tokens
    within = [t for t in tokens if found.start() <= t.start < found.end()][:-1] if "-" in found.group() else []
    after = [t for t in tokens if t.start >= found.end()]
    ends = not after or _PAUSE.search(case.claim.text[found.end() : after[0].start])
    near = [t for t in tokens if t.end <= found.start()][-_BEFORE:] if ends else _up_to_pause(case, after[:_AFTER])
    telling = [t for t in near if t.plain.isalpha() and not case.lexicon.is_neutral(t.plain)]
    telling = [t for t in telling if case.claim.text[t.end : t.end + 1] != "-"] or telling
    lasting = [t for t in telling if not written.periods.fullmatch(t.text)]
    return within or _first(case, lasting or telling), [t for t in _first(case, telling) if t not in lasting]


def _up_to_pause(case: Case, found: list[Token]) -> list[Token]:
    """Some words in a row up to the first pause between them: what follows is not what a universal is of."""
    pauses = (n for n, (a, b) in enumerate(pairwise(found), 1) if _PAUSE.search(case.claim.text[a.end : b.start]))
    return found[: next(pauses, len(found))]


def _first(case: Case, telling: list[Token]) -> list[Token]:
    """The first of some words, and the second where a mere space parts them: "each new week"."""
    pair = telling[:2]
    apart = len(pair) > 1 and case.claim.text[pair[0].end : pair[1].start].isspace()
    return pair if apart else pair[:1]


def _reaches(case: Case, things: list[Token], said: Rules, *, nearly: bool) -> bool:
    """Whether a universal was said of one of the things, and without "nearly" unless the claim says that too."""
    reached = [(c, near, alone) for c in case.told for near, alone in _reached(c, said, nearly=nearly)]
    if not things:
        return bool(reached)
    return any(
        any(case.lexicon.backs(t.plain, words(near, case.pack.writing)) for t in things) or (alone and _shares(case, c))
        for c, near, alone in reached
    )


def _shares(case: Case, clause: Clause) -> bool:
    """Whether a clause tells any of what a claim says."""
    plains = {t.plain for t in case.claim.tokens}
    return any(not case.lexicon.is_neutral(p) and case.lexicon.backs(p, clause.words) for p in plains)


def _reached(clause: Clause, said: Rules, *, nearly: bool) -> Iterator[tuple[str, bool]]:
    """What each universal of a clause is said of, and whether it stands for all by itself ("everyone")."""
    text = _blanked(clause.words.text, said)
    for found in said.universals_said.finditer(text):
        if not nearly and said.nearly.search(text[max(0, found.start() - _NEAR) : found.start()]):
            continue
        before = [t.text for t in clause.words.tokens if t.end <= found.start()]
        after = [t.text for t in clause.words.tokens if t.start >= found.end()][:_SAID_AFTER]
        near = " ".join([*before[-1 if after else -_BEFORE :], *after])
        yield near, said.universals_alone.fullmatch(found.group().strip()) is not None


def _is_habit(case: Case, periods: list[Token], said: Rules) -> bool:
    """Whether "every week" stands for a habit that was told: "once a week", "on Mondays"."""
    if not periods:
        return False
    if any(said.habits.search(clause.words.text) for clause in case.told):
        return True
    told = [said.single.sub(" ", clause.words.text) for clause in case.told]
    return any(case.lexicon.backs(t.plain, words(text, case.pack.writing)) for t in periods for text in told)


def _superlative(case: Case, written: Rules, said: Rules) -> str:
    """The first "fastest" of a claim where nothing was said to be the most of anything."""
    found = written.superlatives.search(case.claim.text)
    if found is None or any(said.superlatives_said.search(c.words.text) for c in case.told):
        return ""
    return found.group().strip()


def _blanked(text: str, rules: Rules) -> str:
    """A text without the phrases that hold a universal and mean none: "at all"."""
    return re.sub(rules.no_universals, lambda m: " " * len(m.group()), text)
