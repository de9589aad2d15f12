"""The prompt for the draft of a write-up."""

from collections.abc import Iterable
from typing import get_args

from conversation.interview.languages import pack_for
from conversation.interview.privacy import employer_as_written
from conversation.interview.session import Interview, Stock
from conversation.interview.types import PrivateMatter
from conversation.prompts.texts import listed, shortened, template
from conversation.prompts.transcript import history
from conversation.providers.base import Prompt

LIST_MAX_CHARS = 600
PRIVATE: tuple[PrivateMatter, ...] = get_args(PrivateMatter)


def summary_prompt(interview: Interview, stock: Stock, language: str | None) -> Prompt:
    """Ask for a Draft in `language` (the interview's own when None)."""
    ledger = stock.ledger
    disagreeing = (" / ".join(note.value for note in pair.notes) for pair in ledger.contradictions)
    tail = template("writer_tail").substitute(
        language=language_name(interview, language),
        added=_listed(note.quote for note in ledger.facts if note.message_id is None),
        replaced=_listed(dict.fromkeys(note.value for note in (*ledger.replaced, *ledger.withdrawn))),
        contradictions=_listed(disagreeing),
        others=_listed(other.evidence.quote for other in stock.others),
    )
    static = template("writer").substitute(guide=interview.guide.label("en"), private=_private(interview))
    return Prompt(static, history(interview.messages), tail, interview, stock)


def _private(interview: Interview) -> str:
    """What is left out as private, a line each; that nothing is, where all may stand."""
    privacy, said = interview.privacy, listed("private")
    lines = [said[matter] for matter in PRIVATE if matter not in privacy.keep]
    if privacy.confidential:
        lines.append(said["employer"].format(employer=employer_as_written(interview)))
    return "\n".join(f"- {line}" for line in lines or [said["all"]])


def language_name(interview: Interview, language: str | None) -> str:
    """What a model is told that a write-up's language is: the interview's own when None, a code that no pack knows."""
    if not language:
        return interview.pack.name
    pack = pack_for(language)
    return pack.name if language.casefold().startswith(pack.code) else f'the language of the code "{language}"'


def _listed(values: Iterable[str]) -> str:
    return shortened("; ".join(values), LIST_MAX_CHARS) or "none"
