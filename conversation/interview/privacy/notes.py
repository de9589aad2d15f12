"""A note as it stands when something of its text is hidden."""

from conversation.interview.privacy.cuts import Cut
from conversation.interview.privacy.veiled import Veiled, stripped
from conversation.interview.privacy.words import spoken
from conversation.interview.types import Note


def seen_note(note: Note, veiled: Veiled | None) -> Note | None:
    """The note with what is seen of its quote and value; None when that is nothing and it takes nothing back."""
    if veiled is None:
        return note
    start, end = (note.start, note.end) if note.message_id else (0, len(veiled.text))
    touched = [c for c in veiled.cuts if c.start < end and start < c.end]
    at, to = veiled.place(start), veiled.place(end)
    if not touched:
        return note.model_copy(update={"start": at, "end": to})
    if note.topic == "tools" and any(cut.kind == "employer" for cut in touched):
        return None
    value = _kind(touched) if note.topic == "organisation" else _value(note, veiled, touched, start)
    if note.topic == "organisation" and value:
        at = veiled.seen.find(value, max(0, at - 1))
        to = at + len(value)
    at, to = stripped(veiled.seen, at, to)
    if not value and note.kind == "fact":
        return None
    return note.model_copy(update={"start": at, "end": to, "quote": veiled.seen[at:to], "value": value})


def _kind(touched: list[Cut]) -> str:
    """The kind that is written for an employer's name, without its article; "" where none was told."""
    written = next((c.write for c in touched if c.kind == "employer" and c.own), "")
    return written.partition(" ")[2]


def _value(note: Note, veiled: Veiled, touched: list[Cut], start: int) -> str:
    """What is seen of a value, when it was said in these words; else all of it, or nothing if it is hidden."""
    found = note.quote.casefold().find(note.value.casefold())
    if found < 0:
        hidden = frozenset[str]().union(*(spoken(veiled.of(cut)) for cut in touched))
        return "" if spoken(note.value) & hidden else note.value
    at, to = veiled.place(start + found), veiled.place(start + found + len(note.value))
    a, b = stripped(veiled.seen, at, to)
    seen = veiled.seen[a:b]
    if any(seen == cut.write for cut in touched):
        return ""
    return _role(seen, touched) if note.topic == "role" else seen


def _role(value: str, touched: list[Cut]) -> str:
    """A role that was told with a person, without whom it was done for: "carer for someone" is a carer."""
    last = next((c.write for c in touched if c.write and value.endswith(f" {c.write}")), "")
    return value.removesuffix(last).rstrip().rpartition(" ")[0] if last else value
