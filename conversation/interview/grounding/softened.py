"""What was said with a doubt, or of a part only, is not claimed without: "nearly forty", "one of the two"."""

from collections.abc import Iterator
from itertools import chain

from conversation.interview.grounding.case import Case
from conversation.interview.grounding.clauses import Clause
from conversation.interview.grounding.rules import Rules, denies, telling_rules
from conversation.interview.languages import LanguagePack
from conversation.interview.text.passage import passage_of

_BEFORE = 22
_AFTER = 14
_LONE = 5
# "up to 2022" is a date.
_CENTURIES = (1900, 2100)


def hardened(case: Case) -> str:
    """The first figure or "both" that a claim says for certain and the person did not; "" when there is none."""
    return next(chain(_figures(case), _both(case), _slight(case), _whole(case), _suppositions(case)), "")


def _figures(case: Case) -> Iterator[str]:
    """The figures of a claim that were only said with a doubt, in clauses that have none."""
    doubts = telling_rules(case.target.writing).doubts
    for part in case.claims:
        if doubts.search(part.words.text):
            continue
        for value, found in _numbers(part, case.target):
            told = [_is_doubted(c, at, case) for c in case.told for v, at in _numbers(c, case.pack) if v == value]
            if told and all(told):
                yield part.words.text[slice(*found)]


def _numbers(clause: Clause, pack: LanguagePack) -> list[tuple[object, tuple[int, int]]]:
    found = passage_of(clause.words.text, pack.reading).numbers
    return [(n.value, (n.start, n.end)) for n in found if n.value != 1 and not _CENTURIES[0] <= n.value < _CENTURIES[1]]


def _is_doubted(clause: Clause, at: tuple[int, int], case: Case) -> bool:
    """Whether a word of doubt stands just before or behind a figure."""
    rules, text = telling_rules(case.pack.writing), clause.words.text
    before, after = text[max(0, at[0] - _BEFORE) : at[0]], text[at[1] : at[1] + _AFTER]
    return rules.doubts_before.search(before) is not None or rules.doubts_behind.search(after) is not None


def _both(case: Case) -> Iterator[str]:
    """The "both" of a claim about what was said of one of the two."""
    written, said = telling_rules(case.target.writing), telling_rules(case.pack.writing)
    texts = [c.words.text for c in case.told]
    if any(map(said.one_of.search, texts)) and not any(said.both.search(said.one_of.sub(" ", t)) for t in texts):
        yield from (found.group() for found in written.both.finditer(case.claim.text))


def _slight(case: Case) -> Iterator[str]:
    """What a claim denies where the person said "hardly"."""
    written, said = telling_rules(case.target.writing), telling_rules(case.pack.writing)
    texts = [c.words.text for c in case.told]
    denials = [text for text in texts if denies(text, said) or said.slight.search(text)]
    if not denials or not all(said.slight.search(t) or said.nearly.search(t) for t in denials):
        return
    for part in case.claims:
        text = part.words.text
        if denies(text, written) and not (written.slight.search(text) or written.nearly.search(text)):
            yield text.strip()


def _whole(case: Case) -> Iterator[str]:
    """The words of a claim that were said only of a part, or of what was nearly so, or tried."""
    written, said = telling_rules(case.target.writing), telling_rules(case.pack.writing)
    parts = [c for c in case.told if said.parted.search(c.words.text)]
    if not parts or written.parted.search(case.claim.text):
        return
    for part in case.claims:
        if written.doubts.search(part.words.text):
            continue
        for word in dict.fromkeys(t.plain for t in part.words.tokens if t.plain.isalpha()):
            tellers = [] if case.lexicon.is_neutral(word) else case.telling(word)
            if tellers and all(t in parts and _is_part(case, t, word, said) for t in tellers):
                yield word


def _is_part(case: Case, told: Clause, word: str, said: Rules) -> bool:
    """Whether a word stands in a clause only behind "a third of", "nearly" or "tried"."""
    places = [t.start for t in told.words.tokens if case.lexicon.same(word, t.plain)]
    return bool(places) and all(said.partly.search(told.words.text[:start]) for start in places)


def _suppositions(case: Case) -> Iterator[str]:
    """The words of a claim that were told only in what the person thinks, or was told, and does not know."""
    written = telling_rules(case.target.writing)
    if (
        not (supposed := _supposed(case))
        or written.doubts.search(case.claim.text)
        or written.supposed.search(case.claim.text)
    ):
        return
    for word in dict.fromkeys(t.plain for t in case.claim.tokens if t.plain.isalpha()):
        tellers = [] if case.lexicon.is_neutral(word) else case.telling(word)
        if tellers and all(t in supposed for t in tellers):
            yield word


def _supposed(case: Case) -> list[Clause]:
    """The clauses that say they are no more than supposed, and those that a lone "I think" stands beside."""
    rules = telling_rules(case.pack.writing)
    found = [c for c in case.told if rules.supposed.search(c.words.text)]
    lone = [c for c in found if len(c.words.tokens) < _LONE]
    beside = [c for c in case.told for f in lone if c.sentence == f.sentence and (c.end == f.start or f.end == c.start)]
    return [*found, *beside]
