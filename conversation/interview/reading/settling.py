"""The answer to "which of the two is right?"."""

from collections.abc import Sequence
from typing import TypeAlias

from conversation.interview.languages import LanguagePack
from conversation.interview.likeness import holds
from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.choices import by_place
from conversation.interview.reading.scope import plain_number
from conversation.interview.text.dates import DateMention, dates
from conversation.interview.text.quantities import Quantity, quantities
from conversation.interview.types import Note

_SHORT = 10
# A figure, or a year with its month.
_Value: TypeAlias = tuple[float | None, ...]


def settled(answer: Answer) -> list[Found]:
    """The side of a contradiction that a short answer takes, as the correction of the other one; or a third value, as
    the correction of both. Nothing where the answer is to be read as any other.
    """
    sides = _sides(answer)
    if len(sides) != 2 or len(answer.passage.words) > _SHORT or not answer.clauses:
        return []
    every: list[Quantity | DateMention] = [*answer.quantities, *_points(answer)]
    said = [mention for mention in every if not _is_denied(answer, mention)]
    right = _taken(answer, sides, said)
    start, end = answer.clauses[0].span.start, answer.clauses[-1].span.end
    if right is not None:
        wrong = sides[0] if right is sides[1] else sides[1]
        return [Found(right.topic, right.aspect, right.value, start, end, right.actor, "correction", wrong.note_id)]
    if len(said) != 1 or not sides[0].aspect:
        return []
    value = _value(said[0], sides[0])
    return [Found(s.topic, s.aspect, value, start, end, s.actor, "correction", s.note_id) for s in sides]


def _sides(answer: Answer) -> list[Note]:
    """The live notes that the question was about, where both tell one thing; in the order of its choices."""
    move = answer.asked.move if answer.asked else None
    if move is None or move.kind != "resolve_contradiction":
        return []
    live = {note.note_id: note for note in answer.ledger.facts}
    sides = [live[note_id] for note_id in move.detail.split("|") if note_id in live]
    return sides if len({(side.topic, side.aspect) for side in sides}) == 1 else []


def _taken(answer: Answer, sides: list[Note], said: list[Quantity | DateMention]) -> Note | None:
    """The one side that an answer names: by a figure or date of its own, by its words or by its place; else the one
    that is left when the other is denied.
    """
    figures = [_values((*quantities(s.value, answer.pack), *_dated(s.value, answer.pack))) for s in sides]
    own = [figures[0] - figures[1], figures[1] - figures[0]]
    told = _values(said)
    named = [side for side, values in zip(sides, own, strict=True) if values & told]
    if not told:
        every = _values((*answer.quantities, *_points(answer)))
        denied = [side for side, values in zip(sides, own, strict=True) if values & every]
        named = [side for side in sides if side not in denied] if denied else _worded(answer, sides)
    return named[0] if len(named) == 1 else _placed(answer, sides)


def _worded(answer: Answer, sides: list[Note]) -> list[Note]:
    return [side for side in sides if holds(answer.text, side.value)]


def _placed(answer: Answer, sides: list[Note]) -> Note | None:
    """ "The second one"."""
    move = answer.asked.move if answer.asked else None
    found = by_place(answer, move.choices) if move else []
    return sides[move.choices.index(found[0])] if move and len(found) == 1 else None


def _points(answer: Answer) -> list[DateMention]:
    return [date for date in answer.dates if date.year or date.month]


def _dated(text: str, pack: LanguagePack) -> list[DateMention]:
    return [date for date in dates(text, pack) if date.year or date.month]


def _is_denied(answer: Answer, mention: Quantity | DateMention) -> bool:
    return answer.negated(answer.passage.word_at(mention.start), 2)


def _values(mentions: Sequence[Quantity | DateMention]) -> set[_Value]:
    """Figures by value, dates by year and by year and month."""
    found: set[_Value] = set()
    for mention in mentions:
        if isinstance(mention, Quantity):
            found.add((mention.value, mention.high, 0.0))
        else:
            found |= {(mention.year, None), (mention.year, mention.month)}
    return found


def _value(said: Quantity | DateMention, side: Note) -> str:
    if isinstance(said, Quantity) and side.aspect == "team_size":
        return plain_number(said)
    return " ".join(said.text.split())
