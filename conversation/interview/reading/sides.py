"""Which end of the experience a time is, by the words for beginning and ending around it."""

from conversation.interview.reading.answer import Answer
from conversation.interview.reading.parts import Clause
from conversation.interview.text.dates import DateMention
from conversation.interview.text.lexicon import Hit

_OFF_SIDE = 3


def side_of(answer: Answer, clause: Clause, mention: DateMention) -> str:
    """Which end of the experience a single point is, by the nearest word for beginning or ending."""
    at = answer.passage.word_at(mention.start)
    last = answer.language.words.verbs.last
    sides = [hit for hit in clause.hits if hit.cue in ("time_start", "time_end")]
    sides = sides or _said_before(answer, at) or _said_after(answer, clause, mention)
    sides = [hit for hit in sides if not _set_off(answer, hit, clause, mention)]
    sides = [hit for hit in sides if not _leads_to_another(answer, hit, mention)]
    sides = [hit for hit in sides if not _beyond_another(answer, hit, mention)] or sides
    nearest = min(sides, key=lambda hit: _distance(at, hit.first, after=last), default=None)
    return {"time_start": "start", "time_end": "end"}[nearest.cue] if nearest else ""


def _beyond_another(answer: Answer, hit: Hit, mention: DateMention) -> bool:
    """Whether another date stands between a date and a word for beginning or ending."""
    at = answer.start(hit.first)
    between = (min(at, mention.start), max(at, mention.end))
    return any(date != mention and between[0] < date.start < between[1] for date in answer.dates)


def _leads_to_another(answer: Answer, hit: Hit, mention: DateMention) -> bool:
    """Whether "until" and the like lead to another date than this one: "in 2018, and stayed until 2020"."""
    dates = answer.language.words.dates
    preposition = answer.norm(hit.first) in (*dates.until, *dates.since, *dates.start)
    near = (date for date in answer.dates if date != mention and date.end > answer.start(hit.first))
    follows = any(answer.passage.word_at(date.last[0] or date.start) - hit.last <= _OFF_SIDE for date in near)
    return preposition and follows and answer.start(hit.first) >= mention.end


def _said_after(answer: Answer, clause: Clause, mention: DateMention) -> list[Hit]:
    """The words for beginning or ending in the clause that goes on from a date: "it was June 2017 when I started"."""
    at = answer.passage.word_at(mention.end - 1) + 1
    if at < clause.last or at >= len(answer.passage.words) or answer.sentence_at(clause.first)[-1].last <= at:
        return []
    after = answer.clause_at(at)
    dated = any(after.span.start <= date.start < after.span.end for date in answer.dates)
    when = answer.norm(at) in answer.language.governors and answer.norm(at) not in answer.language.words.phrases.heads
    joined = when and not answer.text[mention.end : answer.start(at)].strip()
    return [hit for hit in after.hits if hit.cue in ("time_start", "time_end")] if joined and not dated else []


def _said_before(answer: Answer, at: int) -> list[Hit]:
    """The words for beginning or ending that stand in the sentence between the date before and this one."""
    since = max((answer.passage.word_at(d.end - 1) for d in answer.dates if d.end <= answer.start(at)), default=-1)
    hits = [hit for clause in answer.sentence_at(at) for hit in clause.hits if hit.cue in ("time_start", "time_end")]
    return [hit for hit in hits if since < hit.first < at]


def _distance(at: int, word: int, *, after: bool) -> int:
    """How far a word is from a date, those on the side where a language puts its verbs counting as nearer."""
    return abs(word - at) * (1 if (word > at) == after else _OFF_SIDE)


def _set_off(answer: Answer, hit: Hit, clause: Clause, mention: DateMention) -> bool:
    """Whether a word behind a comma tells of something else than a date that does not open its clause:
    "I got the store in 2015, right after my youngest graduated".
    """
    first = answer.passage.word_at(mention.start)
    between = answer.text[mention.end : answer.start(hit.first)]
    return "," in between and first - clause.first > _OFF_SIDE - 1 and not answer.language.words.verbs.last
