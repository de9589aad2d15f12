"""What was asked and what came back: the transcript as exchanges, which the policy counts on."""

from typing import NamedTuple

from conversation.interview.languages import LanguagePack
from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.ledger import Ledger
from conversation.interview.session import Interview
from conversation.interview.text.intents import Intent, intent
from conversation.interview.text.passage import passage_of
from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.types import TOPIC_KEYS, Asked, Message, Move, Note, TopicKey

# What the person says of the interview itself; the question before it stays open.
ASIDES: frozenset[str] = frozenset(
    {"why", "how_long", "progress", "stop", "off_topic", "distress", "rules", "clarify", "greeting", "thanks"}
)
STORY: frozenset[TopicKey] = frozenset({"challenge", "outcome"})
SHORT_WORDS = 6
# An answer of so many words tells of its own accord, as a pasted text does.
PASTED_WORDS = 40
# One of so many words, or of so many topics besides, tells all that it touches.
WHOLE_WORDS, WHOLE_TOPICS = 70, 6


class Exchange(NamedTuple):
    """One user message, the move that it answers, and the notes it gave: `news` are those that changed the ledger."""

    answer: Message
    asked: Asked | None
    intent: Intent
    notes: tuple[Note, ...]
    news: tuple[Note, ...]

    @property
    def answers(self) -> bool:
        """Whether the message takes up the question: facts count as an answer, whatever else it says."""
        return bool(self.news) or self.intent not in ASIDES


def exchanges(interview: Interview, ledger: Ledger) -> tuple[Exchange, ...]:
    """The user's messages in order, each with the asked move before it."""
    live = {note.note_id for note in ledger.facts}
    notes = _by_message(interview.notes)
    found = []
    for message, asked in _pairs(interview):
        taken = tuple(notes.get(message.message_id, ()))
        news = tuple(n for n in taken if n.note_id in live or n.kind in ("correction", "withdrawal"))
        found.append(Exchange(message, asked, intent(message.content, interview.pack), taken, news))
    return tuple(found)


def _by_message(notes: tuple[Note, ...]) -> dict[str, list[Note]]:
    """Notes by the message that told them. What the person typed goes with the message before it: it may stand for
    what that told, or tell what that did not.
    """
    found: dict[str, list[Note]] = {}
    last = ""
    for note in notes:
        last = note.message_id or last
        if note.message_id or note.kind != "withdrawal":
            found.setdefault(last, []).append(note)
    return found


def _pairs(interview: Interview) -> list[tuple[Message, Asked | None]]:
    """Each user message with the move it answers: the reply just before it, else by position."""
    by_text = {asked.text: asked for asked in interview.asked}
    pairs: list[tuple[Message, Asked | None]] = []
    before: Asked | None = None
    for message in interview.messages:
        if message.role == "assistant":
            before = by_text.get(message.content, before)
            continue
        position = len(pairs)
        asked = before or (interview.asked[position] if position < len(interview.asked) else None)
        pairs.append((message, asked))
        before = None
    return pairs


def asked_since(interview: Interview) -> tuple[Asked, ...]:
    """The moves made since the conversation was last written up and opened again; all where it never was."""
    if interview.reopened_at is None:
        return interview.asked
    said = {message.content for message in interview.messages[interview.reopened_at :] if message.role == "assistant"}
    return tuple(asked for asked in interview.asked if asked.text in said)


def told_since(interview: Interview, past: tuple[Exchange, ...]) -> tuple[Exchange, ...]:
    """The answers given since then; all where it never was."""
    before = interview.messages[: interview.reopened_at or 0]
    return past[sum(message.role == "user" for message in before) :]


def topics_of(move: Move) -> tuple[TopicKey, ...]:
    """The topics that a move asks for: one, or those asked together."""
    if move.kind in ("greet", "resolve_contradiction", "suggest_completion") or move.topic is None:
        return ()
    named = move.variant.split(".")[0].split("+")
    return tuple(key for key in TOPIC_KEYS if key in named) if len(named) > 1 else (move.topic,)


