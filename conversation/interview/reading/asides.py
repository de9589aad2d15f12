"""Talk that is aimed at the interviewer, or at the interview's own words: it stands in an answer and tells nothing."""

from collections.abc import Container, Sequence
from itertools import pairwise

from conversation.interview.languages.reading_words import Cue
from conversation.interview.reading.parts import Clause, cut_out
from conversation.interview.text.intents import whole_intent
from conversation.interview.text.passage import Passage

# What a sentence of its own may be that asks or ends rather than tells, where it closes with a question mark.
_ASKED = frozenset(("why", "how_long", "progress", "clarify", "off_topic"))
_CUES: tuple[Cue, ...] = ("aside", "remark", "refusal")
_LEFTOVER = 1
_LEAST = 2
_SHORT = 24
_MARKS = ",:;-–—("


def told_apart(passage: Passage, sentences: Sequence[list[Clause]], echo: Container[str]) -> list[list[Clause]]:
    """The sentences, with talk to the interviewer in idle ones of its own. `echo` are the words of the question."""
    made: list[list[Clause]] = []
    asking = False
    for sentence in sentences:
        asks = passage.text[: sentence[-1].span.end].endswith("?")
        idle = (
            sentence[0].idle
            or _meta(passage, sentence, asks=asks)
            or (asks and (asking or _echoes(passage, sentence, echo)))
        )
        asking = asks and idle
        made += [[c._replace(idle=True) for c in sentence]] if idle else _runs(passage, sentence)
    return made


def _meta(passage: Passage, sentence: list[Clause], *, asks: bool) -> bool:
    """Whether a sentence is a question about the interview, or a wish to end it."""
    first, last = sentence[0].first, sentence[-1].last
    if last - first > _SHORT:
        return False
    if asks and any(passage.words[at].norm in passage.language.question_words for at in (first, last - 1)):
        return True
    meant = whole_intent(
        sentence[0].span.text if len(sentence) == 1 else _text(passage, sentence), passage.language.words
    )
    return meant == "stop" or (asks and meant in _ASKED)


def _text(passage: Passage, sentence: list[Clause]) -> str:
    return passage.text[sentence[0].span.start : sentence[-1].span.end]


def _echoes(passage: Passage, sentence: list[Clause], echo: Container[str]) -> bool:
    """Whether a question only gives back words of the one that was asked: "Day to day?"."""
    words = [passage.words[at].norm for at in range(sentence[0].first, sentence[-1].last)]
    return all(word in echo or word in passage.language.stops for word in words)


def _runs(passage: Passage, sentence: list[Clause]) -> list[list[Clause]]:
    """A sentence parted into what tells and what is aside, each part a sentence of its own."""
    runs: list[list[Clause]] = []
    pieces = [piece for whole in sentence for piece in _pieces(passage, whole)]
    asides = [hit for piece in pieces if piece.idle for hit in piece.hits if hit.cue in _CUES]
    for piece in pieces:
        begun = max((hit.last for hit in asides if hit.first < piece.first), default=0)
        idle = piece.idle or (bool(asides) and _empty(passage, max(piece.first, begun), piece.last))
        if runs and runs[-1][-1].idle == idle:
            runs[-1].append(piece._replace(idle=idle))
        else:
            runs.append([piece._replace(idle=idle)])
    return runs


def _empty(passage: Passage, first: int, last: int) -> bool:
    return not any(_telling(passage, at) for at in range(first, last))


def _pieces(passage: Passage, clause: Clause) -> list[Clause]:
    """A clause, cut at its commas around what is said to the interviewer."""
    if not clause.has(*_CUES):
        return [clause]
    cuts = [clause.first, *(at for at in range(clause.first + 1, clause.last) if _marked(passage, at)), clause.last]
    made: list[Clause] = []
    for first, last in pairwise(cuts):
        piece = cut_out(passage, clause, first, last)
        piece = piece._replace(idle=_empty(passage, first, last) or _aside(passage, piece))
        if made and made[-1].idle == piece.idle:
            piece = cut_out(passage, clause, made.pop().first, last)._replace(idle=piece.idle)
        made.append(piece)
    return made


def _marked(passage: Passage, at: int) -> bool:
    between = passage.text[passage.words[at - 1].end : passage.words[at].start]
    return len(between) > 1 and between.strip()[:1] in _MARKS and bool(between.strip())


def _aside(passage: Passage, piece: Clause) -> bool:
    """Whether a piece opens with words to the interviewer; a mere remark has to be nearly all of it."""
    for hit in piece.hits:
        if hit.cue not in _CUES or not _opens(passage, piece.first, hit.first):
            continue
        rest = [at for at in range(hit.last, piece.last) if _telling(passage, at)]
        if hit.cue == "aside" or len(rest) <= _LEFTOVER:
            return True
    return False


def _opens(passage: Passage, first: int, at: int) -> bool:
    """Whether only padding stands between two words."""
    language, phrases = passage.language, passage.language.words.phrases
    skipped = {*language.padding, *phrases.heads, *phrases.replies, *language.words.fillers}
    return all(word.norm in skipped or _quoted(passage, word.start) for word in passage.words[first:at])


def _quoted(passage: Passage, place: int) -> bool:
    """Whether a place lies within quotation marks: the person repeats what was written."""
    before = passage.text[:place]
    return max(before.rfind(mark) for mark in "«“„") > max(before.rfind(mark) for mark in "»”")


def _telling(passage: Passage, at: int) -> bool:
    norm = passage.words[at].norm
    return len(norm) > _LEAST and norm not in passage.language.padding and norm not in passage.language.stops
