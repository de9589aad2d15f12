"""An answer taken apart: its clauses, who acts in them, whether it happened, and the question that it answers."""

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from conversation.interview.languages.reading_words import Cue
from conversation.interview.ledger import Ledger, fold
from conversation.interview.reading.asides import told_apart
from conversation.interview.reading.parts import Clause, take_apart
from conversation.interview.reading.slips import mended, slips
from conversation.interview.session import Interview
from conversation.interview.text.dates import DateMention, calendar_spans, dates
from conversation.interview.text.intents import Intent, whole_intent
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.names import NameMention, tools
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.quantities import Quantity, quantities
from conversation.interview.text.units import labelled
from conversation.interview.types import TOPIC_KEYS, Actor, Asked, Message, Move, NoteKind, TopicKey

_PREFIX = 2
# Cues of what was done and learned, which a part of a longer word does not tell.
_WHOLE = frozenset(("learning", "challenge", "outcome", "movement", "collaboration", "change_verb", "routine_verb"))
_FRAME: tuple[TopicKey, ...] = ("role", "organisation", "timeframe")


class Found(NamedTuple):
    """A note in the making, at `start:end` of the message. `slip`: where the words stand that it mends at once."""

    topic: TopicKey
    aspect: str
    value: str
    start: int
    end: int
    actor: Actor = "I"
    kind: NoteKind = "fact"
    fixes: str | None = None
    slip: tuple[int, int] | None = None


