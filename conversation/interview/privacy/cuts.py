"""What is left out of a text, what is written in its place, and where clauses begin."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from conversation.interview.languages import LanguagePack, pack_for
from conversation.interview.text.spans import sentences
from conversation.interview.text.wordforms import lemma
from conversation.interview.types import PrivateMatter

Hidden: TypeAlias = PrivateMatter | Literal["employer"]

_WORD = re.compile(r"[^\W_]+")
_STOP = ".!?…"
_PAUSES = " \t\n,;:–—-"


class Cut(NamedTuple):
    """`text[start:end]` is hidden, with `write` in its place; `own`: those are words that the person said elsewhere."""

    start: int
    end: int
    kind: Hidden
    write: str = ""
    own: bool = False


def pieces(text: str, pack: LanguagePack) -> list[tuple[int, int]]:
    """The clauses of a text, each with the conjunction that it begins with, without the stop of its sentence."""
    found: list[tuple[int, int]] = []
    breaks = _breaks(pack.code)
    for sentence in sentences(text):
        end = sentence.start + len(sentence.text.rstrip(_STOP))
        edges = [sentence.start]
        for match in breaks.finditer(text, sentence.start + 1, end):
            edge = match.end() if match["mark"] else match.start()
            # "and then" begins one clause, not two.
            if not breaks.fullmatch(text[edges[-1] : edge].strip()):
                edges.append(edge)
        ends = (a + len(text[a:b].rstrip(_PAUSES)) for a, b in zip(edges, [*edges[1:], end], strict=True))
        found += [(a, b) for a, b in zip(edges, ends, strict=True) if _WORD.search(text, a, b)]
    return found


@lru_cache(maxsize=16)
def _breaks(code: str) -> re.Pattern[str]:
    words = f"(?:{'|'.join(pack_for(code).writing.privacy.breaks) or '(?!)'})"
    return re.compile(rf"(?P<mark>[,;:](?!\d)\s*|\s[-–—]+\s)|(?<![\w'’-]){words}(?![\w'’-])", re.IGNORECASE)


def widened(text: str, cuts: Iterable[Cut], pack: LanguagePack) -> tuple[Cut, ...]:
    """The cuts in order without overlaps; where one leaves nothing of its clause that says anything, all of it goes."""
    kept = _apart(cuts)
    if not kept:
        return ()
    empty = [
        Cut(a, b, touching[0].kind)
        for a, b in pieces(text, pack)
        if (touching := [c for c in kept if c.start < b and a < c.end]) and not _says(text, a, b, touching, pack)
    ]
    return tuple(_trimmed(text, cut) for cut in _apart([*kept, *empty]))


def _apart(cuts: Iterable[Cut]) -> list[Cut]:
    """Cuts that share a place as one; the widest says what stands there."""
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        if kept and cut.start < kept[-1].end:
            last = kept[-1]
            end = max(last.end, cut.end)
            same = end == last.end
            kept[-1] = last._replace(end=end, write=last.write if same else "", own=last.own and same)
        else:
            kept.append(cut)
    return kept


def _says(text: str, start: int, end: int, cuts: list[Cut], pack: LanguagePack) -> bool:
    """Whether a clause says anything without what is hidden."""
    left = list(text[start:end])
    for cut in cuts:
        for at in range(max(cut.start, start), min(cut.end, end)):
            left[at - start] = " "
    empty = _empty(pack.code, any(cut.write for cut in cuts))
    said = (word.casefold() for word in _WORD.findall("".join(left)))
    return any(word not in empty and lemma(word, pack.writing.lemmas) not in empty for word in said)


@lru_cache(maxsize=16)
def _empty(code: str, someone: bool) -> frozenset[str]:
    """Words that say nothing by themselves; where `someone` is written, what is left may say no more than a role."""
    writing = pack_for(code).writing
    persons = writing.privacy.persons
    said = (*persons.roles, *persons.naming, *persons.copulas) if someone else writing.neutral
    listed = (*said, *writing.conjunctions, *persons.owners, *writing.openers)
    return frozenset(w for phrase in listed for w in _WORD.findall(phrase.casefold()))


def _trimmed(text: str, cut: Cut) -> Cut:
    """A cut with the pause before it, where nothing is written in its place and nothing follows in the sentence."""
    after = text[cut.end :].lstrip(" ")
    if cut.write:
        return cut
    if after and after[0] not in f"{_STOP},;\n":
        spaced = text[cut.end] == " " and text[: cut.start][-1:] in ("", " ", "\n")
        return cut._replace(end=cut.end + 1) if spaced else cut
    return cut._replace(start=len(text[: cut.start].rstrip(" ,;:–—-")) if text[: cut.start].strip() else cut.start)
