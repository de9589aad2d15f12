"""Whether a piece of an answer may be quoted back: only one that says something by itself, and is what it is called."""

from conversation.interview.languages import LanguagePack
from conversation.interview.languages.reading_words import Cue
from conversation.interview.text.dates import dates
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Note, TopicKey

NAMED: frozenset[TopicKey] = frozenset({"role", "organisation", "tools"})
_CUES: dict[TopicKey, frozenset[Cue]] = {
    "responsibilities": frozenset({"responsibility", "routine_verb", "habit"}),
    "challenge": frozenset({"challenge"}),
    "actions": frozenset({"change_verb", "attempt"}),
    "outcome": frozenset({"outcome", "movement"}),
    "collaboration": frozenset({"collaboration"}),
    "learning": frozenset({"learning"}),
}
_VERBS: frozenset[Cue] = frozenset({"routine_verb", "change_verb", "state_verb", "attempt", "movement"})
_LEAST_WORDS = 3
_CALLED_WORDS = 4  # also of a piece with a figure and no verb
_LEAST_SAID = 2  # words that are neither small nor of a date
_MARKS = ".,;:!?()[]"


def says_something(piece: str, before: str, pack: LanguagePack) -> bool:
    """Whether a piece is a statement of three words or more, with a verb or a figure, and not the rest of a sentence.

    `before`: the words of its clause that were left out in front of it.
    """
    phrases = pack.phrases
    words = [word.casefold().strip(_MARKS).replace("’", "'") for word in piece.split()]
    left_out = {word.casefold().strip(_MARKS) for word in before.split()}
    if len(words) < _LEAST_WORDS or left_out & phrases.fragment or phrases.not_quoted.intersection(words):
        return False
    if {words[0], words[-1]} & phrases.fragment or words[-1] in phrases.joints:
        return False
    counts = len(words) >= _CALLED_WORDS and bool(quantities(piece, pack))
    return _said(piece, pack) >= _LEAST_SAID and (counts or has_verb(piece, pack))


def _said(piece: str, pack: LanguagePack) -> int:
    """How many words of a piece are neither small ones nor part of a date; one more is wanted where it has a date."""
    times = dates(piece, pack)
    passage = passage_of(piece, pack.reading)
    timed = {at for time in times for at in range(passage.word_at(time.start), passage.word_at(time.end - 1) + 1)}
    small = pack.phrases.small_words
    said = sum(
        at not in timed and word.norm not in small and word.norm.isalpha() for at, word in enumerate(passage.words)
    )
    return said - bool(times)


def has_verb(piece: str, pack: LanguagePack) -> bool:
    """Whether a piece holds what looks like a verb."""
    passage = passage_of(piece, pack.reading)
    norms = [word.norm for word in passage.words]
    if any(hit.cue in _VERBS for hit in _hits(passage)) or any(_verb(norm, passage) for norm in norms):
        return True
    return bool(norms) and passage.language.gerund.fullmatch(norms[0]) is not None


def _verb(norm: str, passage: Passage) -> bool:
    language = passage.language
    if norm in language.irregular or norm in language.words.verbs.copulas:
        return True
    return norm not in language.not_past and language.past.fullmatch(norm) is not None


def is_called(note: Note, piece: str, pack: LanguagePack) -> bool:
    """Whether a piece is plainly of its note's topic, by its own words."""
    if note.topic in NAMED:
        return True
    if note.topic == "scope":
        return bool(quantities(piece, pack))
    wanted = _CUES.get(note.topic, frozenset())
    long = len(piece.split()) >= _CALLED_WORDS
    return long and has_verb(piece, pack) and any(hit.cue in wanted for hit in _hits(passage_of(piece, pack.reading)))


def _hits(passage: Passage) -> list[Hit]:
    return passage.language.cues.find(passage.words, {}, {}, passage.openings)
