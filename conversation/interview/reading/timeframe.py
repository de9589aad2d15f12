"""When it was: start, end and length of the experience, told exactly or vaguely."""

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.nouns import ROLE_WORDS, noun_phrase
from conversation.interview.reading.pairs import in_figures, paired, together, year
from conversation.interview.reading.parts import Clause
from conversation.interview.reading.role import is_title
from conversation.interview.reading.sides import side_of
from conversation.interview.reading.verbs import is_past_form
from conversation.interview.text.dates import DateMention
from conversation.interview.text.lexicon import Hit

_SHORT = 12
_FEW = 2
_NEXT = 5
_DAYS = 0.2
_OFF_SIDE = 3


def timeframes(answer: Answer, anchors: tuple[Found, ...]) -> list[Found]:
    """Times of the experience itself, not of what happened in it. `anchors` are the role and employer read."""
    found: list[Found] = []
    for mention in answer.dates:
        at = answer.passage.word_at(mention.start)
        clause = answer.clause_at(at)
        opens = ("timeframe" in answer.topics or _mends(answer, at)) and _opens(answer, at)
        if clause.idle or answer.negated(at, 2) or _of_less(answer, mention):
            continue
        opens = opens or _right_behind(answer, found, mention)
        if not opens and (clause.actor == "other" or not _about_it(answer, clause, mention, anchors)):
            continue
        fresh = _notes(answer, clause, mention)
        if found and answer.mended(found[-1].end, mention.start):
            fresh = [_mending(answer, note, found, mention) for note in fresh]
            ended = {"", *(mend.aspect for mend in fresh)}
            fresh = [_instead(mend, found) for mend in fresh]
            found = [note for note in found if note.aspect not in ended]
        found += fresh
    found = paired(answer, in_figures(answer, found))
    found += _still(answer, found)
    return _first_of_each(answer, found)


def _right_behind(answer: Answer, found: list[Found], mention: DateMention) -> bool:
    """Whether a time stands right behind words that mend the one just told: "October 2023, no wait November"."""
    if not found or mention.kind == "duration" or not answer.mended(found[-1].end, mention.start):
        return False
    return answer.passage.word_at(mention.start) - answer.passage.word_at(found[-1].end - 1) <= _NEXT


def _opens(answer: Answer, at: int) -> bool:
    """Whether a sentence opens with a time: "it was six years near enough"; its "sorry, no" does not count."""
    language, first = answer.language, answer.sentence_at(at)[0].first
    small = {*language.stops, *language.padding, *language.words.fillers, *language.words.phrases.leads}
    mends = {word for hit in answer.of("correction") for word in range(hit.first, hit.last)}
    if any(hit.cue == "time_not" and first <= hit.first < at for hit in answer.clause_at(at).hits):
        return False
    return all(answer.norm(word) in small or word in mends for word in range(first, at))


def _of_less(answer: Answer, mention: DateMention) -> bool:
    """Whether a time only says up to when a length is counted ("five years this Christmas since we opened"), or is of a
    few days, though the beginning of the work is told.
    """
    if mention.kind == "duration" and (mention.months or 1) < _DAYS and answer.ledger.of("timeframe", "start"):
        return True
    after = answer.passage.word_at(mention.end - 1) + 1
    since = mention.year is None and answer.norm(after) in answer.language.words.dates.since
    before = (date for date in answer.dates if date.kind == "duration" and date.end <= mention.start)
    return since and any(
        answer.passage.word_at(mention.start) - answer.passage.word_at(d.end - 1) <= _FEW for d in before
    )


def _about_it(answer: Answer, clause: Clause, mention: DateMention, anchors: tuple[Found, ...]) -> bool:
    """Whether a time is that of the experience."""
    at = answer.passage.word_at(mention.start)
    short = sum(c.last - c.first for c in answer.clauses if not c.idle) <= _SHORT
    asked = answer.topic == "timeframe" or ("timeframe" in answer.topics and short)
    anchored = _beside(answer, clause, mention, anchors)
    length = mention.kind == "duration" and bool(answer.ledger.of("timeframe", "duration"))
    if _alone(answer, at) or ((mention.year or length) and short and _mends(answer, at)):
        return True
    if mention.kind == "duration" and not (asked and short) and _other_length(answer, clause, at, asked=asked):
        return False
    if asked and (mention.kind != "now" or short):
        working = clause.has("time_work", "time_start", "time_end")
        return short or working or anchored or mention.kind in ("range", "since")
    if mention.kind == "range":
        return anchored or clause.has("time_work") or short or _frames(answer, at, anchors)
    if mention.kind == "now" or _of_a_step(answer, clause, anchors):
        return False
    undated = mention.kind in ("point", "since", "until") and mention.year is None and mention.end_year is None
    if undated and "timeframe" not in answer.topics:
        return False
    if mention.kind in ("point", "relative") and mention.year is None and not clause.has("time_start", "time_end"):
        return False
    return anchored or (
        clause.has("time_work", "time_start", "time_end")
        and (answer.language.words.verbs.pro_drop or clause.has("i", "time_work", "time_still"))
    )