class Answer:
    """All that the readers share of one message, and of the interview before it."""

    def __init__(self, interview: Interview, message: Message) -> None:
        self.message = message
        self.text = message.content
        self.pack = interview.pack
        self.passage: Passage = passage_of(self.text, interview.pack.reading)
        self.language = self.passage.language
        self.asked: Asked | None = interview.asked[-1] if interview.asked else None
        self.topics: tuple[TopicKey, ...] = _asked_topics(self.asked.move) if self.asked else ()
        self.ledger: Ledger = fold(interview.notes)
        self.interview = interview

    @property
    def topic(self) -> TopicKey | None:
        """The one topic that was asked; None where several were, or none."""
        return self.topics[0] if len(self.topics) == 1 else None

    @property
    def for_figure(self) -> bool:
        """Whether a figure was asked for."""
        move = self.asked.move if self.asked else None
        return move is not None and (move.kind == "ask_figure" or ".figure" in move.variant)

    @cached_property
    def intent(self) -> Intent:
        """What the message is as a whole."""
        return whole_intent(self.text, self.pack.reading)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        return dates(self.text, self.pack)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities(self.text, self.pack)

    @cached_property
    def tools(self) -> tuple[NameMention, ...]:
        return tools(self.text, self.pack.reading)

    @cached_property
    def hits(self) -> list[Hit]:
        """Every cue of the message."""
        spans = calendar_spans(self.text, self.pack.reading)
        dated = {self.passage.word_at(start) for start, _ in spans}
        numbers = {number.first: number.last for number in self.passage.numbers if number.first not in dated}
        times = {self.passage.word_at(date.start): self.passage.word_at(date.end - 1) + 1 for date in self.dates}
        found = self.language.cues.find(self.passage.words, numbers, times, self.passage.openings)
        return [hit for hit in found if hit.cue not in _WHOLE or not self._within_word(hit)]

    def _within_word(self, hit: Hit) -> bool:
        """Whether a hit is only the tail of a word with a hyphen: "scikit-learn"; a prefix of two letters is none."""
        if hit.first == 0 or self.text[self.end(hit.first) : self.start(hit.first)] != "-":
            return False
        return len(self.norm(hit.first - 1)) > _PREFIX

    @cached_property
    def _by_cue(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.cue, []).append(hit)
        return found

    def of(self, *cues: Cue) -> list[Hit]:
        """The hits of some cues in order, outside idle clauses."""
        found = [hit for cue in cues for hit in self._by_cue.get(cue, ()) if not self.clause_at(hit.first).idle]
        return found if len(cues) == 1 else sorted(found, key=lambda hit: hit.first)

    @cached_property
    def busy(self) -> frozenset[int]:
        """The words that belong to a date or a number."""
        word_at = self.passage.word_at
        timed = (at for date in self.dates for at in range(word_at(date.start), word_at(date.end - 1) + 1))
        counting = (number for number in self.passage.numbers if not labelled(self.passage, number))
        return frozenset(timed) | {at for number in counting for at in range(number.first, number.last)}

    @cached_property
    def sentences(self) -> list[list[Clause]]:
        question = self.asked.text if self.asked else ""
        echo = {word.norm for word in self.language.tokens(question)}
        sentences = told_apart(self.passage, take_apart(self.passage, self.hits, self.busy), echo)
        return mended(self.passage, sentences, slips(self.passage, self.quantities, self.hits))

    @cached_property
    def clauses(self) -> list[Clause]:
        return [clause for sentence in self.sentences for clause in sentence]

    @cached_property
    def _clause_of(self) -> dict[int, Clause]:
        return {at: clause for clause in self.clauses for at in range(clause.first, clause.last)}

    def clause_at(self, word: int) -> Clause:
        """The clause that a word stands in."""
        return self._clause_of[word]

    @cached_property
    def _sentence_of(self) -> dict[int, list[Clause]]:
        return {at: sentence for sentence in self.sentences for c in sentence for at in range(c.first, c.last)}

    def sentence_at(self, word: int) -> list[Clause]:
        """The clauses of the sentence that a word stands in."""
        return self._sentence_of[word]

    def sentence_has(self, word: int, *cues: Cue) -> bool:
        """Whether any of the cues stands in the sentence of a word."""
        return any(clause.has(*cues) for clause in self._sentence_of[word])

    def asks(self, cue: Cue) -> bool:
        """Whether a cue stands in the question that was asked."""
        asked = self.asked.text if self.asked else ""
        return any(hit.cue == cue for hit in self.language.cues.find(self.language.tokens(asked), {}, {}))

    def mended(self, end: int, start: int) -> bool:
        """Whether words of correction stand between two places of the text."""
        return any(end <= self.start(hit.first) < start for hit in self._by_cue.get("correction", ()))

    def negated(self, word: int, reach: int = 4) -> bool:
        """Whether a word of denial or of mere intention stands shortly before a word, in its clause."""
        clause = self.clause_at(word)
        near = (hit for hit in clause.hits if hit.cue in ("negation", "plan") and word - reach <= hit.first < word)
        return any(not self._replies(hit.first) for hit in near)

    def _replies(self, word: int) -> bool:
        """Whether a word is a "no" to a question rather than a denial in its own clause: "no, actually 2020"."""
        if self.norm(word) not in self.language.words.phrases.replies:
            return False
        after = self.text[self.end(word + 1) : self.start(word + 1)] if word + 1 < len(self.passage.words) else ""
        mends = any(hit.cue == "correction" for hit in self.hits_at(word + 1))
        return mends or after.strip()[:1] in (",", ";", ".", "-", "–", "—")

    def near(self, hit: Hit, cue: Cue, reach: int = 3) -> bool:
        """Whether a cue stands within a few words of a hit."""
        others = self._by_cue.get(cue, ())
        return any(hit.first - reach <= other.first <= hit.last + reach for other in others)

    def quantities_in(self, first: int, last: int) -> tuple[Quantity, ...]:
        """The quantities that begin within the words `first` to `last`."""
        begin = bisect_left(self._quantity_starts, self.start(first))
        return self.quantities[begin : bisect_left(self._quantity_starts, self.end(last))]

    def quantity_in(self, first: int, last: int) -> Quantity | None:
        """The first quantity that begins within the words `first` to `last`."""
        return next(iter(self.quantities_in(first, last)), None)

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.start for quantity in self.quantities]

    @cached_property
    def _hits_at(self) -> dict[int, list[Hit]]:
        found: dict[int, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.first, []).append(hit)
        return found

    def hits_at(self, word: int) -> list[Hit]:
        """The hits that begin at a word."""
        return self._hits_at.get(word, [])

    def start(self, word: int) -> int:
        return self.passage.words[word].start

    def end(self, last: int) -> int:
        """Where the word before `last` ends in the text."""
        return self.passage.words[last - 1].end

    def norm(self, word: int) -> str:
        """A word's plain form; "" outside the text."""
        return self.passage.words[word].norm if 0 <= word < len(self.passage.words) else ""

    def found(
        self, topic: TopicKey, aspect: str, first: int, last: int, value: str | None = None, actor: Actor = "I"
    ) -> Found:
        """A note over the words `first` to `last`; its value is their text unless another is given."""
        start, end = self.start(first), self.end(last)
        return Found(
            topic, aspect, " ".join(self.text[start:end].split()) if value is None else value, start, end, actor
        )


def _asked_topics(move: Move) -> tuple[TopicKey, ...]:
    """The topics that a move asks for: its own, those its wording asks together, or a greeting's frame."""
    if move.kind == "greet":
        return _FRAME
    together = move.variant.split(".")[0].split("+")
    if len(together) > 1:
        return tuple(key for key in TOPIC_KEYS if key in together)
    return (move.topic,) if move.topic else ()
