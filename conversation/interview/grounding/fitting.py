"""Times that seem not to fit together though the person made them fit: they told a further date or length."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from conversation.interview.contradictions import Contradiction
from conversation.interview.grounding.moments import Moment
from conversation.interview.grounding.pieces import Hearing, hear
from conversation.interview.grounding.turns import TURNS
from conversation.interview.grounding.words import line
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.likeness import moment_of, months_of
from conversation.interview.types import Message, Note

# How many months a length may be off, as lengths are told in round figures.
_SLACK = 2
_BEHIND = 2
_YEAR, _LAST = 12, 12


def fitted(ledger: Ledger, messages: Sequence[Message], pack: LanguagePack) -> Ledger:
    """A ledger without the misfits that the messages themselves resolve.

    "From 2019 to 2020 as a trainee, then till 2023, so four years in all" is none, and neither is the length of a job
    before beside dates whose own length was told too.
    """
    texts = {message.message_id: message.content for message in messages}
    left = tuple(pair for pair in ledger.contradictions if not _is_resolved(pair, texts, pack))
    return ledger._replace(contradictions=left)


def _is_resolved(pair: Contradiction, texts: dict[str, str], pack: LanguagePack) -> bool:
    if _are_two_turns(pair, texts, pack):
        return True
    length = next((note for note in pair.notes if note.aspect == "duration"), None)
    if pair.of_one_value or length is None:
        return False
    if _is_of_a_part(length, texts.get(length.message_id or "", ""), pack):
        return True
    told = [hear(texts[i], pack) for i in {note.message_id for note in pair.notes} if i in texts]
    months = months_of(length.value)
    dates = [_months(m) for h in told for m in h.moments if m.year and (m.start, m.end) not in h.amended]
    if months and any(_fits(months, *sorted(two)) for two in combinations(dates, 2)):
        return True
    ends = [span for note in pair.notes if note is not length and (span := moment_of(note.value))]
    return len(ends) > 1 and any(_fits(other, *sorted(ends)) for other in _lengths(told, length))


def _are_two_turns(pair: Contradiction, texts: dict[str, str], pack: LanguagePack) -> bool:
    """Whether one message tells two beginnings, or two ends: "a cook from May 2014, sous chef from June 2018"."""
    turn = TURNS.get((pair.later.topic, pair.later.aspect))
    text = texts.get(pair.later.message_id or "", "")
    if turn is None or not text or not pair.of_one_value or pair.earlier.message_id != pair.later.message_id:
        return False
    hearing = hear(text, pack)
    told = [next((m for m in hearing.moments if m.start <= n.end and n.start <= m.end), None) for n in pair.notes]
    return all(m and (m.start, m.end) not in hearing.amended and turn(m, hearing, pack) for m in told)


def _is_of_a_part(length: Note, text: str, pack: LanguagePack) -> bool:
    """Whether a length was told of a part of the time: "the first two years", "for two years and then"."""
    figures, ahead = pack.reading.figures, text[: length.start].casefold().split()[-1:]
    behind = line(text[length.end :]).split()[:_BEHIND]
    first = any(word.startswith(part) for word in ahead for part in figures.contrasts)
    return first or any(word in behind for word in figures.then)


def _lengths(told: Sequence[Hearing], known: Note) -> Iterator[float]:
    """The lengths of time that were told beside the known one, in months."""
    for hearing in told:
        for amount in hearing.amounts:
            if amount.unit == "month" and not amount.lone and amount.value != months_of(known.value):
                yield amount.value


def _months(moment: Moment) -> tuple[int, int]:
    year = _YEAR * (moment.year or 0)
    return year + (moment.month or 1), year + (moment.month or _LAST)


def _fits(months: float, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether a length may lie between two dates."""
    return last[0] - first[1] - _SLACK <= months <= last[1] - first[0] + 1 + _SLACK
