"""Every content word of a claim must be the person's, in some form or by a close synonym, or say nothing of its own."""

from collections.abc import Iterator
from functools import cache

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.words import line, words
from conversation.interview.languages import pack_for
from conversation.interview.languages.writing_words import Family
from conversation.interview.text.dates import dates
from conversation.interview.text.passage import passage_of
from conversation.interview.text.quantities import quantities
from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.text.wordforms import Token

_SIGNS = frozenset("%$€£¥")


def unbacked(case: Case) -> str:
    """The first word of a claim that its quotes do not hold in any form; "" when all are backed."""
    return next((t.text for t in _unbacked(case)), "")


def open_words(case: Case) -> list[str]:
    """The plain words of a claim that its quotes do not hold in any form."""
    return list(dict.fromkeys(t.plain for t in _unbacked(case)))


def _unbacked(case: Case) -> Iterator[Token]:
    told = _judged_elsewhere(case.claim.text, case.target.code)
    settled = [*told, *case.lexicon.phrases(case.claim, case.wider)]
    for token, word in case.claim.written():
        if (word == token.plain and _is_figure(token, settled)) or case.lexicon.is_neutral(word):
            continue
        if not case.lexicon.backs(word, case.wider):
            yield token


def is_skill(case: Case, families: tuple[Family, ...]) -> bool:
    """Whether a claim is the name of a listed skill that the person shows in something they did."""
    named = case.claim.line.strip()
    shown = [t for t in case.around if t.statement.actor in ("I", "we") and t.statement.mood == "done"]
    return any(
        named == line(label) and any(case.said.holds(p) and t.words.holds(p) for p in family.said for t in shown)
        for family in families
        for label in family.claimed
    )


@remembered(SHORT)
def _judged_elsewhere(text: str, code: str) -> tuple[tuple[int, int], ...]:
    """Where stand figures and dates, which were checked by value, and words of degree, cause, rank and denial."""
    pack = pack_for(code)
    spans = [(n.start, n.end) for n in passage_of(text, pack.reading).numbers]
    spans += [(q.start, q.end) for q in quantities(text, pack) if q.kind not in ("plain", "count")]
    spans += [(d.start, d.end) for d in dates(text, pack) if d.kind not in ("relative", "duration")]
    claim, strong = words(text, pack.writing), _strong(code)
    return (
        *spans,
        *(span for word in claim.plains for phrase in strong.get(word, ()) for span in claim.places(phrase)),
    )


@cache
def _strong(code: str) -> dict[str, list[str]]:
    """The phrases that other checks judge, by their first words."""
    listed = pack_for(code).writing
    families = (*listed.degree, *listed.cause, *listed.qualifiers, *listed.ownership)
    found: dict[str, list[str]] = {}
    for phrase in {*(p for f in families for p in f.claimed), *listed.negations, *listed.none_words}:
        found.setdefault(line(phrase).split(" ")[0], []).append(phrase)
    return found


def _is_figure(token: Token, settled: list[tuple[int, int]]) -> bool:
    if token.plain[0].isdigit() or token.plain in _SIGNS:
        return True
    return any(start <= token.start < end for start, end in settled)
