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
    disagreeing = (f"{pair.earlier.value} / {pair.later.value}" for pair in ledger.contradictions)
    tail = template("writer_tail").substitute(
        language=_name_of(language) if language else interview.pack.name,
        added=_listed(note.quote for note in ledger.facts if note.message_id is None),
        replaced=_listed(dict.fromkeys(note.value for note in (*ledger.replaced, *ledger.withdrawn))),
        contradictions=_listed(disagreeing),
    )
    static = template("writer").substitute(guide=interview.guide.label("en"))
    return Prompt(static, history(interview.messages), tail, interview, stock)


def _name_of(language: str) -> str:
    """The language's name for the model; the code itself where no pack knows it."""
    pack = pack_for(language)
    return pack.name if language.casefold().startswith(pack.code) else f'the language of the code "{language}"'


def _listed(values: Iterable[str]) -> str:
    return shortened("; ".join(values), LIST_MAX_CHARS) or "none"
