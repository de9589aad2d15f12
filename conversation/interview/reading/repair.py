"""What the person takes back: corrections, withdrawals, and topics that they would not speak of."""

import re
from collections.abc import Sequence

from conversation.interview.languages.reading_words import Cue
from conversation.interview.ledger import SINGLE_VALUED
from conversation.interview.likeness import holds
from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.kit import kit
from conversation.interview.reading.slips import slip_pairs
from conversation.interview.text.quantities import Quantity, quantities
from conversation.interview.types import Note

_DIGITS = re.compile(r"\d[\d.,]*")
_SHORT = 8
_BESIDE = 4
# How far behind its word of correction a length of time may stand: "actually it was six months".
_NEXT = 2
_FRAME = ("role", "organisation", "timeframe")
_TIMES: tuple[Cue, ...] = ("time_start", "time_end", "time_work", "i")
# What has to stand beside a role or an employer that replaces one already told.
_STATED: tuple[Cue, ...] = ("role_opener", "role_be", "org_opener", "org_called", "org_is", "org_said")


def corrected(answer: Answer, found: list[Found]) -> list[Found]:
    """The notes, as corrections where the person corrects: by saying so, or in answer to a recap or a contradiction."""
    return [note for fresh in found if (note := _against_ledger(answer, fresh, mending=_mending(answer, fresh)))]


def _mending(answer: Answer, note: Found) -> bool:
    """Whether the answer to a question about what was noted mends it with a note: what the question was about; after a
    recap anything, but of times only one that says nothing else or is plainly that of the work.
    """
    move = answer.asked.move if answer.asked else None
    if move is not None and move.kind == "suggest_completion":
        stated = answer.sentence_has(answer.passage.word_at(note.start), "org_is", "org_called")
        return note.topic == "organisation" and stated
    if move is None or move.kind not in ("resolve_contradiction", "recap"):
        return False
    if move.kind == "resolve_contradiction":
        about = {old.topic for old in answer.ledger.facts if old.note_id in move.detail.split("|")}
        return note.topic in about or (not about and move.topic in (None, note.topic))
    short = sum(clause.last - clause.first for clause in answer.clauses) <= _SHORT
    return note.topic != "timeframe" or short or _of_the_work(answer, note)


def _against_ledger(answer: Answer, note: Found, *, mending: bool) -> Found | None:
    """A note as it stands to what was told before: a correction, a refinement, or nothing new."""
    if note.kind != "fact":
        return note
    said = _says_so(answer, answer.passage.word_at(note.start))
    mends = mending or said
    if mends and note.topic == "timeframe" and note.aspect == "" and (old := _mended_time(answer)):
        return note._replace(aspect=old.aspect, kind="correction", fixes=old.note_id)
    earlier = answer.ledger.of(note.topic, note.aspect)
    if (note.topic, note.aspect) in SINGLE_VALUED and earlier:
        return _single(answer, note, earlier[-1], said=said, mending=mending)
    if said and note.aspect == "figure" and (old := _same_unit(answer, note, earlier)):
        return note._replace(kind="correction", fixes=old.note_id)
    return note


def _says_so(answer: Answer, word: int) -> bool:
    """Whether the sentence of a word corrects; a question does not."""
    asks = answer.text[: answer.sentence_at(word)[-1].span.end].endswith("?")
    return not asks and answer.sentence_has(word, "correction")


def _single(answer: Answer, note: Found, earlier: Note, *, said: bool, mending: bool) -> Found | None:
    old, new = earlier.value.casefold(), note.value.casefold()
    if old == new or (note.topic == "organisation" and holds(old, new)):
        return note if old == new else None
    named = note.topic in ("role", "organisation")
    mends = mending or (said and not (named and _of_figures(answer, note, old)))
    if named and not said and answer.sentence_has(answer.passage.word_at(note.start), "elsewhere"):
        return None
    if not mends and (set(new.split()) < set(old.split()) or _part_of(answer, note, earlier)):
        return None
    if (note.topic, note.aspect) == ("role", "title") and _from_a_date(answer, note):
        return note._replace(aspect="promotion")
    if named and note.topic not in answer.topics:
        mends = mends and answer.sentence_has(answer.passage.word_at(note.start), *_STATED)
    if mends or (set(old.split()) < set(new.split()) and note.topic == "timeframe"):
        return note._replace(kind="correction")
    if set(new.split()) < set(old.split()):
        return None
    return None if note.topic in _FRAME and note.topic not in answer.topics and not _of_the_work(answer, note) else note


