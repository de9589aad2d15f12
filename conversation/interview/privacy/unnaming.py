"""A text without the names of persons: a role stands alone, and elsewhere "someone" stands for who is not named."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from conversation.interview.languages import LanguagePack, pack_for
from conversation.interview.languages.privacy_words import Persons, Stand
from conversation.interview.privacy.cuts import Cut, pieces
from conversation.interview.privacy.persons import Mention
from conversation.interview.statements.grammar import any_of

_REACH = 60
_CLOSING = re.compile(r"\s*\)")
_COMMA = re.compile(r"\s*,")
_LOWER_NEXT = re.compile(r"\s+[^\W\d_A-ZÀ-Þ]")


class _Rules(NamedTuple):
    """`role` ends right before a name, `role_after` begins right after one; so do the others by their names.

    `apposed`: what tells who someone is ("X the butcher"); `noun`: a thing or person that the name belongs to ("a
    machine X"), where nothing can stand for it."""

    role: re.Pattern[str]
    roles: re.Pattern[str]
    role_after: re.Pattern[str]
    naming: re.Pattern[str]
    family: re.Pattern[str]
    of_family: re.Pattern[str]
    dropped: re.Pattern[str]
    dropped_clause: re.Pattern[str]
    before_me: re.Pattern[str]
    after_me: re.Pattern[str]
    link: re.Pattern[str]
    opens: re.Pattern[str]
    epithet: re.Pattern[str]
    apposed: re.Pattern[str]
    noun: re.Pattern[str]


def unnamed(text: str, mentions: Sequence[Mention], pack: LanguagePack) -> list[Cut]:
    """What hides all mentions of persons in a text."""
    rules = _rules(pack.code)
    return [cut for group in _groups(text, mentions, rules) for cut in _hidden(text, group, rules, pack)]


def _groups(text: str, mentions: Sequence[Mention], rules: _Rules) -> list[list[Mention]]:
    """Persons who are named in one breath: "X, Y and Z"."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and rules.link.fullmatch(text[groups[-1][-1].whole : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _hidden(text: str, group: list[Mention], rules: _Rules, pack: LanguagePack) -> list[Cut]:
    persons = pack.writing.privacy.persons
    start, end = group[0].start, group[-1].end
    before, several = text[max(0, start - _REACH) : start], len(group) > 1
    if together := _with_me(text, group, rules, persons):
        return [together]
    if match := rules.naming.search(before):
        return [_name(start - len(match.group()), end)]
    if rules.family.match(text, end) or rules.of_family.search(before):
        return [_name(start, end)]
    if match := (rules.roles if several else rules.role).search(before):
        return [_beside_role(text, start - len(match["pause"]), end, match["pause"])]
    if not several and (apposed := _before_role(text, start, end, rules)):
        return apposed
    return _written_around(text, group, rules, pack)


def _written_around(text: str, group: list[Mention], rules: _Rules, pack: LanguagePack) -> list[Cut]:
    """Persons of whom nothing more is told: they go with what binds them, or someone stands for them."""
    persons, start, end, whole = pack.writing.privacy.persons, group[0].start, group[-1].end, group[-1].whole
    before = text[max(0, start - _REACH) : start]
    if whole > end:
        return [_name(start, whole, persons.of_someone)]
    if rules.dropped_clause.search(before):
        return [_name(a, b) for a, b in pieces(text, pack) if a < end and start < b]
    if match := rules.dropped.search(before):
        return [_name(start - len(match.group()), whole)]
    if match := rules.apposed.match(text, end):
        return [_name(start, match.end("space"))]
    if match := rules.noun.search(before):
        return [_name(start - len(match["space"]), end)]
    if match := rules.epithet.search(before):
        start, before = start - len(match.group()), before[: match.start()]
    stand, elided = _stand(before, persons)
    written = f"{elided}{stand.several if len(group) > 1 else stand.one}" if stand else ""
    return [_name(start - (len(_tail(before)) if elided else 0), end, written)]


def _name(start: int, end: int, write: str = "") -> Cut:
    return Cut(start, end, "names", write)


def _with_me(text: str, group: list[Mention], rules: _Rules, persons: Persons) -> Cut | None:
    """ "X and I", "me and X": the two of them are "we", or "us" where they are not who did it."""
    start, end, we = group[0].start, group[-1].end, persons.we
    after = rules.after_me.match(text, end)
    before = rules.before_me.search(text[max(0, start - _REACH) : start])
    if we is None or (after is None and before is None):
        return None
    first, last = start - (len(before.group("me")) if before else 0), after.end() if after else end
    opens = bool(rules.opens.search(text[max(0, first - _REACH) : first]))
    if after and not opens and after["me"].casefold() == persons.myself[0]:
        return None
    return _name(first, last, (we.several if len(group) > 1 else we.one) if opens else persons.us)


def _beside_role(text: str, start: int, end: int, pause: str) -> Cut:
    """ "my manager X", "our lead, X, showed me", "my manager (X)", "my manager X's": the role stays."""
    closing = _CLOSING if "(" in pause else _COMMA if "," in pause else None
    match = closing.match(text, end) if closing else None
    return _name(start, match.end() if match else end)


def _before_role(text: str, start: int, end: int, rules: _Rules) -> list[Cut]:
    """ "X, my manager, showed me", "X (my manager)"."""
    match = rules.role_after.match(text, end)
    if match is None:
        return []
    closing = (_CLOSING if "(" in match["pause"] else _COMMA).match(text, match.end())
    return [_name(start, match.end("pause")), *([_name(match.end(), closing.end())] if closing else [])]


def _stand(before: str, persons: Persons) -> tuple[Stand | None, str]:
    """What stands for a person after the word before them, and that word where it loses its apostrophe."""
    last = _tail(before).casefold().replace("’", "'")
    fitting = next((s for s in persons.someone if last and last in s.before), None)
    usual = next((s for s in persons.someone if not s.before), None)
    if last.endswith("'") and fitting is None:
        return usual, {"d'": "de ", "qu'": "que ", "l'": "", "jusqu'": "jusque "}.get(last, "")
    return fitting or usual, ""


def _tail(before: str) -> str:
    """The last word before a place, with the apostrophe that binds it to what follows."""
    match = re.search(r"[^\W\d_]+(?:['’]|(?=\s*$))", before[-20:])
    matches = re.findall(r"[^\W\d_]+['’]?\s*$", before[-20:])
    return matches[-1].strip() if matches else (match.group() if match and not before.endswith(" ") else "")


@lru_cache(maxsize=16)
def _rules(code: str) -> _Rules:
    persons = pack_for(code).writing.privacy.persons
    role = any_of((*persons.roles, *persons.parties))
    owner, link, me = any_of(persons.owners), any_of(persons.links), any_of(persons.myself)
    definite = any_of(pack_for(code).writing.privacy.employers.definite)
    flags = re.IGNORECASE
    return _Rules(
        role=re.compile(rf"(?<!\w){role}(?P<pause>\s*[,(:]?\s*)$", flags),
        roles=re.compile(rf"(?<!\w){role}s(?P<pause>\s*[,(:]?\s*)$", flags),
        role_after=re.compile(
            rf"(?P<pause>,\s*|\s*\(\s*|\s+[–—-]\s+){owner}\s+(?:[\w-]+\s+){{0,3}}?{role}(?!\w)", flags
        ),
        naming=re.compile(rf"(?:^|\s*,?\s+){any_of(persons.naming)}\s*$", flags),
        family=re.compile(rf"\s+{any_of(persons.family)}(?!\w)", flags),
        of_family=re.compile(rf"(?<!\w){any_of(persons.family)}\s+$", flags),
        dropped=re.compile(rf"(?:^|,?\s+|(?<=\()){any_of(persons.dropped_with)}\s*$", flags),
        dropped_clause=re.compile(rf"(?<!\w){any_of(persons.dropped_clause)}\s+$", flags),
        before_me=re.compile(rf"(?<!\w)(?P<me>{me}\s*,?\s*{link}\s+)$", flags),
        after_me=re.compile(rf"\s*,?\s*{link}\s+(?P<me>{me})(?![\w'’])", flags),
        epithet=re.compile(rf"(?<!\w)(?:{owner}\s+)?{any_of(persons.epithets)}\s+$", flags),
        link=re.compile(rf"\s*(?:,\s*{link}?|{link})\s*", flags),
        apposed=re.compile(rf"(?P<space>\s+)(?:{definite}\s+{role}(?!\w)|{persons.apposed})"),
        noun=re.compile(rf"(?<!\w){owner}\s+(?!{any_of(persons.people)}(?!\w))[^\W\d_A-ZÀ-Þ][\w-]+(?P<space>\s+)$"),
        opens=re.compile(rf"(?:^|[.!?;:,\n–—]|(?<!\w){any_of(pack_for(code).writing.conjunctions)})\s*$", flags),
    )
