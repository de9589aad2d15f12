"""The notes that a model writes after its reply: read leniently, believed only as far as they are quoted."""

import json
import re
from collections.abc import Collection
from typing import Any, NamedTuple, get_args
from uuid import NAMESPACE_URL, UUID, uuid5

from conversation.interview.grounding import Gate
from conversation.interview.grounding.align import places, source
from conversation.interview.ledger import SINGLE_VALUED
from conversation.interview.reading.experiences import others
from conversation.interview.session import Interview, Other
from conversation.interview.text.intents import whole_intent
from conversation.interview.text.spans import sentences
from conversation.interview.types import TOPIC_KEYS, Actor, DraftClaim, Message, Note, NoteKind, TopicKey

MARK = "<notes>"
_CLOSE = "</notes>"
_MAX_BLOCK = 60_000
_MAX_NOTES = 60
_EMPTY = frozenset(("confirm", "thanks", "greeting"))
_STORY = frozenset(("challenge", "outcome"))
_FENCE = re.compile(r"```[a-zA-Z]*\s*")
_FENCE_AT_END = re.compile(r"```[a-zA-Z]*\s*$")
_PERHAPS_MARK = re.compile(rf"(?:`{{1,2}}|```[a-zA-Z]*\s*)?(?:{'|'.join(MARK[:n] for n in range(1, len(MARK)))})?$")


class Split(NamedTuple):
    """An answer in its two parts; `block` is "" when the model took no notes."""

    reply: str
    block: str


class Splitter:
    """Tells a model's reply from its notes while the answer is still coming.

    Holds back the mark even in pieces, and a fence before it. `marked`: the mark was seen, so the reply is final.
    """

    def __init__(self) -> None:
        self.marked = False
        self._held = ""
        self._behind: list[str] = []

    def take(self, piece: str) -> str:
        """The reply's text that is now known to be no part of the mark; "" behind it."""
        if self.marked:
            self._behind.append(piece)
            return ""
        text = self._held + piece
        reply, mark, behind = text.partition(MARK)
        if mark:
            self.marked, self._held, self._behind = True, "", [behind]
            return _FENCE_AT_END.sub("", reply)
        perhaps = _PERHAPS_MARK.search(text) if "`" in text or "<" in text else None
        safe = perhaps.start() if perhaps else len(text)
        self._held = text[safe:]
        return text[:safe]

    def rest(self) -> str:
        """What was held back in vain, once the answer has ended without a mark."""
        held, self._held = self._held, ""
        return held

    @property
    def block(self) -> str:
        """What stands behind the mark, up to its end; "" when the model took no notes."""
        return "".join(self._behind).partition(_CLOSE)[0].strip()


def split(text: str) -> Split:
    """The reply and the notes block of a model's answer, whether or not it closed the block or fenced it."""
    splitter = Splitter()
    reply = splitter.take(text) + splitter.rest()
    return Split(reply.strip(), splitter.block)


def read_block(block: str, message: Message, interview: Interview) -> tuple[TopicKey | None, tuple[Note, ...]]:
    """The topic of the model's move and its notes on `message`; what cannot be read or is not quoted is left out."""
    data = _loads(block)
    if isinstance(data, list):
        data = {"notes": data}
    if not isinstance(data, dict):
        return None, ()
    raw = data.get("notes")
    entries = [e for e in raw if isinstance(e, dict)][:_MAX_NOTES] if isinstance(raw, list) else []
    read = (note for index, e in enumerate(entries) if (note := _note(index, e, message, interview)))
    apart = others(interview, message)
    notes = [note for note in read if not (_no_answer(note, message, interview) or _of_another(note, apart))]
    return _topic_of_move(data), tuple(notes)


def additions(
    reader_notes: tuple[Note, ...], model_notes: tuple[Note, ...], settled: Collection[str | None] = ()
) -> tuple[Note, ...]:
    """The model's notes to store after the Reader's: each takes the place of those that it replaces, by `fixes`.

    `settled`: ids of notes that the person put right by hand. What tells the same as one of them is left out.
    """
    added: list[Note] = []
    for model in model_notes:
        replaced = [n for n in reader_notes if _replaces(model, n)]
        if any(n.note_id in settled for n in replaced):
            continue
        same = next((n for n in replaced if n.value == model.value and model.kind in ("fact", n.kind)), None)
        if same is None:
            added.append(model.model_copy(update={"fixes": replaced[0].note_id if replaced else None}))
        added.extend(_tombstone(model, n) for n in (replaced if same else replaced[1:]) if n is not same)
    return tuple(added)