def is_figure(move: Move) -> bool:
    """Whether a move asks for a figure, also when it is asked again after an aside."""
    return move.kind == "ask_figure" or ".figure" in move.variant


class Counts(NamedTuple):
    """How often each topic was asked and answered in some way, the topics whose figure was asked, and those whose
    figure was told with them though not as theirs. `brief`: the messages that only answered the question of the moment;
    `answers`: how many took up their question.
    """

    asked: dict[TopicKey, int]
    figures: frozenset[TopicKey]
    figured: frozenset[TopicKey] = frozenset()
    brief: frozenset[str] = frozenset()
    answers: int = 0


def counts(past: tuple[Exchange, ...]) -> Counts:
    """Count the asks that were answered. An ask that met an aside is still open and does not count."""
    asked: dict[TopicKey, int] = {}
    figures: set[TopicKey] = set()
    for exchange in past:
        if exchange.asked is None or not exchange.answers:
            continue
        move = exchange.asked.move
        for key in _answered(exchange):
            if is_figure(move):
                figures.add(key)
            else:
                asked[key] = asked.get(key, 0) + 1
    brief = frozenset(e.answer.message_id for e in past if not _is_whole(e))
    return Counts(asked, frozenset(figures), brief=brief, answers=sum(e.answers for e in past))


def _is_whole(exchange: Exchange) -> bool:
    """Whether an answer tells the experience as a whole, as a pasted text does: at length, or of many matters."""
    words = len(exchange.answer.content.split())
    many = len({note.topic for note in exchange.notes}) >= WHOLE_TOPICS
    return words >= WHOLE_WORDS or (many and words >= PASTED_WORDS)


def _answered(exchange: Exchange) -> tuple[TopicKey, ...]:
    """The topics that count as asked by what was answered: of several in one question, those taken up, if any was.

    Who is asked for two things at once tells one, and is asked for the other by itself.
    """
    topics = topics_of(exchange.asked.move) if exchange.asked else ()
    told = {note.topic for note in exchange.notes}
    return tuple(key for key in topics if key in told) or topics


def terse(past: tuple[Exchange, ...]) -> bool:
    """Whether the person answers in about five words, over their last three answers."""
    lengths = [len(e.answer.content.split()) for e in past if e.answers and e.intent not in ("confirm", "deny")][-3:]
    return bool(lengths) and sum(lengths) <= SHORT_WORDS * len(lengths)


def refused(past: tuple[Exchange, ...], pack: LanguagePack) -> bool:
    """Whether the person is in a hurry, or has turned down, just now or about the story, what they were asked."""
    return any(
        e.intent in ("stop", "how_long") or ((e is past[-1] or _of_story(e)) and _turns_down(e, pack)) for e in past
    )


def _of_story(exchange: Exchange) -> bool:
    return exchange.asked is not None and exchange.asked.move.topic in STORY


def _turns_down(exchange: Exchange, pack: LanguagePack) -> bool:
    return (
        exchange.intent in ("deny", "skip", "dont_know")
        or (exchange.answers and not exchange.news)
        or any(note.kind == "declined" for note in exchange.notes)
        or denies(exchange.answer.content, pack)
    )


def denies(text: str, pack: LanguagePack) -> bool:
    """Whether an answer begins with a denial or ends the matter, as "No, that's all" and "Nothing more" do."""
    return _denies(text, pack.reading)


@remembered(SHORT)
def _denies(text: str, reading: ReadingWords) -> bool:
    passage = passage_of(text, reading)
    hits = passage.language.cues.find(passage.words, {}, {}, passage.openings)
    return any(hit.cue == "refusal" or (hit.cue == "negation" and hit.first == 0) for hit in hits)


def protests(past: tuple[Exchange, ...]) -> bool:
    """Whether the last answer was meant as one and held nothing that could be noted, as "I already said" does."""
    return bool(past) and past[-1].intent == "answer" and not past[-1].news
