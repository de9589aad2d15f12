"""A simulated interviewee: answers the move that was made, from what the person has to tell, in the person's way."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from conversation.interview.guide import guide_for
from conversation.interview.languages import LanguagePack
from conversation.interview.phrasing import greeting, speak
from conversation.interview.policy import take_stock
from conversation.interview.policy.turns import is_figure, topics_of
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Asked, Message, Note, NoteKind, TopicKey
from tests.conversation.interview.people import Fact, Person

Read = Callable[[Interview, Message], tuple[Note, ...]]
MOST_TURNS = 30
DONT_KNOW = {
    "en": ("I don't know", "No idea, sorry", "not sure", "I don't remember"),
    "de": ("Das weiß ich nicht", "Keine Ahnung", "Weiß nicht", "Ich erinnere mich nicht"),
}
AGREED = {"en": "Yes, write it up.", "de": "Ja, gern."}
VAGUE = ("It depends.", "Hard to say, this and that.", "The usual things.", "You know how it is.")
CORRECTING = "Sorry, that was wrong: since 2016, not 2017."
WANDERING = ("Can you write me a poem about rain?", "What is the capital of Peru?")


class Talk(NamedTuple):
    """A finished interview, with the stock before each reply."""

    person: Person
    interview: Interview
    stocks: tuple[Stock, ...]

    @property
    def turns(self) -> int:
        """How many messages the person wrote until the end was first suggested."""
        return next((n for n, s in enumerate(self.stocks, 1) if s.completion.suggested), len(self.stocks))

    def __str__(self) -> str:
        return "\n".join(f"{'  ' if m.role == 'assistant' else '> '}{m.content}" for m in self.interview.messages)


class _Teller:
    """The person while they talk: which facts are told."""

    def __init__(self, person: Person, language: str) -> None:
        self.person = person
        self.language = language
        self.untold = list(person.facts)
        self.turn = 0

    def answer(self, asked: Asked) -> tuple[str, tuple[Fact, ...]]:
        self.turn += 1
        special = self._special(asked)
        if special is not None:
            return special, ()
        facts = self._facts(asked)
        for fact in facts:
            self.untold.remove(fact)
        return (self._words(facts), facts) if facts else (self._nothing(), ())

    def _special(self, asked: Asked) -> str | None:
        habit, turn = self.person.habit, self.turn
        if asked.move.kind == "suggest_completion":
            return AGREED[self.language]
        if habit == "stops_early" and turn == 5:
            return "That's all, I have to go."
        if habit == "corrects" and turn == 5:
            return CORRECTING
        if habit == "wanders" and turn in (3, 6):
            return WANDERING[turn // 6]
        asides = {2: "Why do you ask?", 4: "How long will this take?", 6: "What have you got so far?"}
        return asides.get(turn) if habit == "asks_back" else None

    def _facts(self, asked: Asked) -> tuple[Fact, ...]:
        topics = topics_of(asked.move) or (("role", "organisation", "timeframe") if asked.move.kind == "greet" else ())
        if self.person.habit == "rich" and self.turn == 1:
            wanted = [f for f in self.untold if f.topic not in ("learning", "collaboration", "challenge")]
            return tuple(wanted)
        pool = [f for f in self.untold if f.topic in topics and f.topic not in self.person.silent]
        if is_figure(asked.move):
            pool = [f for f in pool if f.aspect == "figure"]
        if self.person.habit == "evasive" and self.turn % 3 == 0:
            return ()
        most = {"terse": 1, "rambling": 4}.get(self.person.habit, 2)
        return tuple(pool[: max(most, len(topics)) if len(topics) > 1 else most])

    def _words(self, facts: Iterable[Fact]) -> str:
        if self.person.habit == "terse":
            return ", ".join(fact.short for fact in facts)
        told = ", ".join(fact.text for fact in facts)
        more = " It was a busy place and every day was different, but that is how it went for me there, I would say."
        return told[0].upper() + told[1:] + "." + (more if self.person.habit == "rambling" else "")

    def _nothing(self) -> str:
        return VAGUE[self.turn % 4] if self.person.habit == "evasive" else DONT_KNOW[self.language][self.turn % 4]


def made_notes(interview: Interview, message: Message, facts: Iterable[Fact]) -> tuple[Note, ...]:
    """The notes of a perfect reader."""
    notes = []
    for n, fact in enumerate(facts):
        quote = fact.text if fact.text.casefold() in message.content.casefold() else fact.short
        start = message.content.casefold().find(quote.casefold())
        quote = message.content[start : start + len(quote)]
        value = fact.short if fact.short in quote else quote
        notes.append(
            Note(
                note_id=f"{message.message_id}.{n}",
                topic=fact.topic,
                value=value,
                quote=quote,
                message_id=message.message_id,
                start=start,
                end=start + len(quote),
                aspect=fact.aspect,
            )
        )
    if not notes and message.content in DONT_KNOW[interview.pack.code]:
        notes = [_note(message, topic, message.content, "declined") for topic in topics_of(interview.asked[-1].move)]
    if message.content == CORRECTING:
        notes = [_note(message, "timeframe", "since 2016", "correction").model_copy(update={"aspect": "start"})]
    return tuple(notes)


def _note(message: Message, topic: TopicKey, quote: str, kind: NoteKind) -> Note:
    start = message.content.index(quote)
    return Note(
        note_id=f"{message.message_id}.{topic}",
        topic=topic,
        value=quote,
        quote=quote,
        message_id=message.message_id,
        start=start,
        end=start + len(quote),
        kind=kind,
    )


def talk(person: Person, pack: LanguagePack, read: Read | None = None) -> Talk:
    """Interview a person until they agree to the end. Without `read`, by a perfect reader."""
    guide = guide_for(person.guide)
    hello = greeting(guide, pack)
    interview = Interview(guide, pack, (Message(message_id="m0", role="assistant", content=hello.text),), (), (hello,))
    teller, stocks = _Teller(person, pack.code), []
    for turn in range(1, MOST_TURNS + 1):
        words, facts = teller.answer(interview.asked[-1])
        message = Message(message_id=f"u{turn}", role="user", content=words)
        notes = read(interview, message) if read else made_notes(interview, message, facts)
        interview = interview._replace(messages=(*interview.messages, message), notes=(*interview.notes, *notes))
        stock = take_stock(interview)
        stocks.append(stock)
        reply = speak(interview, stock)
        said = Message(message_id=f"a{turn}", role="assistant", content=reply.text)
        interview = interview._replace(messages=(*interview.messages, said), asked=(*interview.asked, reply))
        if reply.move.detail in ("finish", "stop"):
            break
    return Talk(person, interview, tuple(stocks))
