"""Every content word of a claim must be the person's, in some form or by a close synonym, or say nothing of its own."""

from collections.abc import Iterator

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.words import line
from conversation.interview.languages.writing_words import Family
from conversation.interview.text.dates import dates
from conversation.interview.text.passage import passage_of
from conversation.interview.text.quantities import quantities
from conversation.interview.text.wordforms import Token

_SIGNS = frozenset("%$€£¥")


def unbacked(case: Case) -> str:
    """The first word of a claim that its quotes do not hold in any form; "" when all are backed."""
    return next((t.text for t in _unbacked(case)), "")


def open_words(case: Case) -> list[str]:
    """The plain words of a claim that its quotes do not hold in any form."""
    return list(dict.fromkeys(t.plain for t in _unbacked(case)))


def _unbacked(case: Case) -> Iterator[Token]:
    settled = [*_settled(case), *_judged_elsewhere(case), *case.lexicon.phrases(case.claim, case.wider)]
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


def _settled(case: Case) -> list[tuple[int, int]]:
    """Where figures and dates stand, which have been checked by value: their numbers, units and names of months."""
    text, pack = case.claim.text, case.target
    spans = [(n.start, n.end) for n in passage_of(text, pack.reading).numbers]
    spans += [(q.start, q.end) for q in quantities(text, pack) if q.kind not in ("plain", "count")]
    return spans + [(d.start, d.end) for d in dates(text, pack) if d.kind not in ("relative", "duration")]


def _judged_elsewhere(case: Case) -> Iterator[tuple[int, int]]:
    """Where words of degree, cause, rank and denial stand: other checks say whether they are backed."""
    words = case.target.writing
    families = (*words.degree, *words.cause, *words.qualifiers, *words.ownership)
    listed = dict.fromkeys(p for family in families for p in family.claimed)
    for phrase in (*listed, *words.negations, *words.none_words):
        yield from case.claim.places(phrase)


def _is_figure(token: Token, settled: list[tuple[int, int]]) -> bool:
    if token.plain[0].isdigit() or token.plain in _SIGNS:
        return True
    return any(start <= token.start < end for start, end in settled)
