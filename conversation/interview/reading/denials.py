"""What the person denies of what was noted: "not the Grand Hotel". What they say instead takes its place."""

import re

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.deeds import OPEN_TOPICS
from conversation.interview.reading.nouns import NAME_WORDS, noun_phrase
from conversation.interview.reading.role import is_title
from conversation.interview.reading.words import tidy
from conversation.interview.text.denied import is_denied
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Note

_REACH = 8
_MOST_OF = 0.6
_LEAST = 3
_NAMED = ("role", "organisation", "tools")


def denied_notes(answer: Answer, told: list[Found]) -> list[Found]:
    """Corrections and withdrawals of the live notes whose words are denied, besides what was `told` already."""
    found: list[Found] = []
    mended = {(note.topic, note.aspect) for note in told if note.kind == "correction"}
    for hit in answer.of("negation"):
        said = _denied_words(answer, hit) if _contrasts(answer, hit) else set()
        live = [note for note in answer.ledger.facts if said and (note.topic, note.aspect) not in mended]
        found += [_instead(answer, note, hit, said) for note in live if _matches(answer, note, said)]
    return list({note.fixes: note for note in found}.values())


def _contrasts(answer: Answer, hit: Hit) -> bool:
    """Whether a denial sets one thing against another: after a mark, at the head of a clause, or after "was"."""
    clause, copulas = answer.clause_at(hit.first), answer.language.words.verbs.copulas
    before = answer.text[answer.end(hit.first) : answer.start(hit.first)].strip() if hit.first else ","
    norm = answer.norm(hit.first)
    return (
        bool(before)
        or hit.first == clause.first
        or {norm.removesuffix("n't"), answer.norm(hit.first - 1)} & {*copulas} != set()
    )


def _denied_words(answer: Answer, hit: Hit) -> set[str]:
    """The telling words that a denial is of."""
    said: set[str] = set()
    for at in range(hit.last, min(answer.clause_at(hit.first).last, hit.last + _REACH)):
        norm = answer.norm(at)
        marked = at > hit.last and answer.text[answer.end(at) : answer.start(at)].strip() not in ("", "-", "&", "'")
        if said and (marked or (norm in answer.language.stops and norm not in answer.language.words.phrases.inner)):
            break
        if _telling(answer, norm):
            said.add(norm)
    return said


def _telling(answer: Answer, norm: str) -> bool:
    return (
        norm not in answer.language.stops and norm not in answer.language.padding and norm not in answer.language.joints
    )


def _matches(answer: Answer, note: Note, said: set[str]) -> bool:
    words = {word.norm for word in answer.language.tokens(note.value) if _telling(answer, word.norm)}
    if note.topic in _NAMED:
        return bool(words) and (said <= words or words <= said)
    return note.topic in OPEN_TOPICS and bool(words) and said <= words and len(said) >= _MOST_OF * len(words)


def _instead(answer: Answer, note: Note, hit: Hit, said: set[str]) -> Found:
    """What the sentence of a denial says in the place of a note; else the note ends."""
    sentence = answer.sentence_at(hit.first)
    if note.topic in _NAMED:
        named = _named(answer, note, sentence[0].first, sentence[-1].last, said)
        if named:
            return named
    for clause in sentence if note.topic in OPEN_TOPICS else ():
        if not clause.has("negation") and clause.last - clause.first >= _LEAST:
            start, end = tidy(answer, clause.span.start, clause.span.end)
            value = " ".join(answer.text[start:end].split())
            return Found(note.topic, note.aspect, value, start, end, note.actor, "correction", note.note_id)
    start, end = sentence[0].span.start, sentence[-1].span.end
    return Found(note.topic, note.aspect, "", start, end, note.actor, "withdrawal", note.note_id)


def _named(answer: Answer, note: Note, first: int, last: int, said: set[str]) -> Found | None:
    """The name, or the title, that a sentence sets against the one denied."""
    at = first
    while at < last:
        begin, end = noun_phrase(answer, at, limit=NAME_WORDS, named=note.topic != "role")
        norms = [answer.norm(word) for word in range(begin, end)]
        if end > begin and end <= last and not set(norms) <= said and _fits(answer, note, begin, norms):
            return answer.found(note.topic, note.aspect, begin, end)._replace(kind="correction", fixes=note.note_id)
        at = max(end, at + 1)
    return None


def _fits(answer: Answer, note: Note, begin: int, norms: list[str]) -> bool:
    if note.topic == "role":
        return is_title(answer.language, norms, weak=len(norms) > 1)
    word = answer.passage.words[begin]
    opens = begin in answer.passage.openings or any(
        hit.cue in ("correction", "i", "we") for hit in answer.hits_at(begin)
    )
    return word.text[:1].isupper() and not opens and word.norm not in answer.language.words.names.common


def ended_beside(answer: Answer, told: list[Found]) -> list[Found]:
    """The other notes of what happened that tell a figure which a correction of one of them replaces, and hardly more.

    They are withdrawn with what stands instead as their value.
    """
    by_id = {note.note_id: note for note in answer.ledger.facts}
    found: list[Found] = []
    for mend in told:
        old = by_id.get(mend.fixes or "")
        if mend.kind != "correction" or old is None or old.topic not in OPEN_TOPICS:
            continue
        gone = {(q.value, q.unit) for q in quantities(old.quote, answer.pack)}
        gone -= {
            (q.value, q.unit)
            for q in quantities(mend.value, answer.pack)
            if not is_denied(mend.value, q.start, answer.pack.reading)
        }
        for note in answer.ledger.facts:
            held = {(q.value, q.unit) for q in quantities(note.quote, answer.pack)}
            beside = note is not old and note.topic in OPEN_TOPICS and note.message_id == old.message_id
            if beside and gone & held and not _tells_more(answer, note, gone):
                ended = mend._replace(topic=note.topic, aspect=note.aspect, actor=note.actor, slip=None)
                found.append(ended._replace(kind="withdrawal", fixes=note.note_id))
    return found


def _tells_more(answer: Answer, note: Note, gone: set[tuple[float, str]]) -> bool:
    """Whether a clause of a note, before the one with a figure that is `gone`, tells something else."""
    first = next((q.start for q in quantities(note.quote, answer.pack) if (q.value, q.unit) in gone), 0)
    joins = "|".join(map(re.escape, answer.language.words.phrases.ands))
    clauses = re.split(rf"[,;]|\s(?:{joins})\s", note.quote[:first], flags=re.IGNORECASE)
    return any(len(clause.split()) >= _LEAST for clause in clauses[:-1])
