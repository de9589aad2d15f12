"""Find a remembered quote in what the person said."""

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from conversation.interview.grounding.confirmed import Confirmed, confirmed
from conversation.interview.grounding.orders import before_orders
from conversation.interview.session import Interview
from conversation.interview.text.wordforms import Token, tokens
from conversation.interview.types import Evidence, Note

_MAX_QUOTE = 4_000
_MAX_PLACES = 4


class Source(NamedTuple):
    """One text of the person's own: an active message of theirs, a note that they typed, or words of the interviewer's
    that they took up in another message, which is `cited_with` them."""

    message_id: str | None
    note_id: str | None
    text: str
    tokens: tuple[Token, ...]
    joined: str
    offsets: tuple[int, ...]
    cited_with: Evidence | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """The quote at `text[start:end]`."""
        return Evidence(
            message_id=self.message_id, note_id=self.note_id, start=start, end=end, quote=self.text[start:end]
        )


def source(
    text: str, message_id: str | None = None, note_id: str | None = None, within: tuple[int, int] | None = None
) -> Source:
    """Prepare a text, or a part of it, for finding quotes in it."""
    start, end = within or (0, len(text))
    found = tuple(t for t in tokens(text) if start <= t.start and t.end <= end)
    offsets, at = [], 1
    for token in found:
        offsets.append(at)
        at += len(token.plain) + 1
    return Source(message_id, note_id, text, found, _joined(found), tuple(offsets))


def sources(interview: Interview, facts: tuple[Note, ...]) -> tuple[Source, ...]:
    """All that the person told, and the live notes that they typed, in order."""
    told = [(before_orders(m.content, interview.pack), m.message_id) for m in interview.messages if m.role == "user"]
    said = [source(text, message_id=message_id) for text, message_id in told]
    typed = [
        source(n.quote, note_id=n.note_id) for n in facts if n.message_id is None and n.source == "person" and n.quote
    ]
    return (*said, *typed, *map(_taken_up, confirmed(interview, facts)))


def _taken_up(words: Confirmed) -> Source:
    question, answer = words.asked, words.answer
    told = Evidence(message_id=answer.message_id, start=0, end=len(answer.content), quote=answer.content)
    found = source(question.content, question.message_id, within=(words.start, words.end))
    return found._replace(cited_with=told)


def places(quote: str, within: Source) -> list[tuple[int, int]]:
    """Where a quote stands in a text, whatever its case, white space, punctuation and typography."""
    needle, count = _needle(quote) if len(quote) <= _MAX_QUOTE else ("", 0)
    if not count:
        return []
    found: list[tuple[int, int]] = []
    at = within.joined.find(needle)
    while at >= 0 and len(found) < _MAX_PLACES:
        first = bisect_left(within.offsets, at + 1)
        found.append((within.tokens[first].start, within.tokens[first + count - 1].end))
        at = within.joined.find(needle, at + 1)
    return found


@lru_cache(maxsize=1_000)
def _needle(quote: str) -> tuple[str, int]:
    wanted = tokens(quote)
    return _joined(wanted), len(wanted)


def _joined(found: tuple[Token, ...]) -> str:
    return "".join(f" {token.plain}" for token in found) + " " if found else ""
