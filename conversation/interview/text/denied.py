"""Figures and dates that are named only to be denied: "3%, not 2%"."""

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.passage import passage_of

_REACH = 2


def is_denied(text: str, start: int, reading: ReadingWords) -> bool:
    """Whether a word of denial stands right before a place of a text, without a mark between ("no, 3%")."""
    passage = passage_of(text, reading)
    at = passage.word_at(start)
    hits = passage.language.cues.find(passage.words, {}, {}, passage.openings)
    near = (hit for hit in hits if hit.cue == "negation" and at - _REACH <= hit.first < at)
    return any(not set(text[passage.words[hit.first].end : start]) & set(",;.–—") for hit in near)
