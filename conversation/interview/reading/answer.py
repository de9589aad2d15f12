"""An answer taken apart: its clauses, who acts in them, whether it happened, and the question that it answers."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from conversation.interview.languages.reading_words import Cue
from conversation.interview.ledger import Ledger, fold
from conversation.interview.session import Interview
from conversation.interview.text.clauses import clauses_of
from conversation.interview.text.dates import DateMention, calendar_spans, dates
from conversation.interview.text.intents import Intent, intent
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.names import NameMention, tools
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.quantities import Quantity, quantities
from conversation.interview.text.spans import Span
from conversation.interview.text.units import labelled
from conversation.interview.types import TOPIC_KEYS, Actor, Asked, Message, Move, NoteKind, TopicKey

_FRAME: tuple[TopicKey, ...] = ("role", "organisation", "timeframe")


class Found(NamedTuple):
    """A note in the making, at `start:end` of the message."""

    topic: TopicKey
    aspect: str
    value: str
    start: int
    end: int
    actor: Actor = "I"
    kind: NoteKind = "fact"
    fixes: str | None = None


class Clause(NamedTuple):
    """A clause over the words `first` to `last` (exclusive), with the cues that begin in it.

    `idle`: nothing to note: a question, a pleasantry, abuse.
    """

    span: Span
    first: int
    last: int
    hits: tuple[Hit, ...]
    cues: frozenset[str]
    actor: Actor | None
    idle: bool = False

    def has(self, *cues: Cue) -> bool:
        """Whether any of the cues stands in the clause."""
        return not self.cues.isdisjoint(cues)


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
        return intent(self.text, self.pack)

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
        return self.language.cues.find(self.passage.words, numbers, times)

    def of(self, *cues: Cue) -> list[Hit]:
        """The hits of some cues in order, outside idle clauses."""
        return [hit for hit in self.hits if hit.cue in cues and not self.clause_at(hit.first).idle]

    @cached_property
    def busy(self) -> frozenset[int]:
        """The words that belong to a date or a number."""
        word_at = self.passage.word_at
        timed = (at for date in self.dates for at in range(word_at(date.start), word_at(date.end - 1) + 1))
        counting = (number for number in self.passage.numbers if not labelled(self.passage, number))
        return frozenset(timed) | {at for number in counting for at in range(number.first, number.last)}

    @cached_property
    def sentences(self) -> list[list[Clause]]:
        return _clauses(self)

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
        return any(hit.cue == "correction" and end <= self.start(hit.first) < start for hit in self.hits)

    def negated(self, word: int, reach: int = 4) -> bool:
        """Whether a word of denial or of mere intention stands shortly before a word, in its clause."""
        clause = self.clause_at(word)
        return any(hit.cue in ("negation", "plan") and word - reach <= hit.first < word for hit in clause.hits)

    def near(self, hit: Hit, cue: Cue, reach: int = 3) -> bool:
        """Whether a cue stands within a few words of a hit."""
        return any(other.cue == cue and hit.first - reach <= other.first <= hit.last + reach for other in self.hits)

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

    def found(self, topic: TopicKey, aspect: str, first: int, last: int, value: str | None = None, actor: Actor = "I") -> Found:
        """A note over the words `first` to `last`; its value is their text unless another is given."""
        start, end = self.start(first), self.end(last)
        return Found(topic, aspect, " ".join(self.text[start:end].split()) if value is None else value, start, end, actor)


def _asked_topics(move: Move) -> tuple[TopicKey, ...]:
    """The topics that a move asks for: its own, those its wording asks together, or the frame that a greeting asks for."""
    if move.kind == "greet":
        return _FRAME
    together = move.variant.split(".")[0].split("+")
    if len(together) > 1:
        return tuple(key for key in TOPIC_KEYS if key in together)
    return (move.topic,) if move.topic else ()


def _clauses(answer: Answer) -> list[list[Clause]]:
    passage, hits = answer.passage, answer.hits
    made: list[list[Clause]] = []
    at = 0
    for spans in clauses_of(answer.text, answer.pack.reading):
        sentence: list[Clause] = []
        for span in spans:
            first, last = passage.word_at(span.start), passage.word_at(span.end - 1)
            last = last + 1 if last < len(passage.words) and passage.words[last].start < span.end else last
            begun = at
            while at < len(hits) and hits[at].first < last:
                at += 1
            inside = tuple(hit for hit in hits[begun:at] if hit.first >= first)
            before = sentence[-1].actor if sentence else None
            actor = _actor(answer, inside, first) or before
            sentence.append(Clause(span, first, last, inside, frozenset(hit.cue for hit in inside), actor))
        idle = _idle(answer, sentence)
        made.append([clause._replace(idle=idle) for clause in sentence if clause.last > clause.first])
    return [sentence for sentence in made if sentence]


def _actor(answer: Answer, hits: Iterable[Hit], first: int) -> Actor | None:
    """Whoever is named first in a clause as the one who acts."""
    ands = answer.language.words.phrases.ands
    best: tuple[int, int, Actor] | None = None
    for hit in hits:
        if hit.cue not in ("i", "we", "other") or (hit.cue == "we" and hit.first == first and answer.norm(first) in ands):
            continue
        actor: Actor = "I" if hit.cue == "i" else "we" if hit.cue == "we" else "other"
        if best is None or (hit.first, -hit.last) < best[:2]:
            best = (hit.first, -hit.last, actor)
    return best[2] if best else None


def _idle(answer: Answer, sentence: list[Clause]) -> bool:
    """Whether a sentence is asked of the interviewer, mere politeness, or abuse."""
    if not sentence:
        return False
    whole = answer.text[sentence[0].span.start : sentence[-1].span.end]
    opening = next((clause for clause in sentence if clause.last > clause.first), sentence[0])
    leads = {hit.cue for hit in opening.hits if hit.first - opening.first <= 1}
    if any(clause.has("abuse") for clause in sentence) or "question" in leads or whole.endswith("?"):
        return True
    words = sum(clause.last - clause.first for clause in sentence)
    polite = sum(hit.last - hit.first for clause in sentence for hit in clause.hits if hit.cue == "pleasantry")
    return "pleasantry" in leads and words - polite <= 2  # noqa: PLR2004
