"""An entry pasted from an old résumé, over one line or several: "Engineer, Northwind Ltd, Mar 2019 – Jun 2022"."""

import re

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.nouns import ROLE_WORDS, noun_phrase
from conversation.interview.reading.parts import Clause, cut_out
from conversation.interview.reading.role import is_title
from conversation.interview.text.dates import DateMention
from conversation.interview.text.spans import bulleted

_PARTS = re.compile(r"\s*(?:[|•·;@\t]|,(?!\d)|\s[-–—]\s|\(|\))\s*")
_EDGES = " \t:.-–—"
_HEADER_WORDS = 20
_HEADER_LINES = 4
_FIELD_WORDS = 7


def entry(answer: Answer) -> list[Found]:
    """Title, employer and dates of the first entry; nothing where the text does not open like one."""
    lines = _header(answer)
    mention = next((date for date in answer.dates if _dated(date) and any(_holds(line, date) for line in lines)), None)
    if mention is None:
        return []
    fields = [field for line in lines for field in _fields(answer, line, mention)]
    title = next((field for field in fields if _title(answer, field)), None)
    if title is None:
        return []
    employer = next(
        (field for field in fields if field != title and not _title(answer, field) and _nameable(answer, field)), None
    )
    told = _title_within(answer, title)
    found = [told]
    if employer and told.end == title[1]:
        found.append(Found("organisation", "employer", answer.text[employer[0] : employer[1]], *employer))
    return found


def _header(answer: Answer) -> list[tuple[int, int]]:
    """The short lines without a subject that a text opens with."""
    lines: list[tuple[int, int]] = []
    for sentence in (_announced(answer, whole) for whole in answer.sentences[:_HEADER_LINES]):
        if sentence[0].idle or bulleted(answer.text, sentence[0].span) or _speaks(answer, sentence):
            break
        lines.append((sentence[0].span.start, sentence[-1].span.end))
    return lines


def _announced(answer: Answer, sentence: list[Clause]) -> list[Clause]:
    """What follows the colon of a sentence: "This is from my old CV: Accountant at …"."""
    for place, clause in enumerate(sentence[1:], 1):
        if answer.text[: clause.span.start].rstrip().endswith(":"):
            return sentence[place:]
    colon = answer.text.find(": ", sentence[0].span.start, sentence[-1].span.end)
    at = answer.passage.word_at(colon) if colon > 0 else 0
    inside = next((n for n, clause in enumerate(sentence) if clause.first < at < clause.last), None)
    if inside is None:
        return sentence
    return [cut_out(answer.passage, sentence[inside], at, sentence[inside].last), *sentence[inside + 1 :]]


def _speaks(answer: Answer, sentence: list[Clause]) -> bool:
    words = sum(clause.last - clause.first for clause in sentence)
    spoken = any(
        answer.norm(at) in answer.language.pronouns for clause in sentence for at in range(clause.first, clause.last)
    )
    return (
        spoken
        or words > _HEADER_WORDS
        or sentence[0].has("role_opener", "role_be", "org_opener", "responsibility", "change_verb")
    )


def _dated(mention: DateMention) -> bool:
    return mention.kind in ("range", "point", "since")


def _holds(line: tuple[int, int], mention: DateMention) -> bool:
    return line[0] <= mention.start < line[1]


def _fields(answer: Answer, line: tuple[int, int], mention: DateMention) -> list[tuple[int, int]]:
    """The parts of a header line, without the dates."""
    fields: list[tuple[int, int]] = []
    pieces = [(line[0], min(line[1], mention.start)), (mention.end, line[1])] if _holds(line, mention) else [line]
    for begin, end in pieces:
        cuts = [begin]
        for match in _PARTS.finditer(answer.text, begin, end):
            cuts += [match.start(), match.end()]
        cuts.append(end)
        for start, stop in zip(cuts[::2], cuts[1::2], strict=False):
            fields += _at_split(answer, start, stop)
    return [field for field in fields if 0 < len(answer.text[slice(*field)].split()) <= _FIELD_WORDS]


def _at_split(answer: Answer, start: int, stop: int) -> list[tuple[int, int]]:
    """A part, halved at "at"."""
    at = answer.language.words.phrases.strong_places[0]
    halved = re.compile(rf"\s+{re.escape(at)}\s+", re.IGNORECASE).search(answer.text, start, stop)
    spans = [(start, halved.start()), (halved.end(), stop)] if halved else [(start, stop)]
    trimmed = []
    for begin, end in spans:
        piece = answer.text[begin:end]
        head = len(piece) - len(piece.lstrip(_EDGES))
        tail = len(piece) - len(piece.rstrip(_EDGES))
        if any(char.isalpha() for char in piece):
            trimmed.append((begin + head, end - tail))
    return trimmed


def _title_within(answer: Answer, field: tuple[int, int]) -> Found:
    """The title of a part, without the place that may follow it ("Corporal in the Royal Engineers")."""
    first, last = noun_phrase(answer, answer.passage.word_at(field[0]), limit=ROLE_WORDS, named=False)
    follows = last > first and answer.norm(last) in answer.language.words.phrases.places and answer.end(last) < field[1]
    return (
        answer.found("role", "title", first, last)
        if follows
        else Found("role", "title", answer.text[slice(*field)], *field)
    )


def _nameable(answer: Answer, field: tuple[int, int]) -> bool:
    """Whether a part may be a name: it does not open with a small word."""
    word = answer.passage.words[answer.passage.word_at(field[0])]
    small = word.norm in answer.language.stops or word.norm in answer.language.words.fillers
    if answer.passage.word_at(field[0]) in answer.busy:
        return False
    return not small or word.text[:1].isupper()


def _title(answer: Answer, field: tuple[int, int]) -> bool:
    first = answer.passage.word_at(field[0])
    last = answer.passage.word_at(field[1] - 1) + 1
    norms = [answer.norm(at) for at in range(first, last)]
    return is_title(answer.language, norms, weak=True) and not any(
        norm in answer.language.legal_forms for norm in norms
    )