def _frames(answer: Answer, at: int, anchors: tuple[Found, ...]) -> bool:
    """Whether a range stands in the sentence of a role or employer, or first answers when it was."""
    sentence = answer.sentence_at(at)
    held = any(sentence[0].span.start <= note.start < sentence[-1].span.end for note in anchors)
    opening = "timeframe" in answer.topics and not answer.ledger.of("timeframe") and sentence[0].actor != "other"
    return held or opening


def _other_length(answer: Answer, clause: Clause, at: int, *, asked: bool) -> bool:
    """Whether a length is that of something else: by its clause, or as beginning and end are told already."""
    whole = answer.ledger.of("timeframe", "start") and answer.ledger.of("timeframe", "end")
    near = [hit for hit in clause.hits if hit.cue == "time_not" and (not asked or abs(hit.first - at) <= _OFF_SIDE)]
    return bool(near) or bool(whole and not asked and not answer.sentence_has(at, "correction"))


def _of_a_step(answer: Answer, clause: Clause, anchors: tuple[Found, ...]) -> bool:
    """Whether a clause tells another title than the one that stands: its time is that of a step up."""
    told = [note.value.casefold() for note in answer.ledger.of("role", "title")]
    if first := next((note for note in anchors if note.topic == "role" and note.aspect == "title"), None):
        told = told or [first.value.casefold()]
        if first.end < clause.span.start and _another_title(answer, clause, told[0]):
            return True
    titles = [note for note in anchors if note.topic == "role" and clause.span.start <= note.start < clause.span.end]
    return bool(told) and any(note.value.casefold() not in told for note in titles)


def _another_title(answer: Answer, clause: Clause, told: str) -> bool:
    """Whether a clause says that the person was something else than told."""
    for hit in clause.hits:
        if hit.cue in ("role_opener", "role_be"):
            first, last = noun_phrase(answer, hit.last, limit=ROLE_WORDS, named=False)
            title = last > first and is_title(answer.language, [answer.norm(last - 1)], weak=False)
            if title and answer.text[answer.start(first) : answer.end(last)].casefold() not in told:
                return True
    return False


def _mending(answer: Answer, note: Found, found: list[Found], mention: DateMention) -> Found:
    """A time that mends one just told: the side that is named next, else the one that it is nearer to."""
    if mention.kind != "point":
        return note
    at = answer.passage.word_at(found[-1].end)
    hits = [
        hit
        for clause in answer.sentence_at(answer.passage.word_at(note.start))
        for hit in clause.hits
        if hit.first >= at and not _of_another(answer, hit, mention)
    ]
    side = next((hit.cue.removeprefix("time_") for hit in hits if hit.cue in ("time_start", "time_end")), None)
    sides = [other for other in found if other.aspect in ("start", "end")]
    if mention.year is None:
        old = next((other for other in reversed(sides) if side in (None, other.aspect)), found[-1])
        when = year(old) or next((year(other) for other in reversed(sides) if year(other)), 0)
        return note._replace(aspect=side or old.aspect, value=f"{note.value} {when}" if when else note.value)
    nearest = min(reversed(sides), key=lambda other: abs(year(other) - (mention.year or 0)), default=found[-1])
    return note._replace(aspect=side or nearest.aspect)


def _instead(mend: Found, found: list[Found]) -> Found:
    """A time with the place of the one that it mends."""
    slip = next((note for note in reversed(found) if note.aspect in ("", mend.aspect)), None)
    return mend._replace(slip=(slip.start, slip.end)) if slip else mend


def _of_another(answer: Answer, hit: Hit, mention: DateMention) -> bool:
    """Whether a word behind a time and a comma goes with a further time: "no, 2013, and left in 2020"."""
    between = answer.text[mention.end : answer.start(hit.first)]
    return "," in between and any(date.start > answer.start(hit.first) for date in answer.dates)


def _mends(answer: Answer, at: int) -> bool:
    """Whether a date stands in words of correction, where dates were told before."""
    return answer.sentence_has(at, "correction") and bool(answer.ledger.of("timeframe"))


