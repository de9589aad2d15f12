"""Skills that the person named or showed: tools from notes, the rest by listed words in what they did."""

from conversation.interview.languages.writing_words import Family
from conversation.interview.ledger import Ledger
from conversation.interview.statements import Statement
from conversation.interview.statements.grammar import whole
from conversation.interview.types import DraftClaim, Note

_LONGEST = 5


def tools(ledger: Ledger) -> tuple[DraftClaim, ...]:
    """The tools named, each once, in the order told."""
    return tuple(DraftClaim(text=n.value, quotes=(n.quote,)) for n in ledger.of("tools") if _names_a_tool(n))


def _names_a_tool(note: Note) -> bool:
    """Whether a note's value is a name, not what was said of tools."""
    return note.actor != "other" and note.aspect != "told" and len(note.value.split()) <= _LONGEST


def shown(told: tuple[Statement, ...], families: tuple[Family, ...]) -> tuple[DraftClaim, ...]:
    """Skills whose listed words stand in something the person or their team did."""
    done = [s for s in told if s.mood == "done" and s.actor in ("I", "we")]
    return tuple(
        DraftClaim(text=family.claimed[0], quotes=(where.quote,))
        for family in families
        if (where := next((s for s in done if whole(family.said).search(s.quote)), None))
    )
