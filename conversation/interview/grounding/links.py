"""Two things are joined as cause and effect only where the person joined them."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.rules import Rules, telling_rules

# The clauses of each sentence that was said.
_Told: TypeAlias = dict[tuple[str, int], list[Clause]]
_UNLINKED = "The person did not say that the one came of the other."


class _Joined(NamedTuple):
    """What a claim joins: the words of the one thing, and of the other. `made`: a verb joins them, of which the one is
    the subject."""

    one: list[str]
    other: list[str]
    made: bool = False


def unlinked(case: Case) -> str:
    """Why a claim makes one thing the cause of another; "" where the person did, or it does not."""
    written, said = telling_rules(case.target.writing), telling_rules(case.pack.writing)
    told = _sentences(case.told)
    joined = [*_by_connective(case, written), *_by_verb(case, written)]
    return _UNLINKED if any(not _is_told(case, j, told, said) for j in joined) else ""


def _by_connective(case: Case, written: Rules) -> list[_Joined]:
    text, found = case.claim.text, list(written.causes.finditer(case.claim.text))
    sentence = {c.start: c.sentence for c in case.claims}
    joined = []
    for match in found:
        here = max((at for at in sentence if at <= match.start()), default=0)
        same = [c for c in case.claims if c.sentence == sentence.get(here)]
        start, end = min(c.start for c in same), max(c.end for c in same)
        one = _content(case, start, match.start())
        other = _content(case, match.end(), end)
        if not one:
            one, other = _halves(case, same, match.end(), text)
        joined.append(_Joined(one, other))
    return joined


def _halves(case: Case, clauses: list[Clause], at: int, text: str) -> tuple[list[str], list[str]]:
    """The two parts of a sentence that begins with its connective: "Thanks to X, Y"; else its words one by one."""
    end = max(c.end for c in clauses)
    comma = text.find(",", at, end)
    if comma < 0:
        words = _content(case, at, end)
        return words[: len(words) // 2], words[len(words) // 2 :]
    return _content(case, at, comma), _content(case, comma, end)


def _by_verb(case: Case, written: Rules) -> list[_Joined]:
    """What a verb such as "reduced" joins, where a thing is its subject."""
    joined = []
    for at, part in enumerate(case.claims):
        match = written.makers.search(part.words.text)
        if match is None or part.who is not None:
            continue
        start = (
            case.claims[at - 1].start if at and (part.joined or written.relative.match(part.words.text)) else part.start
        )
        one = _content(case, start, part.start + match.start())
        other = _content(case, part.start + match.end(), part.end)
        if one and other:
            joined.append(_Joined(one, other, made=True))
    return joined


def _content(case: Case, start: int, end: int) -> list[str]:
    """The words of a stretch of a claim that say something and that the person said."""
    plains = [t.plain for t in case.claim.tokens if start <= t.start < end and t.plain.isalpha()]
    return [p for p in dict.fromkeys(plains) if not case.lexicon.is_neutral(p) and case.telling(p)]


def _sentences(told: Iterable[Clause]) -> _Told:
    found: _Told = {}
    for clause in told:
        found.setdefault(clause.sentence, []).append(clause)
    return found


def _is_told(case: Case, joined: _Joined, told: _Told, said: Rules) -> bool:
    """Whether a sentence holds some of both things and a link, or of one and a link to the sentence before."""
    for (source, count), clauses in told.items():
        if not _links(clauses, said, made=joined.made):
            continue
        here = (_holds(case, joined.one, clauses), _holds(case, joined.other, clauses))
        if all(here):
            return True
        before = told.get((source, count - 1), [])
        lacking = joined.other if here[0] else joined.one
        pointing = any(here) and said.pointing.search(clauses[0].words.text)
        if pointing and (
            _holds(case, lacking, before) if before else not _is_later(case, lacking, told, source, count)
        ):
            return True
    return False


def _is_later(case: Case, plains: list[str], told: _Told, source: str, count: int) -> bool:
    """Whether some words were said only after a sentence, so that it cannot point back to them."""
    return any(s == source and n > count and _holds(case, plains, clauses) for (s, n), clauses in told.items())


def _links(clauses: list[Clause], said: Rules, *, made: bool) -> bool:
    """Whether a sentence links anything: by its connectives, or by a verb where the claim has one."""
    texts = [c.words.text for c in clauses]
    return any(said.links.search(t) or said.causes.search(t) or (made and said.makers.search(t)) for t in texts)


def _holds(case: Case, plains: list[str], clauses: list[Clause]) -> bool:
    return not plains or any(case.lexicon.backs(p, c.words) for p in plains for c in clauses)