def _tombstone(model: Note, ended: Note) -> Note:
    own_id = str(uuid5(UUID(model.note_id), ended.note_id))
    return model.model_copy(update={"note_id": own_id, "kind": "withdrawal", "fixes": ended.note_id})


def _of_another(note: Note, apart: tuple[Other, ...]) -> bool:
    """Whether a note quotes what is told of another experience."""
    return any(note.start < other.evidence.end and other.since < note.end for other in apart)


def _no_answer(note: Note, message: Message, interview: Interview) -> bool:
    """Whether a note is of a wish to end, of a mere yes or thanks, or makes a story of what distresses the person."""
    reading = interview.pack.reading
    meant = whole_intent(message.content, reading)
    sentence = next((s.text for s in sentences(message.content) if s.start <= note.start < s.end), "")
    if "stop" in (meant, whole_intent(sentence, reading)):
        return True
    return _tells(note) and (meant in _EMPTY or (meant == "distress" and note.topic in _STORY))


def _loads(block: str) -> Any:
    text = _FENCE.sub("", block[:_MAX_BLOCK]).strip()
    first = min((i for i in (text.find("{"), text.find("[")) if i >= 0), default=-1)
    if first < 0:
        return None
    try:
        return json.JSONDecoder().raw_decode(text[first:])[0]
    except (ValueError, RecursionError):
        return None


def _topic_of_move(data: dict[str, Any]) -> TopicKey | None:
    move = data.get("move")
    topic = move.get("topic") if isinstance(move, dict) else move
    return next((key for key in TOPIC_KEYS if key == topic), None)


def _note(index: int, entry: dict[str, Any], message: Message, interview: Interview) -> Note | None:
    topic = next((key for key in TOPIC_KEYS if key == entry.get("topic")), None)
    quote = entry.get("quote")
    if topic is None or not isinstance(quote, str):
        return None
    spans = places(quote, source(message.content))
    if not spans:
        return None
    start, end = spans[0]
    said = message.content[start:end]
    return Note(
        # A message may be read again, when its reply is tried again: what was noted since tells the two apart.
        note_id=str(uuid5(_namespace(message), f"model-{len(interview.notes)}-{index}")),
        topic=topic,
        aspect=_short(entry.get("aspect")),
        value=_value(entry.get("value"), said, message, interview),
        quote=said,
        message_id=message.message_id,
        start=start,
        end=end,
        kind=_one_of(entry.get("kind"), get_args(NoteKind), "fact"),
        actor=_one_of(entry.get("actor"), get_args(Actor), "I"),
        source="model",
    )


def _value(value: object, said: str, message: Message, interview: Interview) -> str:
    """The model's value when its own quote backs it, else the quote."""
    if not isinstance(value, str) or not value.strip():
        return said
    alone = interview._replace(messages=(message,), notes=())
    return value.strip() if Gate(alone).judge(DraftClaim(text=value, quotes=(said,))).passed else said


def _namespace(message: Message) -> UUID:
    try:
        return UUID(message.message_id)
    except ValueError:
        return uuid5(NAMESPACE_URL, message.message_id)


def _short(value: object) -> str:
    return value.strip()[:40] if isinstance(value, str) else ""


def _one_of(value: object, allowed: tuple[str, ...], default: str) -> Any:
    return value if value in allowed else default


def _replaces(model: Note, reader: Note) -> bool:
    """Whether a model's note tells what the Reader's does: by its words, or as there is only one such value."""
    if (model.topic, model.aspect) != (reader.topic, reader.aspect) or not (_tells(model) and _tells(reader)):
        return False
    overlap = model.start < reader.end and reader.start < model.end
    return overlap or (model.topic, model.aspect) in SINGLE_VALUED


def _tells(note: Note) -> bool:
    return note.kind in ("fact", "correction")
