"""Slips mended at once: "3.1%, no, hang on, 3.4%". What was taken back is not read, what stands is."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from conversation.interview.reading.parts import Clause, cut_out
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.passage import Passage
from conversation.interview.text.quantities import Quantity

_FAR = 10
_KINDS = ("percent", "money", "measure", "times")
# What a figure in the place of another tells as well.
_TAKEN_OVER = frozenset(("movement", "outcome", "challenge", "learning"))


class Slip(NamedTuple):
    """A figure taken back, at the word `at`; the one that stands begins at the word `mend`, if it can stand alone."""

    at: int
    mend: int | None


def slips(passage: Passage, quantities: Sequence[Quantity], hits: Collection[Hit]) -> list[Slip]:
    """The figures that the person takes back in the same breath, or denies later in the message."""
    mending, denials = _mending(hits), _denials(passage, hits)
    found = []
    for one, other in pairwise(quantities):
        if one.kind in _KINDS and one.kind == other.kind and _mended(passage, one, other, mending, denials):
            found.append(Slip(passage.word_at(one.start), passage.word_at(other.start)))
    for at, later in enumerate(quantities):
        if denials & set(range(passage.word_at(later.start) - 1, passage.word_at(later.start) + 1)):
            same = (q for q in quantities[:at] if (q.value, q.unit) == (later.value, later.unit))
            found += [Slip(passage.word_at(q.start), None) for q in same]
    return found


def slip_pairs(
    passage: Passage, quantities: Sequence[Quantity], hits: Collection[Hit]
) -> list[tuple[Quantity, Quantity]]:
    """Each figure of any kind that was taken back in the same breath, with the one that stands instead."""
    mending, denials = _mending(hits), _denials(passage, hits) | _run_on(passage, hits)
    return [
        (one, other)
        for one, other in pairwise(quantities)
        if one.value != other.value and _alike(one, other) and _mended(passage, one, other, mending, denials)
    ]


def _mending(hits: Collection[Hit]) -> set[int]:
    return {at for hit in hits if hit.cue == "correction" for at in range(hit.first, hit.last)}


def _denials(passage: Passage, hits: Collection[Hit]) -> set[int]:
    """The words behind those of denial; a "no" that only replies is none."""
    return {
        hit.last for hit in hits if hit.cue == "negation" and passage.words[hit.first].norm not in _replies(passage)
    }


def _run_on(passage: Passage, hits: Collection[Hit]) -> set[int]:
    """The words behind a "no" that runs on into what it denies, as in "20, no a 5": there it is no reply."""
    opens = {hit.first for hit in hits if hit.cue == "correction"}
    ends = {hit.last for hit in hits if hit.cue == "negation" and passage.words[hit.first].norm in _replies(passage)}
    return {
        at
        for at in ends
        if 0 < at < len(passage.words)
        and at not in opens
        and not passage.text[passage.words[at - 1].end : passage.words[at].start].strip()
    }


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether one figure may stand for another: of one unit, or the first said without its own."""
    return one.unit == other.unit or one.kind == "plain"


def _replies(passage: Passage) -> Collection[str]:
    return passage.language.words.phrases.replies


def _mended(
    passage: Passage, one: Quantity, other: Quantity, mending: Collection[int], denials: Collection[int]
) -> bool:
    """Whether only words of correction, after a mark, stand before the second of two figures."""
    first, last = passage.word_at(one.end), passage.word_at(other.start)
    words, language = passage.words, passage.language
    if not 0 < last - first <= _FAR or any(at in denials for at in range(first, last + 1)):
        return False
    at = last
    while at > first and (
        at - 1 in mending
        or words[at - 1].norm in (*_replies(passage), *language.words.fillers)
        or words[at - 1].norm in language.padding
    ):
        at -= 1
    told = any(word in mending or words[word].norm in _replies(passage) for word in range(at, last))
    return told and any(mark in passage.text[words[at - 1].end : words[at].start] for mark in ",;.-–—")


def mended(passage: Passage, sentences: Sequence[list[Clause]], found: Sequence[Slip]) -> list[list[Clause]]:
    """The sentences, with what was taken back in idle ones of its own."""
    for slip in found:
        sentences = [part for sentence in sentences for part in _mend(passage, sentence, slip, _cues(sentences, slip))]
    return list(sentences)


def _cues(sentences: Sequence[list[Clause]], slip: Slip) -> frozenset[str]:
    clauses = (clause for sentence in sentences for clause in sentence if clause.first <= slip.at < clause.last)
    return frozenset(cue for clause in clauses for cue in clause.cues) & _TAKEN_OVER


def _mend(passage: Passage, sentence: list[Clause], slip: Slip, cues: frozenset[str]) -> list[list[Clause]]:
    runs: list[list[Clause]] = []
    for clause in sentence:
        for piece in _cut(passage, clause, slip):
            idle = (
                piece.idle
                or piece.first <= slip.at < piece.last
                or (slip.mend is not None and slip.at < piece.first < slip.mend)
            )
            part = piece._replace(idle=idle, cues=piece.cues | cues if piece.first == slip.mend else piece.cues)
            if runs and runs[-1][-1].idle == idle:
                runs[-1].append(part)
            else:
                runs.append([part])
    return runs


def _cut(passage: Passage, clause: Clause, slip: Slip) -> list[Clause]:
    """A clause, cut before what was taken back and before what stands instead."""
    cuts = {clause.first, clause.last}
    if clause.first <= slip.at < clause.last:
        opener = (
            at for at in range(slip.at, clause.first + 1, -1) if passage.words[at].norm in passage.language.openers
        )
        cuts.add(next(opener, clause.first))
    if slip.mend is not None and clause.first < slip.mend < clause.last:
        cuts.add(slip.mend)
    return [cut_out(passage, clause, first, last) for first, last in pairwise(sorted(cuts))]
