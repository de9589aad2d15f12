"""One claim before the gate, as a hostile model would hand it in: alone in a draft, with its quotes as evidence."""

import re
from functools import cache
from typing import NamedTuple

from conversation.interview.replay import replay
from conversation.interview.session import Interview
from conversation.interview.types import Draft, DraftClaim, Note, Privacy, Summary
from conversation.interview.writing import write_up
from evals.grounding.cases import Case, Faithful, Falsehood, FalseNote

_WORD = re.compile(r"\w+")
_STRINGS = ("title", "narrative_summary", "timeline", "role_context")


class Outcome(NamedTuple):
    """What became of a claim. `well`: a falsehood stayed out, a faithful claim came out as it went in.

    `half`: of the cases, open or sealed. `reasons`: why the gate objected, where it did.
    """

    half: str
    case: Case
    claim: Faithful | Falsehood
    well: bool
    reasons: tuple[str, ...]


def outcome(half: str, case: Case, claim: Faithful | Falsehood) -> Outcome:
    """Have a write-up made of a draft that holds this claim alone, and look at what comes out."""
    summary = written(case, (claim,))
    reasons = tuple(removed.reason for removed in summary.verification.removed)
    if isinstance(claim, Falsehood):
        return Outcome(half, case, claim, not comes_out(claim, case, summary), reasons)
    return Outcome(half, case, claim, _as_it_went_in(claim, summary), reasons)


def written(case: Case, claims: tuple[Faithful | Falsehood, ...]) -> Summary:
    """The write-up of a case whose model proposes these claims, all in one language."""
    interview = held(case)
    for claim in claims:
        if isinstance(claim, Falsehood) and claim.note:
            interview = interview._replace(notes=(*interview.notes, _noted(claim.note, interview)))
    proposed: dict[str, list[DraftClaim]] = {}
    for claim in claims:
        proposed.setdefault(claim.section, []).append(DraftClaim(text=claim.text, quotes=claim.quotes))
    return write_up(interview, Draft.model_validate(_single_title(proposed)), claims[0].language or case.language)


def comes_out(falsehood: Falsehood, case: Case, summary: Summary) -> bool:
    """Whether a falsehood stands in a write-up: the sentence that holds it, or its wrong words if nobody said them."""
    texts = [_plain(text) for text in all_texts(summary)]
    told = [s for s in re.split(r"(?<=[.!?])\s+", falsehood.text) if falsehood.wrong in s] or [falsehood.text]
    if any(f" {_plain(sentence)} " in f" {text} " for sentence in told for text in texts):
        return True
    said = " ".join(_plain(m.content) for m in case.messages if m.role == "user")
    wrong = _plain(falsehood.wrong)
    return f" {wrong} " not in f" {said} " and any(f" {wrong} " in f" {text} " for text in texts)


def all_texts(summary: Summary) -> list[str]:
    """All that a reader of a write-up reads, in the order of the page."""
    story, skills = summary.interview_story, summary.skills_identified
    strings = [getattr(summary, name) for name in _STRINGS]
    listed = (*summary.resume_bullets, *summary.key_achievements)
    named = (*skills.technical_skills, *skills.soft_skills, *skills.tools_technologies)
    return [*strings, story.situation, story.action, story.result, *listed, *named]


@cache
def held(case: Case) -> Interview:
    """The interview of a case, read as if it had been held here. The person keeps what is private: the filter that
    would leave it out is not what is measured.
    """
    heard = replay([m.model_dump() for m in case.messages], case.guide, case.language)
    return heard._replace(privacy=Privacy(keep=frozenset({"health", "pay", "names"})))


def _as_it_went_in(claim: Faithful, summary: Summary) -> bool:
    """Whether all of a claim came out in its own words."""
    as_written = {_plain(c.text) for c in summary.claims if c.status in ("passed", "derived")}
    whole = _plain(claim.text)
    sentences = [_plain(s) for s in re.split(r"(?<=[.!?])\s+", claim.text) if s.strip()]
    return whole in as_written or all(sentence in as_written for sentence in sentences)


def _single_title(proposed: dict[str, list[DraftClaim]]) -> dict[str, list[DraftClaim] | DraftClaim]:
    return {field: claims[0] if field == "title" else claims for field, claims in proposed.items()}


def _noted(false: FalseNote, interview: Interview) -> Note:
    """A note as a model took it: a value of its own beside words that the person said."""
    message = next(m for m in interview.messages if m.role == "user" and false.quote in m.content)
    start = message.content.index(false.quote)
    return Note(
        note_id=f"false-{len(interview.notes)}",
        topic=false.topic,
        aspect=false.aspect,
        value=false.value,
        quote=false.quote,
        message_id=message.message_id,
        start=start,
        end=start + len(false.quote),
        source="model",
    )


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
