"""Change one part of a write-up: to the person's own words, or to what another write-up has there."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from conversation.interview.grounding import Verdict
from conversation.interview.session import Interview
from conversation.interview.text.spans import Span, sentences
from conversation.interview.text.visible import is_blank
from conversation.interview.text.wordforms import tokens
from conversation.interview.types import Claim, Evidence, OpenQuestion, Summary
from conversation.interview.writing.open_questions import left_after
from conversation.interview.writing.parts import (
    Part,
    Value,
    claims_of,
    editable,
    rewritable,
    value_of,
    with_section,
)
from conversation.interview.writing.rebacking import Backing
from conversation.interview.writing.sections import Section

_SHOWN = 80
_MOST_NAMED = 3


class Edited(NamedTuple):
    """A write-up as the person changed it. `warning` says what their own words do not back; None when they back all."""

    summary: Summary
    warning: str | None


class _Made(NamedTuple):
    """The value of a section and its claims, not numbered yet. `unbacked`: texts and why their words do not stand."""

    value: Value
    claims: tuple[Claim, ...]
    unbacked: tuple[tuple[str, str], ...] = ()


def edited(interview: Interview, summary: Summary, pointer: str, text: str) -> Edited:
    """The write-up with another text at a pointer; without text there, the string is empty or the item gone.

    What changed are claims of the status `edited`, with what the person said as evidence where the gate lets that back
    them. All else stays as it was; items after a removed one move up. Raises Invalid for a pointer that names no text.
    """
    part = editable(summary, pointer)
    backing = Backing(interview, summary.language)
    made = _item(backing, summary, part, text) if part.section.listed else _string(backing, summary, part.section, text)
    changed = with_section(summary, part.section, made.value, made.claims)
    questions = left_after(summary.open_questions, part, removed=len(made.value) < len(value_of(summary, part.section)))
    return Edited(changed.model_copy(update={"open_questions": questions}), _warning(made.unbacked))


def rewritten(old: Summary, new: Summary, pointer: str) -> Summary:
    """The old write-up with the part at a pointer taken from a new one, where that has something there.

    The new one's word on who wrote it is taken too, and its questions about that part. Raises Invalid.
    """
    result = old
    for part in rewritable(old, pointer):
        made = _taken(new, part.section) if part.item is None else _item_of(old, new, part.section, part.item)
        if made.value:
            result = with_section(result, part.section, made.value, made.claims)
    about = [part.section.pointer for part in rewritable(old, pointer) if part.item is None]
    questions = (
        *(q for q in old.open_questions if not _is_about(q, (*about, pointer))),
        *(q for q in new.open_questions if _is_about(q, about)),
    )
    return result.model_copy(update={"open_questions": questions, "generation_metadata": new.generation_metadata})


def _is_about(question: OpenQuestion, pointers: Sequence[str]) -> bool:
    """Whether a question stands at one of some pointers, or at an item there."""
    return question.pointer in pointers or question.pointer.rpartition("/")[0] in pointers


def _string(backing: Backing, summary: Summary, section: Section, text: str) -> _Made:
    if is_blank(text):
        return _Made("", ())
    value = text.strip() if section.most > 1 else _on_one_line(text)
    free = list(claims_of(summary, section))
    kept = list(_kept(value, filter(_stands, free)))
    for _, _, claim in kept:
        if claim is not None:
            free.remove(claim)
    claims, unbacked = [], []
    for start, end, claim in kept:
        if claim is None:
            words = value[start:end]
            verdict = backing.of(words, _nearest_evidence(words, free))
            claims.append(_claim(section.pointer, start, words, verdict))
            unbacked += _told(words, verdict)
        else:
            claims.append(claim.model_copy(update={"start": start, "end": end}))
    return _Made(value, tuple(claims), tuple(unbacked))


def _stands(claim: Claim) -> bool:
    """Whether a claim need not be looked at again. What nothing backed may be backed by what was said since."""
    return claim.status != "edited" or bool(claim.evidence)


def _kept(value: str, before: Iterable[Claim]) -> Iterator[tuple[int, int, Claim | None]]:
    """A string's sentences; one, or several in a row, that were a claim before come with it, each claim once."""
    free: dict[str, list[Claim]] = {}
    for claim in before:
        free.setdefault(claim.text, []).append(claim)
    found = sentences(value) or (Span(0, len(value), value),)
    ends = {sentence.end for sentence in found}
    at = 0
    for start, end, _ in found:
        if start < at:
            continue
        same = [text for text in free if value.startswith(text, start) and start + len(text) in ends]
        longest = max(same, key=len, default=None)
        at = end if longest is None else start + len(longest)
        yield start, at, None if longest is None else free[longest].pop(0)
        if longest is not None and not free[longest]:
            del free[longest]