def _of_the_work(answer: Answer, note: Found) -> bool:
    """Whether a time is plainly that of the work as a whole, so that it contradicts another one told before: from when
    to when, or a beginning or end of nothing else ("I started in 2018", and not "I started a course").
    """
    if note.topic != "timeframe" or not note.aspect:
        return False
    at = answer.passage.word_at(note.start)
    clause = answer.clause_at(at)
    if any(date.kind == "range" and date.start <= note.start < date.end for date in answer.dates):
        return clause.has("time_work")
    phrases = answer.language.words.phrases
    small = {*answer.language.stops, *answer.language.padding, *phrases.places, *phrases.leads}
    timed = {word for hit in clause.hits if hit.cue in _TIMES for word in range(hit.first, hit.last)}
    words = (word for word in range(clause.first, clause.last) if word not in timed and word not in answer.busy)
    return clause.has("time_start", "time_end") and all(answer.norm(word) in small for word in words)


def _part_of(answer: Answer, size: Found, earlier: Note) -> bool:
    """Whether a number of people is that of some in the team told before, who did something: "two of us were"."""
    if size.aspect != "team_size" or not (size.value.isdigit() and earlier.value.isdigit()):
        return False
    first, after = answer.passage.word_at(size.start), answer.passage.word_at(size.end)
    clause, norm = answer.clause_at(first), answer.norm(after)
    acts = norm in answer.language.words.verbs.copulas or norm in answer.language.irregular
    return int(size.value) < int(earlier.value) and first == clause.first and after < clause.last and acts


def _of_figures(answer: Answer, name: Found, old: str) -> bool:
    """Whether a sentence with a name takes back a date or a figure, and none of the words of the name told before."""
    sentence = answer.sentence_at(answer.passage.word_at(name.start))
    words = range(sentence[0].first, sentence[-1].last)
    told = {word.norm for word in answer.language.tokens(old)} - {
        word.norm for word in answer.language.tokens(name.value)
    }
    denied = any(at in answer.busy and answer.negated(at, 2) for at in words)
    return denied and told.isdisjoint(answer.norm(at) for at in words)


def _from_a_date(answer: Answer, title: Found) -> bool:
    """Whether a title other than the one told is said with the date of its own beginning: it was a step up."""
    return any(date.kind in ("since", "point") and 0 <= date.start - title.end <= _BESIDE for date in answer.dates)


def _mended_time(answer: Answer) -> Note | None:
    """The time that a bare date mends: the one denied ("not 2019"), else the last that was told as a date."""
    denied = [date for date in answer.dates if answer.negated(answer.passage.word_at(date.start), 2)]
    told = [note for note in answer.ledger.of("timeframe") if any(char.isdigit() for char in note.quote)]
    for date in denied:
        told = [note for note in told if str(date.year) in note.quote] or told
    return told[-1] if told else None


def _same_unit(answer: Answer, note: Found, earlier: Sequence[Note]) -> Note | None:
    told = (q for q in answer.quantities if note.start <= q.start < note.end)
    units = {quantity.unit for quantity in told if _may_mend(answer, quantity)}
    for old in reversed(earlier):
        if any(quantity.unit in units for quantity in quantities(old.quote, answer.pack)):
            return old
    return None


def _may_mend(answer: Answer, quantity: Quantity) -> bool:
    """Whether a figure can be meant as a correction: a length of time often only tells when ("after six months")."""
    at = answer.passage.word_at(quantity.start)
    if not _says_so(answer, at):
        return False
    near = any(0 <= at - hit.last <= _NEXT for hit in answer.of("correction"))
    return quantity.kind != "duration" or near or any(_denied(answer, other) for other in answer.quantities)


def replaced_figures(answer: Answer, found: list[Found]) -> list[Found]:
    """ "I meant 15, not 50": a bare figure that mends one told before, wherever that stood, and not at once."""
    hits = answer.of("correction")
    told = {q.value for note in answer.ledger.facts for q in quantities(note.quote, answer.pack)}
    slips = slip_pairs(answer.passage, answer.quantities, answer.hits)
    at_once = {q for pair in slips if pair[0].value not in told for q in pair}
    if not hits or any(note.kind == "correction" or note.slip for note in found):
        return []
    taken = [(note.start, note.end) for note in found]
    for quantity in answer.quantities:
        free = not any(start < quantity.end and quantity.start < end for start, end in taken)
        free = free or _said_instead(answer, quantity)
        meant = free and quantity not in at_once and not _denied(answer, quantity) and _may_mend(answer, quantity)
        if meant and (mended := _mended_by(answer, quantity)):
            return [_mend(answer, old, quantity) for old in mended]
    return []


