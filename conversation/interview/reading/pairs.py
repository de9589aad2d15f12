"""Times that belong to each other: the two ends of one stretch, and one beginning told twice."""

from itertools import pairwise

from conversation.interview.reading.answer import Answer, Found

# How far apart, in characters, the two stand that tell one beginning.
_CLOSE = 8


def in_figures(answer: Answer, found: list[Found]) -> list[Found]:
    """A beginning that has no year, with the time in figures that says when that was: "since lockdown, so 2020"."""
    made: list[Found] = []
    for note in found:
        before = made[-1] if made else None
        vague = before is not None and before.aspect == "start" and not year(before)
        if before and vague and note.aspect in ("", "start") and year(note) and note.start - before.end <= _CLOSE:
            made[-1] = note._replace(aspect="start", start=before.start)
        else:
            made.append(note)
    return made


def paired(answer: Answer, found: list[Found]) -> list[Found]:
    """A time with no side, before one that is the end in the same sentence, is the start."""
    if any(note.aspect == "start" for note in found):
        return found
    bare = [note for note in found if note.aspect == ""]
    if len(found) == len(bare) == 2 and "timeframe" in answer.topics and _both_ends(answer, *bare):
        return [bare[0]._replace(aspect="start"), bare[1]._replace(aspect="end")]
    for at, (note, later) in enumerate(pairwise(found)):
        if note.aspect == "" and later.aspect == "end" and together(answer, note, later):
            return [*found[:at], note._replace(aspect="start"), *found[at + 1 :]]
    return found


def _both_ends(answer: Answer, one: Found, other: Found) -> bool:
    """Whether two times are told for the two that were asked: "March 2017 and November 2022"."""
    ands = answer.language.words.phrases.ands
    return answer.text[one.end : other.start].strip().casefold() in (*ands, ",") and year(one) <= year(other)


def year(note: Found) -> int:
    """The year of a time; 0 where it has none."""
    digits = [int(word) for word in note.value.split() if word.isdigit()]
    return max(digits, default=0)


def together(answer: Answer, one: Found, other: Found) -> bool:
    """Whether two times stand in one sentence."""
    word_at = answer.passage.word_at
    return answer.sentence_at(word_at(one.start)) is answer.sentence_at(word_at(other.start))
