"""Whether the dates of a claim were told: year, month, day, season, and whether it runs on."""

from collections.abc import Sequence
from math import isclose

from conversation.interview.grounding import turns
from conversation.interview.grounding.heard import Telling
from conversation.interview.grounding.moments import Moment, moments_of, worded
from conversation.interview.grounding.pieces import Hearing
from conversation.interview.languages import LanguagePack
from conversation.interview.text.dates import DateMention, dates


def missing(claim: Hearing, told: Sequence[Telling], target: LanguagePack, pack: LanguagePack) -> str:
    """The first date of a claim that its quotes do not tell; "" when they tell all."""
    counted = [(a.start, a.end) for a in claim.amounts if a.kind == "duration"]
    for mention in dates(claim.text, target):
        if mention.kind == "duration":
            if any(a <= mention.end - 1 < b for a, b in counted) or _is_long(mention, told, pack):
                continue
            return mention.text
        if not _is_told(mention, claim, told, target, pack):
            return mention.text
    return ""


def _is_told(
    claimed: DateMention, claim: Hearing, told: Sequence[Telling], target: LanguagePack, pack: LanguagePack
) -> bool:
    said = [d for t in told for d in dates(t.hearing.text, pack) if d.start < t.end and t.start < d.end]
    goes_on = any(d.kind == "now" or d.open_end for d in said)
    if claimed.kind == "relative" and any(w in target.reading.figures.each for w in claimed.text.casefold().split()):
        return True
    if claimed.kind in ("now", "relative"):
        return _literal(claimed, told) or (claimed.kind == "now" and goes_on)
    points = moments_of(claimed, claim.text, target)
    if not all(any(tells(point, t, pack) for t in told) for point in points):
        return False
    if claimed.kind == "range" and not claimed.open_end and not _spans(points, told, pack):
        return False
    if claimed.kind == "since" and not _only_begins(claimed, target):
        return goes_on or any(d.kind == "since" for d in said) or _begun(points, told, pack)
    return (not claimed.open_end or goes_on or any(d.kind == "since" for d in said)) and _chronological(points)


def tells(claimed: Moment, telling: Telling, pack: LanguagePack) -> bool:
    """Whether a quote tells a point of time, perhaps with the year, season or part of it elsewhere in the sentence."""
    return any(m.tells(claimed) or _with_rest(m, claimed, telling, pack) for m in telling.moments)


def _with_rest(told: Moment, claimed: Moment, telling: Telling, pack: LanguagePack) -> bool:
    """Whether the sentence of a point tells what it lacks: "2021 …, it was in May"."""
    here = telling.hearing.at(told.start)
    if here is None:
        return False
    beside = telling.hearing.sentence(here.sentence)
    others = [m for m in telling.moments if beside[0].start <= m.start < beside[-1].end]
    years = {m.year for m in others if m.year}
    if claimed.year is not None and told.year != claimed.year and (told.year or years != {claimed.year}):
        return False
    if claimed.day is not None and claimed.day != told.day:
        return False
    lonely = {m.month for m in others if m.month and not m.year}
    if claimed.month is not None and claimed.month != told.month and (told.month or claimed.month not in lonely):
        return False
    seasons, parts = worded(telling.hearing.text[beside[0].start : beside[-1].end], pack)
    return claimed.seasons <= told.seasons | seasons and claimed.parts <= told.parts | parts


def _spans(points: Sequence[Moment], told: Sequence[Telling], pack: LanguagePack) -> bool:
    """Whether two points were told as the ends of a time: in one breath, or as where something began and ended."""
    first, last = points[0], points[-1]
    if first.year is None or last.year is None:
        return True
    ranges = [two for t in told for two in turns.spans(t.hearing, pack) if two[0] in t.moments]
    if any(_may_be(a, first) and _may_be(b, last) for a, b in ranges):
        return True
    if not any(turns.ends(m, t.hearing, pack) for t in told for m in t.moments if m.tells(last)):
        return False
    begun = [m for t in told for m in t.moments if turns.begins(m, t.hearing, pack)]
    return not begun or any(m.tells(first) for m in begun)


def _may_be(told: Moment, claimed: Moment) -> bool:
    """Whether a point that was told may be a claimed one, its year or part told elsewhere."""
    return told.year in (None, claimed.year) and claimed.month in (None, told.month)


def _begun(points: Sequence[Moment], told: Sequence[Telling], pack: LanguagePack) -> bool:
    """Whether a sentence with one of some points tells that something began then."""
    starts = pack.reading.figures.starts
    for t in told:
        for moment in t.moments:
            here = t.hearing.at(moment.start)
            if here and any(moment.tells(p) for p in points):
                line = "".join(piece.words.line for piece in t.hearing.sentence(here.sentence))
                bare = not any(piece.words.tokens for piece in t.hearing.sentence(here.sentence) if piece is not here)
                if any(f" {word} " in line for word in starts) or (bare and _is_bare(moment, here.words.line)):
                    return True
    return False


def _is_bare(moment: Moment, line: str) -> bool:
    """Whether a date is all that is said, as in an answer to a question."""
    return len(line.split()) <= len(moment.text.split()) + 1


def _only_begins(mention: DateMention, pack: LanguagePack) -> bool:
    return any(mention.text.casefold().startswith(word) for word in pack.reading.figures.onwards)


def _is_long(claimed: DateMention, told: Sequence[Telling], pack: LanguagePack) -> bool:
    """Whether a length told in no number is told so: "a few years"."""
    said = [d for t in told for d in dates(t.hearing.text, pack) if d.start < t.end and t.start < d.end]
    months = [d.months for d in said if d.months is not None]
    months += [a.value for t in told for a in t.amounts if a.unit == "month"]
    return any(isclose(m, claimed.months or -1) for m in months) or _literal(claimed, told)


def _chronological(points: Sequence[Moment]) -> bool:
    if len(points) < 2 or points[0].year is None or points[-1].year is None:
        return True
    first, last = points[0], points[-1]
    return (points[0].year, first.month or 1) <= (points[-1].year, last.month or 12)


def _literal(mention: DateMention, told: Sequence[Telling]) -> bool:
    wanted = " ".join(mention.text.casefold().split())
    return any(wanted in " ".join(t.text.casefold().split()) for t in told)
