"""The person's role is claimed in their own words: no rank above it, none that was offered, none of somebody else."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from conversation.interview.grounding.case import Case, Told
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.rules import denies, telling_rules
from conversation.interview.grounding.standing import (
    came_about,
    close,
    form,
    holds_any,
    is_of_others,
    persons_in,
    tellers,
)
from conversation.interview.grounding.words import Words
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.naming_words import NamingWords
from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.wordforms import Token, plain

_SHORTEST = 4
_LONGEST = 6
_NEAR = 3
_INFLECTED = 6
_DENIAL = 6
_BREAKS = frozenset(",;:()/|–—.")


class Ranks(NamedTuple):
    """Plain words of one language: `posts` and `ranks` need the person's own word, other `roles` may be told otherwise;
    `lower` make less of the role beside them; a role is the person's after one of `before` and any of `articles`."""

    posts: frozenset[str]
    roles: frozenset[str]
    endings: tuple[str, ...]
    never: frozenset[str]
    ranks: frozenset[str]
    lower: frozenset[str]
    before: frozenset[str]
    articles: frozenset[str]

    def is_post(self, word: str) -> bool:
        """Whether a word is, or ends in, one that only the person's own word backs."""
        return word in self.posts or any(word.endswith(p) for p in self.posts if len(p) >= _SHORTEST)

    def is_role(self, word: str) -> bool:
        """Whether a word names what somebody is."""
        if word in self.never:
            return False
        ended = any(word.endswith(end) and len(word) > len(end) + 1 for end in self.endings)
        return ended or word in self.roles or self.is_post(word)


def unbacked(case: Case) -> str:
    """The first word of a role that a claim gives the person and that they did not say of themselves; "" if none."""
    ranks = ranks_of(case.target)
    for part in case.parts:
        for role in _own_roles(case, part.words, ranks):
            head = role[0] if case.target.naming.noun_first else role[-1]
            graded = ranks.ranks | ranks.lower
            checked = [t for t in role if t is head or t.plain in graded]
            word = next((t for t in checked if not _is_theirs(case, ranks, role, t)), None)
            word = word or (None if part.statement.deed else _joined(case, role, head))
            if word:
                return word.text
    return ""


def _own_roles(case: Case, part: Words, ranks: Ranks) -> Iterator[tuple[Token, ...]]:
    """The roles that a clause gives the person: at its start, or after words such as "as a"."""
    tokens = part.tokens
    starts = [0, *(at + 1 for at, t in enumerate(tokens) if t.plain in ranks.before)]
    while starts:
        at = start = starts.pop()
        while start and at < len(tokens) and tokens[at].plain in ranks.articles:
            at += 1
        role = _phrase(case, part, at, ranks)
        if role:
            yield role
            after = tokens.index(role[-1]) + 1
            if after < len(tokens) and tokens[after].plain in case.target.writing.joins:
                starts.append(after + 1)


def _phrase(case: Case, part: Words, start: int, ranks: Ranks) -> tuple[Token, ...]:
    """The words from a place on up to the next pause or small word, if they are a role; none if they are another's."""
    tokens = part.tokens
    first = tokens[start].plain if start < len(tokens) else ""
    if first in ranks.articles or first in case.target.naming.whose:
        return ()
    for at in range(start, min(start + _LONGEST, len(tokens))):
        word, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        pause = following is None or _BREAKS & set(part.text[word.end : following.start])
        ended = following is not None and case.lexicon.is_neutral(following.plain)
        if pause or (ended and following and f"{word.plain} {following.plain}" not in ranks.posts):
            head = tokens[start] if case.target.naming.noun_first else word
            ranked = not start and first in ranks.ranks and not any(p.statement.deed for p in case.parts)
            pair = f"{tokens[at - 1].plain} {head.plain}" if at > start else ""
            is_role = ranked or pair in ranks.posts or ranks.is_role(head.plain) or head.plain in ranks.lower
            return tokens[start : at + 1] if is_role else ()
    return ()


def _is_theirs(case: Case, ranks: Ranks, role: tuple[Token, ...], token: Token) -> bool:
    """Whether the person said a word of a role of themselves, with no lower rank than is claimed."""
    word, claimed = token.plain, {t.plain for t in role}
    if any(f"{a.plain} {b.plain}" in ranks.posts and b is token for a, b in pairwise(role)):
        return word in case.said.plains
    if not (word in ranks.ranks | ranks.lower or ranks.is_role(word)):
        return True
    own = ranks.is_post(word) or word in ranks.ranks | ranks.lower
    found = tellers(case, word) if own else [*tellers(case, word), *case.about(word)]
    told = [t for t in found if came_about(t, case.pack, word) and not _is_anothers(case, t, word)]
    if told and _only_mentioned(case, word):
        return False
    if not told:
        return not found and not own and case.lexicon.backs(word, case.said)
    if word in ranks.ranks:
        others = claimed - {word} - ranks.lower
        return any(_stands_near(t, word, {f for o in others for f in (o, form(case, o))}, case) for t in told)
    return word in ranks.lower or not all(_lowered(t, word, ranks.lower - claimed) for t in told)


