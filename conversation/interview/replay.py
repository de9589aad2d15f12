"""A temporary interview from a bare list of messages, for callers that keep their own transcript."""

from collections.abc import Mapping, Sequence
from typing import Any

from conversation.exceptions import Invalid
from conversation.interview.guide import DEFAULT_GUIDE, guide_for
from conversation.interview.kinds import kind_told
from conversation.interview.languages import detect, pack_for
from conversation.interview.policy import take_stock
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Message, Move

EXPECTED = 'a list of {"role": "user" or "assistant", "content": text}'


def replay(messages: Sequence[Mapping[str, Any]], guide: str | None = None, language: str | None = None) -> Interview:
    """Read each of the person's messages in turn, as if the interview had been held here. Raises Invalid.

    Without a guide the first answers decide it, if they can.
    """
    checked = [_message(index, raw) for index, raw in enumerate(messages)]
    if not checked:
        raise Invalid(f"There are no messages. Expected {EXPECTED}.", {"messages": ["This list is empty."]})
    said = " ".join(message.content for message in checked if message.role == "user")
    pack = pack_for(language or detect(said))
    interview = Interview(guide_for(guide or DEFAULT_GUIDE), pack, (), (), ())
    for message in checked:
        interview = _heard(interview, message, guide) if message.role == "user" else _spoken(interview, message)
    return interview


def _heard(interview: Interview, message: Message, chosen: str | None) -> Interview:
    if not chosen:
        interview = interview._replace(guide=kind_told(interview, message))
    notes = read(interview, message)
    return interview._replace(messages=(*interview.messages, message), notes=interview.notes + notes)


def _spoken(interview: Interview, message: Message) -> Interview:
    """The transcript does not tell which move was made: the first one that the policy would have made stands for it."""
    move = take_stock(interview).moves[0] if interview.asked else Move(kind="greet")
    asked = Asked(move=move, text=message.content)
    return interview._replace(messages=(*interview.messages, message), asked=(*interview.asked, asked))


def _message(index: int, raw: object) -> Message:
    role, content = (raw.get("role"), raw.get("content")) if isinstance(raw, Mapping) else (None, None)
    if role not in ("user", "assistant") or not isinstance(content, str) or not content.strip():
        sentence = f"Message {index + 1} cannot be read. Expected {EXPECTED}, with a content that is not empty."
        raise Invalid(sentence, {"messages": [sentence]})
    return Message(message_id=str(index), role=role, content=content)
