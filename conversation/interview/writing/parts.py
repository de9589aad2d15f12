"""The parts of a write-up by their pointers (RFC 6901): what one names, what stands there, and another in its place."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from conversation.exceptions import Invalid
from conversation.interview.types import Claim, Evidence, Summary, Verification
from conversation.interview.writing.sections import SECTIONS, Section

Value: TypeAlias = str | tuple[str, ...]
MOST_ITEMS = 100
_INDEX = re.compile(r"0|[1-9][0-9]{0,3}")
_STRINGS = tuple(section.pointer for section in SECTIONS if not section.listed)
_LISTS = tuple(section.pointer for section in SECTIONS if section.listed)


class Part(NamedTuple):
    """A section, or one item of a listed one; the item after the last is one that is to be added."""

    section: Section
    item: int | None = None


def editable(summary: Summary, pointer: str) -> Part:
    """The string, the item or the place for a new item that a pointer names. Raises Invalid."""
    at, _, last = pointer.rpartition("/")
    for section in SECTIONS:
        items = value_of(summary, section)
        if not section.listed and section.pointer == pointer:
            return Part(section)
        if section.listed and section.pointer == at and last == "-":
            if len(items) >= MOST_ITEMS:
                raise _invalid(f"This list has {MOST_ITEMS} items, and may have no more.")
            return Part(section, len(items))
    part = _item(summary, pointer)
    if part is None:
        raise _invalid(
            f"There is no text at this pointer. It may name a string: {', '.join(_STRINGS)}; or an item that is there, "
            f"as in {_LISTS[0]}/0, or a new last one, as in {_LISTS[0]}/-, of a list: {', '.join(_LISTS)}."
        )
    return part


def rewritable(summary: Summary, pointer: str) -> tuple[Part, ...]:
    """The sections, or the one item, that a pointer names. Raises Invalid."""
    named = tuple(Part(s) for s in SECTIONS if pointer and f"{s.pointer}/".startswith(f"{pointer}/"))
    part = None if named else _item(summary, pointer)
    if part is not None:
        return (part,)
    if not named:
        groups = dict.fromkeys(s.pointer.rpartition("/")[0] for s in SECTIONS if s.pointer.count("/") > 1)
        raise _invalid(
            f"There is no part at this pointer. It may name one of: {', '.join((*_STRINGS, *_LISTS, *groups))}; or an "
            f"item that is there, as in {_LISTS[0]}/0."
        )
    return named


def _item(summary: Summary, pointer: str) -> Part | None:
    at, _, last = pointer.rpartition("/")
    section = next((s for s in SECTIONS if s.listed and s.pointer == at), None)
    if section is None or not _INDEX.fullmatch(last) or int(last) >= len(value_of(summary, section)):
        return None
    return Part(section, int(last))


def _invalid(sentence: str) -> Invalid:
    return Invalid(f"The request is not valid. pointer: {sentence}", {"pointer": [sentence]})


def value_of(summary: Summary, section: Section) -> Value:
    """What stands in a section: a string, or the items of a list."""
    value = summary
    for name in section.pointer.split("/")[1:]:
        value = getattr(value, name)
    return value  # type: ignore[return-value]  # a section's pointer ends at one of the two


def claims_of(summary: Summary, section: Section) -> tuple[Claim, ...]:
    """The claims of a section, in order."""
    return tuple(claim for claim in summary.claims if _is_at(section, claim))


def _is_at(section: Section, claim: Claim) -> bool:
    return claim.pointer == section.pointer or claim.pointer.startswith(f"{section.pointer}/")


def with_section(summary: Summary, section: Section, value: Value, claims: Iterable[Claim]) -> Summary:
    """The write-up with another section. Its claims are numbered; all others, and what they say, stay as they are."""
    mine = numbered(section, claims)
    kept = [claim for claim in summary.claims if not _is_at(section, claim)]
    all_claims = tuple(sorted((*kept, *mine), key=_rank))
    name, _, leaf = section.pointer[1:].partition("/")
    changed = getattr(summary, name).model_copy(update={leaf: value}) if leaf else value
    return summary.model_copy(
        update={
            name: changed,
            "claims": all_claims,
            "evidence": grouped(all_claims),
            "verification": counted(all_claims, summary.verification),
        }
    )


def numbered(section: Section, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of one section with ids that no other has."""
    return tuple(c.model_copy(update={"id": f"{section.name}-{n}"}) for n, c in enumerate(claims, start=1))


def _rank(claim: Claim) -> int:
    """Claims stand in the order of the sections."""
    places: Mapping[str, int] = {section.pointer: rank for rank, section in enumerate(SECTIONS)}
    return places.get(claim.pointer, places.get(claim.pointer.rpartition("/")[0], len(places)))


def grouped(claims: Iterable[Claim]) -> dict[str, tuple[Evidence, ...]]:
    """The evidence of claims by pointer, each quote once."""
    found: dict[str, dict[Evidence, None]] = {}
    for claim in claims:
        found.setdefault(claim.pointer, {}).update(dict.fromkeys(claim.evidence))
    return {pointer: tuple(evidence) for pointer, evidence in found.items()}


def counted(claims: Iterable[Claim], before: Verification) -> Verification:
    """The claims that the gate passed, repaired and rewrote, counted anew; edited ones are none of these."""
    statuses = [claim.status for claim in claims]
    return before.model_copy(
        update={
            "passed": statuses.count("passed") + statuses.count("derived"),
            "repaired": statuses.count("repaired"),
            "rewritten": statuses.count("rewritten"),
        }
    )