def _item(backing: Backing, summary: Summary, part: Part, text: str) -> _Made:
    section, index = part
    assert index is not None
    items = list(value_of(summary, section))
    before = {claim.pointer: claim for claim in claims_of(summary, section)}
    claims = [before.get(f"{section.pointer}/{n}") for n in range(len(items))]
    old = claims[index] if index < len(items) else None
    words = _on_one_line(text)
    unbacked: list[tuple[str, str]] = []
    fresh: list[Claim] = []
    if not is_blank(words) and old is not None and old.text == words and _stands(old):
        fresh = [old]
    elif not is_blank(words):
        verdict = backing.of(words, old.evidence if old else ())
        fresh, unbacked = [_claim(section.pointer, 0, words, verdict)], _told(words, verdict)
    items[index : index + 1] = [claim.text for claim in fresh]
    claims[index : index + 1] = fresh
    return _Made(tuple(items), _placed(section, claims), tuple(unbacked))


def _taken(new: Summary, section: Section) -> _Made:
    return _Made(value_of(new, section), claims_of(new, section))


def _item_of(old: Summary, new: Summary, section: Section, index: int) -> _Made:
    """The old list with one item from the new one: what rests on the same words, else what no other item rests on, says
    it in nearly the same words or stands at the same place. Nothing when the new one has no other items."""
    items, mine = list(value_of(old, section)), {c.pointer: c for c in claims_of(old, section)}
    claims = [mine.get(f"{section.pointer}/{n}") for n in range(len(items))]
    now = claims[index]
    quotes = set(now.evidence) if now else set()
    others = {quote for n, claim in enumerate(claims) if claim and n != index for quote in claim.evidence}
    taken = {text for n, text in enumerate(items) if n != index}
    free = [claim for claim in claims_of(new, section) if claim.text not in taken]
    if not free:
        return _Made((), ())
    same_place = f"{section.pointer}/{index}"
    ranks = {
        claim: (
            len(quotes & set(claim.evidence)),
            not set(claim.evidence) <= others,
            _shared(claim.text, items[index]),
            claim.pointer == same_place,
        )
        for claim in free
    }
    best = max(free, key=lambda claim: ranks[claim])
    items[index], claims[index] = best.text, best
    return _Made(tuple(items), _placed(section, claims))


def _placed(section: Section, claims: Sequence[Claim | None]) -> tuple[Claim, ...]:
    """The claims of a list's items, each where its item stands now."""
    return tuple(
        claim.model_copy(update={"pointer": f"{section.pointer}/{n}"}) for n, claim in enumerate(claims) if claim
    )


def _claim(pointer: str, start: int, words: str, verdict: Verdict) -> Claim:
    return Claim(
        id="",
        pointer=pointer,
        start=start,
        end=start + len(words),
        text=words,
        status="edited",
        evidence=verdict.evidence,
    )


def _nearest_evidence(words: str, gone: Sequence[Claim]) -> tuple[Evidence, ...]:
    """The evidence of the sentence that a new one most likely took the place of."""
    best = max(gone, key=lambda claim: _shared(claim.text, words), default=None)
    return () if best is None or not _shared(best.text, words) else best.evidence


def _shared(one: str, other: str) -> int:
    """How many words two texts share."""
    return len({token.plain for token in tokens(one)} & {token.plain for token in tokens(other)})


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _told(words: str, verdict: Verdict) -> list[tuple[str, str]]:
    return [] if verdict.passed else [(words, verdict.reason)]


def _warning(unbacked: Sequence[tuple[str, str]]) -> str | None:
    """What is not backed, in a sentence or two for the person."""
    if not unbacked:
        return None
    unbacked = tuple(dict.fromkeys(unbacked))
    named = " ".join(f"“{_short(words)}”: {reason}" for words, reason in unbacked[:_MOST_NAMED])
    more = len(unbacked) - _MOST_NAMED
    rest = f" And {more} more." if more > 0 else ""
    return f"Saved as you wrote it, but what you said in the interview does not back all of it. {named}{rest}"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