def _joined(case: Case, role: tuple[Token, ...], head: Token) -> Token | None:
    """The first word of a role that was said, but nowhere in a clause with the role's head: two roles made one."""
    telling = [c for c in case.told if case.lexicon.backs(head.plain, c.words)]
    for word in role:
        if word is head or not telling or not word.plain.isalpha() or case.lexicon.is_neutral(word.plain):
            continue
        elsewhere = any(case.lexicon.backs(word.plain, c.words) for c in case.told)
        if elsewhere and not any(case.lexicon.backs(word.plain, c.words) for c in telling):
            return word
    return None


def _stands_near(told: Told, rank: str, role: set[str], case: Case) -> bool:
    """Whether a rank was said just before or after a word of its role: "led the planking" makes no lead boatbuilder."""
    tokens, begins = told.words.tokens, rank[:-2] if len(rank) >= _INFLECTED else rank
    places = [at for at, t in enumerate(tokens) if t.plain == rank or (begins != rank and t.plain.startswith(begins))]
    for place in places:
        for at in range(max(0, place - _NEAR), min(len(tokens), place + 1 + _NEAR)):
            first, last = sorted((at, place))
            paused = last - first > 1 and _BREAKS & set(told.words.text[tokens[first].end : tokens[last].start])
            if at != place and not paused and {tokens[at].plain, form(case, tokens[at].plain)} & role:
                return True
    return False


def _is_anothers(case: Case, told: Told, word: str) -> bool:
    """Whether a statement tells a role of somebody else: of "they", of a person in it, or of the name after it."""
    if persons_in(case, told.words) and not holds_any(told.words, case.pack.naming.own_words):
        return True
    beside = {b.plain for a, b in pairwise(told.words.tokens) if a.plain == word and close(told, a, b)}
    if beside & persons_in(case, told.words):
        return True
    return is_of_others(told, case.pack)


def _only_mentioned(case: Case, word: str) -> bool:
    """Whether all that tells of a role tells of somebody in it: "when the manager left", "three guides"."""
    found = form(case, word)
    clauses = [c for c in case.told if word in c.words.plains or found in c.words.lemmas]
    return bool(clauses) and all(_mentions(case, c, {word, found}) for c in clauses)


def _mentions(case: Case, told: Clause, role: set[str]) -> bool:
    tokens, listed = told.words.tokens, case.pack.naming
    at = next((i for i, t in enumerate(tokens) if t.plain in role or form(case, t.plain) in role), 0)
    before = [t.plain for t in tokens[:at]]
    if len(tokens) <= _DENIAL and denies(told.words.text, telling_rules(case.pack.writing)):
        return True
    opens = told.who is None and len(before) <= _NEAR and bool(set(before[:-1]) & set(listed.role_before))
    if opens or (told.who == "I" and set(before) & {*listed.role_before, *listed.own_objects}):
        return False
    return bool(set(before[-_NEAR + 1 :]) & set(listed.mentioned))


def _lowered(told: Told, word: str, lower: frozenset[str]) -> bool:
    """Whether "assistant" or the like stands beside a role in a statement."""
    found = [t.plain for t in told.words.tokens]
    places = [at for at, other in enumerate(found) if other == word]
    return bool(places) and all(lower & set(found[max(0, at - 1) : at + 2]) for at in places)


def ranks_of(pack: LanguagePack) -> Ranks:
    """The words of rank of a language."""
    return _ranks(pack.reading, pack.naming)


@lru_cache(maxsize=16)
def _ranks(reading: ReadingWords, naming: NamingWords) -> Ranks:
    names = reading.names
    groups = (naming.not_roles, naming.rank_words, naming.rank_lowers, naming.role_before, reading.phrases.articles)
    never, ranks, lower, before, articles = (frozenset(map(plain, group)) for group in groups)
    return Ranks(
        posts=frozenset(map(plain, naming.roles)),
        roles=frozenset(map(plain, names.titles)) - frozenset(map(plain, names.weak_titles)) - ranks - lower,
        endings=tuple(plain(e) for e in names.title_endings if len(e) >= _SHORTEST),
        never=never,
        ranks=ranks,
        lower=lower,
        before=before,
        articles=articles,
    )