def _alone(answer: Answer, at: int) -> bool:
    """Whether a sentence is hardly more than its times ("Six months in 2022.")."""
    sentence = answer.sentence_at(at)
    if sentence[-1].last - sentence[0].first > _SHORT:
        return False
    plain = [word for word in range(sentence[0].first, sentence[-1].last) if word not in answer.busy]
    other = ("negation", "challenge") if answer.topic == "timeframe" else ("negation", "challenge", "time_not")
    telling = (
        len(plain) > 1
        and "timeframe" not in answer.topics
        and any(is_past_form(answer, answer.norm(at)) for at in plain)
    )
    return len(plain) <= _FEW and not telling and not any(clause.has(*other) for clause in sentence)


def _beside(answer: Answer, clause: Clause, mention: DateMention, anchors: tuple[Found, ...]) -> bool:
    """Whether a role or employer stands in a time's clause, or right before or after it: "Tesco, 2019-2021"."""
    if any(clause.span.start <= note.start < clause.span.end for note in anchors):
        return True
    return any(0 <= mention.start - note.end <= 3 or 0 <= note.start - mention.end <= 3 for note in anchors)


def _notes(answer: Answer, clause: Clause, mention: DateMention) -> list[Found]:
    if mention.kind == "range":
        last = "present" if mention.open_end else None
        return [_point(answer, "start", mention.first), _point(answer, "end", mention.last, last)]
    if mention.kind == "since":
        # Of a time that has no year the quote says what it is: "since lockdown".
        whole = mention.start if mention.year is None else mention.first[0]
        return [_point(answer, "start", mention.first)._replace(start=whole)]
    if mention.kind == "until":
        return [_point(answer, "end", mention.last)]
    if mention.kind == "now":
        return [_point(answer, "end", mention.first, "present")]
    if mention.kind == "duration":
        return [Found("timeframe", "duration", _length(answer, mention), mention.start, mention.end)]
    return [_point(answer, side_of(answer, clause, mention), mention.first)]


def _point(answer: Answer, aspect: str, place: tuple[int, int], value: str | None = None) -> Found:
    start, end = place
    return Found("timeframe", aspect, " ".join(answer.text[start:end].split()) if value is None else value, start, end)


def _length(answer: Answer, mention: DateMention) -> str:
    """ "2 years" for "two years"; a vague length as it was said."""
    for quantity in answer.quantities:
        if (quantity.start, quantity.end) == (mention.start, mention.end) and not mention.vague:
            unit = (
                quantity.text.split()[-1].split("-")[-1]
                if " " in quantity.text or "-" in quantity.text
                else quantity.unit
            )
            high = f"-{quantity.high:g}" if quantity.high else ""
            return f"{quantity.value:g}{high} {unit}"
    return " ".join(mention.text.split())


def _still(answer: Answer, found: list[Found]) -> list[Found]:
    """ "still there" ends at present."""
    if any(note.aspect == "end" for note in found):
        return []
    if ongoing := next((note for note in found if _goes_on(answer, note)), None):
        return [ongoing._replace(aspect="end", value="present")]
    for hit in answer.of("time_still"):
        clause = answer.clause_at(hit.first)
        if clause.actor != "other" and (found or "timeframe" in answer.topics):
            return [answer.found("timeframe", "end", hit.first, hit.last, "present")]
    return []


def _goes_on(answer: Answer, note: Found) -> bool:
    """Whether the word before a start tells that it still goes on: "seit 2016", and not "ich war seit 2016 dort"."""
    dates = answer.language.words.dates
    at = answer.passage.word_at(note.start)
    near = {answer.norm(word) for word in range(at - 2, at + 1)}
    clause = answer.clause_at(at)
    past = any(answer.norm(word) in dates.no_longer for word in range(clause.first, clause.last))
    return note.aspect == "start" and not near.isdisjoint(dates.ongoing) and not past


def _finer(one: Found, other: Found) -> bool:
    """Whether the other tells the same time more exactly."""
    return other.aspect != "duration" and set(one.value.casefold().split()) < set(other.value.casefold().split())


def _first_of_each(answer: Answer, found: list[Found]) -> list[Found]:
    """One of each aspect: the first told, the last where the person corrects it; another job's times are left out."""
    kept: dict[str, Found] = {}
    for note in found:
        at = answer.passage.word_at(note.start)
        first = next(iter(kept.values()), None)
        if first and answer.sentence_has(at, "elsewhere") and not together(answer, first, note):
            continue
        if (
            note.aspect not in kept
            or _finer(kept[note.aspect], note)
            or answer.mended(kept[note.aspect].end, note.start)
        ):
            kept[note.aspect] = note
    return list(kept.values())
