"""Interviews put together by hand: what was asked, said and noted."""

from typing import Any

from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.phrasing import greeting
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Message, Move, Note, TopicKey


def begun(guide: str = "employment", language: str = "en") -> Interview:
    """An interview of which only the greeting stands."""
    pack = pack_for(language)
    hello = greeting(guide_for(guide), pack)
    said = Message(message_id="a0", role="assistant", content=hello.text)
    return Interview(guide_for(guide), pack, (said,), (), (hello,))


def told(interview: Interview, content: str, *facts: tuple[Any, ...]) -> Interview:
    """The person says something; `facts` are (topic, quote), (topic, quote, aspect) or (topic, quote, aspect, kind)."""
    turn = sum(message.role == "user" for message in interview.messages) + 1
    message = Message(message_id=f"u{turn}", role="user", content=content)
    notes = tuple(_note(message, n, *fact) for n, fact in enumerate(facts))
    return interview._replace(messages=(*interview.messages, message), notes=(*interview.notes, *notes))


def asked(interview: Interview, move: Move, text: str) -> Interview:
    """The interviewer says something, making a move."""
    said = Message(message_id=f"a{len(interview.asked)}", role="assistant", content=text)
    return interview._replace(
        messages=(*interview.messages, said), asked=(*interview.asked, Asked(move=move, text=text))
    )


def ask(topic: TopicKey, form: str = "wide") -> Move:
    """The move that asks for a topic."""
    kind = "ask_figure" if form == "figure" else "ask"
    return Move(kind=kind, topic=topic, variant=f"{topic}.{form}.0")


def _note(message: Message, n: int, topic: TopicKey, quote: str, aspect: str = "", kind: Any = "fact") -> Note:
    start = max(0, message.content.find(quote))
    return Note(
        note_id=f"{message.message_id}.{n}",
        topic=topic,
        value=quote,
        quote=quote,
        message_id=message.message_id,
        start=start,
        end=start + len(quote),
        aspect=aspect,
        kind=kind,
    )


FRAME = (
    ("role", "line cook", "title"),
    ("organisation", "Harbour Grill", "employer"),
    ("timeframe", "three years", "duration"),
)
FRAME_TEXT = "I was a line cook at Harbour Grill for three years."
EVERYTHING = (
    *FRAME,
    ("responsibilities", "ran the grill station every evening and did the ordering"),
    ("scope", "140 covers", "figure"),
    ("challenge", "guests waited 40 minutes for a main in summer"),
    ("actions", "moved the prep for the slowest dishes to the afternoon"),
    ("outcome", "down from 40 to 25 minutes", "figure"),
    ("tools", "combi oven"),
    ("collaboration", "five other cooks"),
    ("learning", "to plan backwards"),
)
EVERYTHING_TEXT = (
    "I was a line cook at Harbour Grill for three years. I ran the grill station every evening and did the ordering, "
    "140 covers. Guests waited 40 minutes for a main in summer, so I moved the prep for the slowest dishes to the "
    "afternoon. The wait went down from 40 to 25 minutes. We had a combi oven. With five other cooks. I learned "
    "to plan backwards."
)
