"""What the person asked to have left out: told it may be, but not written."""

from collections.abc import Iterable

from conversation.interview.reading.wishes import is_wish, kept_out, names_any
from conversation.interview.session import Interview
from conversation.interview.statements import Statement


def without_unwanted(told: Iterable[Statement], interview: Interview) -> tuple[Statement, ...]:
    """The statements without wishes about the write-up, and without those that tell most of what a wish names."""
    pack = interview.pack
    kept = [statement for statement in told if not is_wish(statement.quote, pack)]
    for named in kept_out(interview):
        held = [names_any(statement.quote, named, pack) for statement in kept]
        most = max(held, default=0)
        kept = [statement for statement, count in zip(kept, held, strict=True) if not count or count < most]
    return tuple(kept)
