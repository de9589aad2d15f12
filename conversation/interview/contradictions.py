"""Live notes that cannot all be true: one value told in two ways, an end before its start, a length that the dates do
not leave room for, one outcome with two figures.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from conversation.interview.likeness import at_odds, moment_of, months_of
from conversation.interview.results import clashes
from conversation.interview.types import Note, TopicKey

SINGLE_VALUED: frozenset[tuple[TopicKey, str]] = frozenset(
    {
        ("role", "title"),
        ("organisation", "employer"),
        ("timeframe", "start"),
        ("timeframe", "end"),
        ("timeframe", "duration"),
        ("scope", "team_size"),
    }
)
# By how much a length may differ from what lies between two dates, as lengths are told in round figures.
_SLACK_MONTHS, _SLACK_SHARE = 1, 0.25
# Outcomes with figures that are compared with each other.
_MOST_OUTCOMES = 12


class Contradiction(NamedTuple):
    """Two live notes that disagree; `later` was said last. `beside`: a third that has its part in it, as the other end
    of a time whose length is told otherwise.
    """

    earlier: Note
    later: Note
    beside: tuple[Note, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """All whose values are in doubt."""
        return (self.earlier, self.later, *self.beside)

    @property
    def of_one_value(self) -> bool:
        """Whether both tell the same thing, so that one of them is right or neither; else they only do not fit."""
        return (self.earlier.topic, self.earlier.aspect) == (self.later.topic, self.later.aspect)


def contradictions(facts: Sequence[Note]) -> tuple[Contradiction, ...]:
    """All contradictions among facts, which stand in the order told."""
    of_values = tuple(_of_values(facts))
    doubtful = {note.note_id for pair in of_values for note in pair.notes}
    times = [n for n in facts if n.topic == "timeframe" and n.note_id not in doubtful]
    return (*of_values, *_of_times(times), *_of_outcomes(facts))


def _of_values(facts: Sequence[Note]) -> Iterator[Contradiction]:
    latest: dict[tuple[TopicKey, str], Note] = {}
    for note in facts:
        key = (note.topic, note.aspect)
        if key not in SINGLE_VALUED:
            continue
        if key in latest and at_odds(latest[key].value, note.value):
            yield Contradiction(latest[key], note)
        latest[key] = note


def _of_times(times: Sequence[Note]) -> Iterator[Contradiction]:
    """An end before the start; else a length that start and end leave no room for.

    A length shorter than that may be of a part of it, unless it was told in the same message.
    """
    last = {note.aspect: note for note in times}
    start, end, length = (last.get(aspect) for aspect in ("start", "end", "duration"))
    began, ended = moment_of(start.value) if start else None, moment_of(end.value) if end else None
    if start is None or end is None or began is None or ended is None:
        return
    if began[0] > ended[1]:
        first, second = sorted((start, end), key=times.index)
        yield Contradiction(first, second)
        return
    told = months_of(length.value) if length else None
    if length is None or told is None:
        return
    slack = _SLACK_MONTHS + _SLACK_SHARE * told
    together = length.message_id is not None and length.message_id == start.message_id == end.message_id
    longer, shorter = told > ended[1] - began[0] + 1 + slack, told < ended[0] - began[1] - slack
    if longer or (together and shorter):
        first, second, third = sorted((start, end, length), key=times.index)
        yield Contradiction(first, third, (second,))


def _of_outcomes(facts: Sequence[Note]) -> Iterator[Contradiction]:
    """A result told in two ways. What is told in more is a series: of one week after the other, say."""
    told = [n for n in facts if n.topic == "outcome" and n.aspect == "figure"][-_MOST_OUTCOMES:]
    if len(told) > 1:
        pairs = clashes([note.value for note in told])
        times = Counter(at for pair in pairs for at in pair)
        yield from (Contradiction(told[a], told[b]) for a, b in pairs if times[a] == times[b] == 1)
