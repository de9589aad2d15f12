"""Put a summary together from the claims that the gate let through."""

from collections.abc import Mapping

from conversation.interview.grounding import Gate
from conversation.interview.languages import pack_for
from conversation.interview.ledger import fold
from conversation.interview.session import Interview
from conversation.interview.types import (
    Claim,
    Draft,
    InterviewStory,
    Skills,
    Summary,
    Verification,
)
from conversation.interview.writing.consistency import agreeing, inconsistent
from conversation.interview.writing.extract import draft as extract
from conversation.interview.writing.open_questions import BULLETS, open_questions
from conversation.interview.writing.parts import counted, grouped
from conversation.interview.writing.sections import SECTIONS, Section
from conversation.interview.writing.selection import Kept, SecondLook, Selection
from conversation.interview.writing.units import plain


def write_up(
    interview: Interview, draft: Draft | None, language: str | None = None, second: SecondLook | None = None
) -> Summary:
    """The summary of an interview: a draft as far as the gate lets it through, the extractive draft for the rest."""
    target = pack_for(language) if language else interview.pack
    ledger, gate = fold(interview.notes), Gate(interview, target)
    extracted = _titled(extract(gate.seen, fold(gate.seen.notes), target, gate.heard), gate)
    selection = Selection(gate, draft or Draft(), extracted, second)
    kept = agreeing(
        {section: selection.keep(section) for section in SECTIONS},
        selection,
        lambda lines: inconsistent(lines, interview, ledger, target),
    )
    claims = tuple(claim for section, passed in kept.items() for claim in _claims(section, passed))
    values = {section.pointer: _value(section, passed) for section, passed in kept.items()}
    return Summary(
        **{_leaf(p): v for p, v in values.items() if p.count("/") == 1},
        interview_story=InterviewStory(**_under("/interview_story/", values)),
        skills_identified=Skills(**_under("/skills_identified/", values)),
        language=target.code,
        claims=claims,
        evidence=grouped(claims),
        verification=counted(claims, Verification(removed=tuple(selection.removed))),
        open_questions=open_questions(interview, ledger, target, _bullets(kept)),
    )


def _titled(extracted: Draft, gate: Gate) -> Draft:
    """The extractive draft with a title that the gate lets through: the role or the place alone, if need be."""
    if extracted.title is None or gate.judge(extracted.title).passed:
        return extracted
    shorter = [c for c in extracted.role_context if plain(c.text) in plain(extracted.title.text)]
    return extracted.model_copy(update={"title": next((c for c in shorter if gate.judge(c).passed), extracted.title)})


def _bullets(kept: Mapping[Section, tuple[Kept, ...]]) -> tuple[Kept, ...]:
    return next(passed for section, passed in kept.items() if section.pointer == BULLETS)


def _value(section: Section, passed: tuple[Kept, ...]) -> str | tuple[str, ...]:
    texts = tuple(k.text for k in passed)
    return texts if section.listed else " ".join(texts)


def _claims(section: Section, passed: tuple[Kept, ...]) -> list[Claim]:
    found, at = [], 0
    for index, kept in enumerate(passed):
        pointer = f"{section.pointer}/{index}" if section.listed else section.pointer
        start = 0 if section.listed else at
        found.append(
            Claim(
                id=f"{section.name}-{index + 1}",
                pointer=pointer,
                start=start,
                end=start + len(kept.text),
                text=kept.text,
                status=kept.status,
                evidence=kept.evidence,
            )
        )
        at += len(kept.text) + 1
    return found


def _leaf(pointer: str) -> str:
    return pointer.rsplit("/", 1)[1]


def _under(prefix: str, values: dict[str, str | tuple[str, ...]]) -> dict[str, object]:
    return {_leaf(p): v for p, v in values.items() if p.startswith(prefix)}
