"""What was mended in the same breath, as notes: the ledger then knows that the first value was taken back."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from uuid import NAMESPACE_OID, uuid5

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.scope import plain_number
from conversation.interview.reading.slips import slip_pairs
from conversation.interview.types import Message


def note_id(message: Message, index: int) -> str:
    """The id of the note at a place among those of a message: the same whenever it is read."""
    return str(uuid5(NAMESPACE_OID, f"{message.message_id}/{index}"))


def with_slips(answer: Answer, found: Sequence[Found]) -> list[Found]:
    """The notes in order; before each that mends a slip stands what it mends, which it replaces."""
    notes: list[Found] = []
    for note in _marked(answer, found):
        if note.slip is None:
            notes.append(note)
            continue
        notes.append(_slip(answer, note, note.slip))
        whole_aspect = note.kind == "correction" and note.fixes is None
        fixes = None if whole_aspect else note_id(answer.message, len(notes) - 1)
        notes.append(note._replace(kind="correction", fixes=fixes))
    return notes


def _slip(answer: Answer, mend: Found, place: tuple[int, int]) -> Found:
    """What was told at first; it replaces what the note that mends it was to replace."""
    start, end = place
    value = " ".join(answer.text[start:end].split())
    if mend.aspect in ("team_size", "managed"):
        value = next((plain_number(q) for q in answer.quantities if start <= q.start < end), value)
    return mend._replace(value=value, start=start, end=end, slip=None)


def _marked(answer: Answer, found: Sequence[Found]) -> Iterator[Found]:
    """The notes, each that holds a figure said instead of another with the place of that one."""
    pairs = list(_places(answer))
    known = {note.slip for note in found if note.slip}
    for note in found:
        held = [
            (slip, mend)
            for slip, mend in pairs
            if note.start <= mend[0] < note.end and not any(_meet(slip, other) for other in known)
        ]
        if note.slip is None and note.kind in ("fact", "correction") and held:
            slip, _ = held[0]
            known.add(slip)
            yield note._replace(slip=slip)
        else:
            yield note


def _places(answer: Answer) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where figures and dates stand that were mended at once, and where what stands instead."""
    for one, other in slip_pairs(answer.passage, answer.quantities, answer.hits):
        yield (one.start, one.end), (other.start, other.end)
    for first, second in pairwise(answer.dates):
        denied = answer.negated(answer.passage.word_at(second.start), 2)
        if not denied and "duration" not in (first.kind, second.kind) and answer.mended(first.end, second.start):
            yield first.last, second.first


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
