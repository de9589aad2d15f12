from collections.abc import Callable

import pytest

from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.phrasing import greeting
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Message, Move, Note

ANSWERS = (
    "I was night porter at the Queens Hotel in Leeds, from 2019 to 2022. Just me on the desk after midnight.",
    "Check-ins till about two, then I walked the floors, did the alarms and set up the breakfast room.",
    "It was mostly Opera for the bookings and a paper log for anything that happened in the night.",
    "The hard bit was the fire panel. It went off for nothing, sometimes three times a night, and everyone came down.",
    "I started writing down which sensor it was each time, and after a month it was always the same two corridors.",
    "I showed the list to the maintenance lead and we got those sensors changed. Took some nagging, I have to say.",
    "False alarms went from about twelve a month to one. And people stopped checking out early because of it.",
    "I worked with the duty manager by phone and with Ryszard from maintenance, who did the actual wiring.",
    "I learned that if you write things down they believe you. Before that it was just me moaning.",
    "No, I think that is about all of it.",
)


@pytest.fixture
def porter() -> Callable[[int], Interview]:
    """Paula's interview after so many of her answers; each was asked for in two sentences."""

    def porter(turns: int) -> Interview:
        guide, pack = guide_for("employment"), pack_for("en")
        opened = greeting(guide, pack)
        asked, notes = [opened], []
        messages = [Message(message_id="0", role="assistant", content=opened.text)]
        for n, answer in enumerate(ANSWERS[:turns]):
            said = Message(message_id=f"u{n}", role="user", content=answer)
            messages.append(said)
            notes.append(_note(said, n))
            if n < turns - 1:
                question = f"So that was {answer.split('.')[0].lower()}. What came next on night {n}?"
                messages.append(Message(message_id=f"a{n}", role="assistant", content=question))
                asked.append(Asked(move=Move(kind="ask", topic="outcome"), text=question))
        return Interview(guide, pack, tuple(messages), tuple(notes), tuple(asked))

    return porter


def _note(said: Message, n: int) -> Note:
    topics = ("role", "responsibilities", "tools", "challenge", "actions", "actions", "outcome", "collaboration")
    topic = topics[n] if n < len(topics) else "learning"
    return Note(
        note_id=str(n),
        topic=topic,
        value=said.content,
        quote=said.content,
        message_id=said.message_id,
        start=0,
        end=len(said.content),
    )
