"""A move -> one question: the wording is chosen by the conversation and the turn, never by chance, and never twice."""

import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from conversation.interview.languages.phrases import TopicQuestions
from conversation.interview.phrasing.repeats import asked_questions, is_close, is_repeat
from conversation.interview.session import Interview
from conversation.interview.types import Choice, Move, TopicKey

FORMS: dict[str, tuple[str, ...]] = {
    "wide": ("wide", "follow"),
    "narrow": ("narrow", "wide", "follow"),
    "thread": ("thread", "wide", "follow"),
    "follow": ("follow", "wide"),
    "figure": ("figure",),
    "more": ("more",),
    "together": ("together", "wide"),
}
Item = TypeVar("Item")


class Worded(NamedTuple):
    """A move with the wording that it takes."""

    move: Move
    text: str


class Wording(NamedTuple):
    """One way to ask: its name within the bank, its text, and the answers that it offers."""

    variant: str
    text: str
    choices: tuple[str, ...] = ()


def seed(interview: Interview) -> int:
    """The same for the same conversation and turn."""
    first = next((message.content for message in interview.messages if message.role == "user"), interview.guide.key)
    turn = sum(message.role == "user" for message in interview.messages)
    return zlib.crc32(first.encode("utf-8", "surrogatepass")) + turn


def in_turn(items: Sequence[Item], by: int) -> Iterator[Item]:
    """All items, beginning at one that the seed names."""
    for n in range(len(items)):
        yield items[(by + n) % len(items)]


def worded(move: Move, interview: Interview) -> Worded | None:
    """The move in words that were not used before, None where its wordings are used up."""
    earlier = asked_questions(interview.asked, interview.pack.phrases.abbreviations)
    used = {asked.move.variant for asked in interview.asked}
    fresh = [w for w in _wordings(move, interview) if w.variant not in used and _refers(w, move, interview)]
    for too_near in (is_close, is_repeat):
        for wording in fresh:
            if not too_near(wording.text, earlier):
                return Worded(_with(move, wording), wording.text)
    return None


def _refers(wording: Wording, move: Move, interview: Interview) -> bool:
    """Whether what a wording speaks of as known was told in the last answer."""
    phrases = interview.pack.phrases
    if wording.text not in phrases.referring | phrases.of_team:
        return True
    last = next((message.message_id for message in reversed(interview.messages) if message.role == "user"), None)
    told = [note for note in interview.notes if note.message_id == last and note.kind != "withdrawal"]
    if wording.text in phrases.of_team:
        return any(note.topic == "collaboration" or note.aspect == "team_size" for note in told)
    return any(note.topic == move.topic for note in told)


def reserve(interview: Interview) -> Worded | None:
    """A question that fits at any time, None where all were used."""
    return worded(Move(kind="ask", variant="reserve.wide"), interview)


def _with(move: Move, wording: Wording) -> Move:
    choices = tuple(Choice(key=str(n), label=label) for n, label in enumerate(wording.choices, start=1))
    return move.model_copy(update={"variant": wording.variant, "choices": choices or move.choices})


def _wordings(move: Move, interview: Interview) -> Iterator[Wording]:
    """The wordings of a move's own form first, then those of the forms that can stand in for it."""
    topics, _, form = move.variant.partition(".")
    by = seed(interview)
    for each in FORMS.get(form, ("wide", "follow")):
        if each == "together":
            texts = interview.pack.phrases.together.get(topics, ())
            yield from in_turn(_named(topics, each, texts), by)
        elif topics == "reserve":
            yield from in_turn(_named(topics, each, interview.pack.phrases.reserve), by)
        elif move.topic is not None:
            yield from in_turn(_of_topic(move.topic, each, interview), by)


def _of_topic(topic: TopicKey, form: str, interview: Interview) -> list[Wording]:
    bank = bank_of(topic, interview)
    if form == "narrow":
        return [Wording(f"{topic}.narrow.{n}", each.ask, each.choices) for n, each in enumerate(bank.narrow)]
    return _named(topic, form, getattr(bank, form))


def bank_of(topic: TopicKey, interview: Interview) -> TopicQuestions:
    """The wordings of a topic: the guide's own over the language's."""
    own = interview.guide.questions.get(interview.pack.code, {}).get(topic)
    usual = interview.pack.phrases.questions.get(topic) or TopicQuestions()
    return own.over(usual) if own else usual


def _named(topics: str, form: str, texts: Sequence[str]) -> list[Wording]:
    return [Wording(f"{topics}.{form}.{n}", text) for n, text in enumerate(texts)]
