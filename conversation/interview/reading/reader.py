"""Read one answer into notes."""

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.choices import picked
from conversation.interview.reading.deeds import OPEN_TOPICS, asked_for, deeds
from conversation.interview.reading.denials import denied_notes, ended_beside
from conversation.interview.reading.duties import duties
from conversation.interview.reading.entry import entry
from conversation.interview.reading.experiences import this_one
from conversation.interview.reading.fields import named_place
from conversation.interview.reading.leftovers import leftovers
from conversation.interview.reading.objections import disputed_figures, wrong_topics
from conversation.interview.reading.organisation import organisations
from conversation.interview.reading.repair import corrected, declined, replaced_figures
from conversation.interview.reading.role import roles
from conversation.interview.reading.scope import scopes
from conversation.interview.reading.settling import settled
from conversation.interview.reading.short import short_answer
from conversation.interview.reading.slipped import note_id, with_slips
from conversation.interview.reading.timeframe import timeframes
from conversation.interview.reading.tools import tools
from conversation.interview.reading.wishes import told_unwanted, unwanted
from conversation.interview.reading.withdrawals import withdrawals
from conversation.interview.session import Interview
from conversation.interview.types import Message, Note

_MOST = 150
_SILENT = frozenset(
    (
        "distress",
        "rules",
        "off_topic",
        "why",
        "how_long",
        "progress",
        "clarify",
        "greeting",
        "thanks",
        "stop",
        "confirm",
        "deny",
    )
)


def read(interview: Interview, message: Message) -> tuple[Note, ...]:
    """The notes that an answer gives, in the order of its words. `interview` is the state before the message.

    Every quote is verbatim: `note.quote == message.content[note.start:note.end]`. Reading twice gives the same. What is
    told of another experience is not read.
    """
    answer = Answer(interview, this_one(interview, message))
    if not answer.clauses:
        return ()
    notes = with_slips(answer, _found(answer))
    notes += told_unwanted(answer, notes)
    return tuple(_note(message, index, found) for index, found in enumerate(notes))


def _found(answer: Answer) -> list[Found]:
    if notes := settled(answer) or picked(answer):
        return notes
    objections = [*wrong_topics(answer), *disputed_figures(answer)]
    withdrawn = [*withdrawals(answer), *unwanted(answer), *objections]
    if notes := declined(answer):
        return withdrawn or notes
    if answer.intent in _SILENT:
        return withdrawn
    told = corrected(answer, _told(answer))
    told += replaced_figures(answer, told)
    told += denied_notes(answer, told)
    told += ended_beside(answer, told)
    mends = [note for note in (*told, *objections) if note.kind in ("correction", "withdrawal")]
    told = [note for note in told if note in mends or not any(_wraps(note, mend) for mend in mends)]
    further = [] if mends else corrected(answer, short_answer(answer, told))
    further += asked_for(answer, told + further)
    further += leftovers(answer, told + further)
    told += [note for note in further if not any(_wraps(note._replace(aspect=""), mend) for mend in mends)]
    return withdrawn + sorted(_once(told), key=lambda note: (note.start, note.end))


def _wraps(note: Found, mend: Found) -> bool:
    """Whether a note only quotes the sentence of a correction."""
    return note.start <= mend.start and mend.end <= note.end and note.topic in OPEN_TOPICS and not note.aspect


def _told(answer: Answer) -> list[Found]:
    """What the wording alone tells, whatever was asked."""
    head = entry(answer)
    titles = [note for note in head if note.topic == "role"] or roles(answer)
    employers = [note for note in head if note.topic == "organisation"] or organisations(answer, titles)
    employers = named_place(answer, titles, employers)
    anchors = (*titles, *employers)
    told = [*anchors, *timeframes(answer, anchors), *scopes(answer), *tools(answer, anchors), *deeds(answer)]
    return told + duties(answer, told)


def _once(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    seen: set[Found] = set()
    for note in found:
        if note.end > note.start and note not in seen:
            seen.add(note)
            kept.append(note)
    return kept[:_MOST]


def _note(message: Message, index: int, found: Found) -> Note:
    return Note(
        note_id=note_id(message, index),
        topic=found.topic,
        aspect=found.aspect,
        value=found.value,
        quote=message.content[found.start : found.end],
        message_id=message.message_id,
        start=found.start,
        end=found.end,
        kind=found.kind,
        actor=found.actor,
        source="reader",
        fixes=found.fixes,
    )