def _said_instead(answer: Answer, quantity: Quantity) -> bool:
    """Whether a figure follows words of correction that hold another ("I put 28 but it was 31"), or has the unit of one
    told before in a sentence that opens with such words ("I looked again, it is 46 signs").
    """
    at = answer.passage.word_at(quantity.start)
    opens = any(
        hit.first - answer.sentence_at(at)[0].first <= _NEXT for hit in answer.of("correction") if hit.first < at
    )
    if opens and quantity.unit and quantity.kind != "duration" and answer.sentence_has(at, "correction"):
        return True
    hits = (hit for hit in answer.of("correction") if hit.last == at)
    return any(answer.quantities_in(hit.first, hit.last) for hit in hits)


def _mend(answer: Answer, old: Note, quantity: Quantity) -> Found:
    value = _with_figure(answer, old, quantity)
    return Found(old.topic, old.aspect, value, quantity.start, quantity.end, old.actor, "correction", old.note_id)


def _denied(answer: Answer, quantity: Quantity) -> bool:
    at = answer.passage.word_at(quantity.start)
    return any(hit.cue == "negation" and at - 2 <= hit.first < at for hit in answer.hits)


def _mended_by(answer: Answer, quantity: Quantity) -> list[Note]:
    """The notes that a figure mends: those that hold the figure denied ("not 50"), else the last of its unit."""
    if any(
        held.value == quantity.value for note in answer.ledger.facts for held in quantities(note.quote, answer.pack)
    ):
        return []
    denied = {q.value for q in _taken_back(answer, quantity)}
    found = []
    for note in reversed(answer.ledger.facts):
        for old in quantities(note.quote, answer.pack):
            alike = quantity.unit in (old.unit, "")
            if old.value in denied or (not denied and old.value != quantity.value and alike):
                found.append(note)
                break
    if not denied:
        return found[:1]
    told = {note.message_id for note in found[:1]}
    return [note for note in found if note.message_id in told]


def _taken_back(answer: Answer, mend: Quantity) -> list[Quantity]:
    """The figures that a sentence denies; else those of it that were told before: "I put 28 but it was 31"."""
    sentence = answer.sentence_at(answer.passage.word_at(mend.start))
    denied = [q for q in answer.quantities if _denied(answer, q)]
    said = answer.quantities_in(sentence[0].first, sentence[-1].last)
    told = {q.value for note in answer.ledger.facts for q in quantities(note.quote, answer.pack)}
    return denied or [q for q in said if q.value in told and q.start < mend.start]


def _with_figure(answer: Answer, old: Note, quantity: Quantity) -> str:
    """The value of a note with another figure in the place of its own."""
    if old.aspect in ("team_size", "managed"):
        return f"{quantity.value:g}"
    said = " ".join(quantity.text.split())
    denied = {q.value for q in _taken_back(answer, quantity)}
    for told in quantities(old.value, answer.pack):
        if told.value in denied or (not denied and quantity.unit and told.unit == quantity.unit):
            figure = said if quantity.unit else _DIGITS.sub(said, told.text, count=1)
            return f"{old.value[: told.start]}{figure}{old.value[told.end :]}"
    return said


def declined(answer: Answer) -> list[Found]:
    """The topics asked are closed when the person does not know, would rather not say, or denies that there is any."""
    asked = answer.asked.move if answer.asked else None
    if asked is None or asked.topic is None or asked.kind in ("greet", "suggest_completion"):
        return []
    if not _refused(answer) and (
        answer.intent not in ("dont_know", "skip", "deny") or (answer.intent == "deny" and asked.kind == "recap")
    ):
        return []
    if asked.topic == "tools" and (answer.tools or _names_a_thing(answer)):
        return []
    if answer.intent == "deny" and asked.kind == "resolve_contradiction":
        return []
    start, end = answer.clauses[0].span.start, answer.clauses[-1].span.end
    aspect = "figure" if answer.for_figure else ""
    return [Found(topic, aspect, "", start, end, "I", "declined") for topic in answer.topics or (asked.topic,)]


def _names_a_thing(answer: Answer) -> bool:
    """ "Nothing special, just a computer"."""
    articles = answer.language.words.phrases.indefinite
    return any(answer.norm(answer.passage.word_at(note.start) - 1) in articles for note in kit(answer))


def _refused(answer: Answer) -> bool:
    """Whether all that is said is that there is no more to say."""
    return all(clause.idle for clause in answer.clauses) and any(clause.has("refusal") for clause in answer.clauses)
