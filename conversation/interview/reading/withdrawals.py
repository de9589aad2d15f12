"""What the person takes back of what they told: "forget that", "scratch the part about the crash"."""

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.types import Note

_CONTENT = 4


def withdrawals(answer: Answer) -> list[Found]:
    """Notes that end earlier ones: those the person names, else all of their last message that told something."""
    for hit in answer.hits:
        wish = answer.sentence_has(hit.first, "leave_out")
        if hit.cue not in ("withdrawal", "withdraw_all") or wish or not answer.clause_at(hit.first).idle:
            continue
        if hit.cue == "withdraw_all":
            return [_end(answer, note) for note in answer.ledger.facts]
        named = _named(answer, hit.last)
        return [_end(answer, note) for note in (named or _last_told(answer, hit.last))]
    return []


def _end(answer: Answer, note: Note) -> Found:
    start, end = answer.clauses[0].span.start, answer.clauses[-1].span.end
    return Found(note.topic, note.aspect, "", start, end, note.actor, "withdrawal", note.note_id)


def _named(answer: Answer, at: int) -> list[Note]:
    """The live notes that share a telling word with what the person takes back."""
    last = answer.sentence_at(at - 1)[-1].last
    said = {answer.norm(word)[:5] for word in range(at, last) if _telling(answer, answer.norm(word))}
    found = []
    for note in answer.ledger.facts:
        words = answer.language.tokens(f"{note.topic} {note.aspect.replace('_', ' ')} {note.value} {note.quote}")
        if said & {word.norm[:5] for word in words if _telling(answer, word.norm)}:
            found.append(note)
    return found


def _telling(answer: Answer, norm: str) -> bool:
    return (
        norm not in answer.language.stops
        and norm not in answer.language.words.phrases.vague_words
        and (len(norm) >= _CONTENT or norm.isdigit())
    )


def _last_told(answer: Answer, at: int) -> list[Note]:
    """What the last message told that told anything; nothing where the person named something that is not there."""
    last = answer.sentence_at(at - 1)[-1].last
    if any(_telling(answer, answer.norm(word)) for word in range(at, last)):
        return []
    facts = answer.ledger.facts
    return [note for note in facts if note.message_id == facts[-1].message_id] if facts else []
