"""The ledger by hand: read it, add a fact, fix one, delete one. Each change is a new note, and no note ever changes.

A conversation's status stays as it is, whether open, paused or completed.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone

from conversation.exceptions import Invalid, NotFound, WrongState
from conversation.interview import writing
from conversation.interview.ledger import fold
from conversation.interview.note_states import LIVE, NoteStanding, note_standings
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview, Stock
from conversation.interview.typed import AS_TOLD, aspects_of, typed
from conversation.interview.types import TOPIC_KEYS, Actor, Note, NoteKind, TopicKey
from conversation.models import Conversation, NoteRow
from conversation.services.results import LedgerView, NoteView
from conversation.services.rows.appending import append_notes
from conversation.services.rows.content import checked_fact
from conversation.services.rows.find import find, locked, parsed_id, require_no_running_turn
from conversation.services.rows.glance import glance_of, read_glance

MOST_TYPED = 200
NO_NOTE = "There is no note with this id in the conversation."
GONE = {
    "replaced": "Another note has replaced this one. Read the ledger, and change the one that stands.",
    "repeated": "Another note told this fact first. Read the ledger, and change that one.",
    "deleted": "This note was deleted. Add the fact anew if it is true.",
}
_TITLED: frozenset[TopicKey] = frozenset({"role", "organisation"})


class Fix(NamedTuple):
    """What is to be different about a note; what is None stays as it is."""

    value: str | None = None
    topic: TopicKey | None = None
    actor: Actor | None = None


def list_notes(conversation_id: UUID | str, *, owner: Any = None, every: bool = False) -> LedgerView:
    """The live notes in order; with `every`, also those that were repeated, replaced or deleted. Raises NotFound."""
    conversation = find(conversation_id, owner)
    notes = conversation.as_interview().notes
    glance = read_glance(conversation)
    shown = [s for s in note_standings(notes, fold(notes)) if every or s.state in LIVE]
    return LedgerView(_views(conversation, shown), glance.coverage, glance.completion)


@transaction.atomic
def add_note(
    conversation_id: UUID | str,
    topic: TopicKey,
    value: str,
    *,
    aspect: str | None = None,
    fixes: UUID | str | None = None,
    owner: Any = None,
    note_id: UUID | None = None,
) -> LedgerView:
    """Add a fact that the person typed; with `fixes`, in place of a live note. A time that names its beginning and its
    end becomes two notes. Told are the new notes alone.

    `note_id`: the id that the first of them gets; if it is there already, it is told again and nothing is changed.
    Raises NotFound, Invalid, MessageTooLong, TurnInProgress, WrongState for a note that stands no more.
    """
    checked_fact(value)
    _require_known(topic, aspect or "")
    conversation = locked(conversation_id, owner)
    if made := _made_before(conversation, note_id):
        return made
    interview = _ready(conversation)
    fixed = None if fixes is None else _live(interview, fixes)
    return _store(conversation, interview, _typed(topic, value, aspect or "", interview, fixed, note_id), fixed)


@transaction.atomic
def fix_note(
    conversation_id: UUID | str, note_id: UUID | str, fix: Fix, *, owner: Any = None, new_id: UUID | None = None
) -> LedgerView:
    """Put a new note in the place of a live one. Words that are not typed anew stay those of the old one, with their
    place in its message. Told are the new notes alone; `new_id` and errors as `add_note`.
    """
    if fix.value is not None:
        checked_fact(fix.value)
    if fix.topic is not None:
        _require_known(fix.topic)
    conversation = locked(conversation_id, owner)
    if made := _made_before(conversation, new_id):
        return made
    interview = _ready(conversation)
    old = _live(interview, note_id)
    return _store(conversation, interview, _fixed(old, fix, interview, new_id), old)


@transaction.atomic
def delete_note(conversation_id: UUID | str, note_id: UUID | str, *, owner: Any = None) -> None:
    """Withdraw a live note by a note that says so; one that is deleted already stays as it is.

    Raises NotFound, TurnInProgress, WrongState for a note that another one replaced.
    """
    conversation = locked(conversation_id, owner)
    interview = _ready(conversation, room=False)
    standing = _standing(interview, note_id)
    if standing.state == "deleted":
        return
    note = _require_live(standing)
    withdrawal = _by_person(note.topic, note.aspect, "", "withdrawal", note.note_id)
    _store(conversation, interview, (withdrawal,), note)


def _require_known(topic: str, aspect: str = "") -> None:
    """Raises Invalid for a topic or an aspect that does not exist."""
    if topic not in TOPIC_KEYS:
        raise _invalid("topic", f"There is no such topic. Choose one of: {', '.join(TOPIC_KEYS)}.")
    known = aspects_of(topic)
    if aspect not in known:
        raise _invalid("aspect", f"This topic has no such aspect. Leave it out, or choose: {', '.join(known[1:])}.")


def _ready(conversation: Conversation, *, room: bool = True) -> Interview:
    """The interview of a locked conversation whose ledger may be changed. Raises TurnInProgress, Invalid."""
    require_no_running_turn(conversation)
    interview = conversation.as_interview()
    by_hand = sum(note.source == "person" and note.kind != "withdrawal" for note in interview.notes)
    if room and by_hand >= MOST_TYPED:
        raise _invalid("value", f"{MOST_TYPED} facts were typed in already, and more are not taken. Send a message.")
    return interview


def _standing(interview: Interview, note_id: UUID | str) -> NoteStanding:
    """What became of a note. Raises NotFound."""
    wanted = str(parsed_id(note_id))
    found = note_standings(interview.notes, fold(interview.notes))
    standing = next((s for s in found if s.note.note_id == wanted), None)
    if standing is None:
        raise NotFound(NO_NOTE)
    return standing


def _live(interview: Interview, note_id: UUID | str) -> Note:
    """A note that stands. Raises NotFound, WrongState."""
    return _require_live(_standing(interview, note_id))


def _require_live(standing: NoteStanding) -> Note:
    if standing.state not in LIVE:
        raise WrongState(GONE[standing.state], state=standing.state)
    return standing.note


def _typed(
    topic: TopicKey, text: str, aspect: str, interview: Interview, fixed: Note | None, note_id: UUID | None
) -> tuple[Note, ...]:
    """The notes of a typed text. What a fix tells beside the note that it is of corrects what was told of that."""
    first_id = note_id or uuid4()
    notes = []
    for number, fact in enumerate(typed(topic, text, interview, aspect)):
        kind: NoteKind = "correction" if number and fixed else "fact"
        fixes = fixed.note_id if fixed and not number else None
        note = _by_person(topic, fact.aspect, text, kind, fixes)
        own_id = uuid5(first_id, fact.aspect) if number else first_id
        notes.append(note.model_copy(update={"note_id": str(own_id), "value": fact.value, "actor": fact.actor}))
    return tuple(notes)


def _by_person(topic: TopicKey, aspect: str, text: str, kind: NoteKind, fixes: str | None) -> Note:
    return Note(
        note_id=str(uuid4()),
        topic=topic,
        aspect=aspect,
        value=text,
        quote=text,
        message_id=None,
        start=0,
        end=len(text),
        kind=kind,
        source="person",
        fixes=fixes,
    )


def _fixed(old: Note, fix: Fix, interview: Interview, new_id: UUID | None) -> tuple[Note, ...]:
    """The notes that stand instead of one. Raises Invalid where a refusal is to be fixed without a fact."""
    topic = fix.topic or old.topic
    kept = old.aspect if topic == old.topic and old.aspect != AS_TOLD else ""
    if fix.value is not None:
        found = _typed(topic, fix.value, kept, interview, old, new_id)
        first = found[0].model_copy(update={"actor": fix.actor}) if fix.actor else found[0]
        return (first, *found[1:])
    if old.kind == "declined":
        raise _invalid("value", "Nothing was told of this. Please write what is true.")
    read = old if topic == old.topic else _typed(topic, old.value, "", interview, None, None)[0]
    changes = {
        "note_id": str(new_id or uuid4()),
        "topic": topic,
        "aspect": read.aspect,
        "actor": fix.actor or old.actor,
        "kind": "fact",
        "source": "person",
        "fixes": old.note_id,
    }
    return (old.model_copy(update=changes),)


def _store(conversation: Conversation, interview: Interview, notes: tuple[Note, ...], about: Note | None) -> LedgerView:
    """Append notes of the person's, and what lists show with them. `about`: the note that they are about."""
    append_notes(conversation, notes)
    after = interview._replace(notes=interview.notes + notes)
    stock = take_stock(after)
    conversation.glance, conversation.updated_at = glance_of(after, stock), timezone.now()
    if not conversation.title_chosen and any(note.topic in _TITLED for note in (*notes, about) if note):
        # By a deed it is named after the next reply: that takes too long to find under the lock.
        conversation.title = writing.title(after, by_deeds=False)[:200]
    conversation.save(update_fields=("last_position", "glance", "title", "updated_at"))
    return _told(conversation, after, stock, {note.note_id for note in notes})


def _told(conversation: Conversation, interview: Interview, stock: Stock, new: set[str]) -> LedgerView:
    standings = [s for s in note_standings(interview.notes, stock.ledger) if s.note.note_id in new]
    return LedgerView(_views(conversation, standings), stock.coverage, stock.completion)


def _made_before(conversation: Conversation, note_id: UUID | None) -> LedgerView | None:
    """What an earlier attempt at a call has stored under the id that the call gives."""
    if note_id is None or not NoteRow.objects.filter(conversation=conversation, pk=note_id).exists():
        return None
    interview = conversation.as_interview()
    new = {str(note_id), *(str(uuid5(note_id, aspect)) for aspect in aspects_of("timeframe"))}
    return _told(conversation, interview, take_stock(interview), new)


def _views(conversation: Conversation, standings: Sequence[NoteStanding]) -> tuple[NoteView, ...]:
    rows = NoteRow.objects.filter(conversation=conversation).values_list("note_id", "created_at")
    made = {str(note_id): created_at for note_id, created_at in rows}
    return tuple(NoteView(*standing, made[standing.note.note_id]) for standing in standings)


def _invalid(field: str, sentence: str) -> Invalid:
    return Invalid(f"The request is not valid. {field}: {sentence}", {field: [sentence]})
