"""The prompt for the draft of a write-up."""

from collections.abc import Iterable

from conversation.interview.languages import pack_for
from conversation.interview.session import Interview, Stock
from conversation.prompts.texts import shortened, template
from conversation.prompts.transcript import history
from conversation.providers.base import Prompt

LIST_MAX_CHARS = 600


def summary_prompt(interview: Interview, stock: Stock, language: str | None) -> Prompt:
    """Ask for a Draft in `language` (the interview's own when None)."""
    ledger = stock.ledger
    disagreeing = (" / ".join(note.value for note in pair.notes) for pair in ledger.contradictions)
    tail = template("writer_tail").substitute(
        language=language_name(interview, language),
        added=_listed(note.quote for note in ledger.facts if note.message_id is None),
        replaced=_listed(dict.fromkeys(note.value for note in (*ledger.replaced, *ledger.withdrawn))),
        contradictions=_listed(disagreeing),
    )
    static = template("writer").substitute(guide=interview.guide.label("en"))
    return Prompt(static, history(interview.messages), tail, interview, stock)


def language_name(interview: Interview, language: str | None) -> str:
    """What a model is told that a write-up's language is: the interview's own when None, a code that no pack knows."""
    if not language:
        return interview.pack.name
    pack = pack_for(language)
    return pack.name if language.casefold().startswith(pack.code) else f'the language of the code "{language}"'


def _listed(values: Iterable[str]) -> str:
    return shortened("; ".join(values), LIST_MAX_CHARS) or "none"
