"""Hold a tiny interview, so that what is loaded on first use is there before a person waits for it."""

from conversation.interview.guide import DEFAULT_GUIDE, guide_for
from conversation.interview.languages import detect, pack_for
from conversation.interview.phrasing import greeting, speak
from conversation.interview.policy import take_stock
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Message
from conversation.interview.writing import title, write_up

ANSWER = "I was a gardener at Hill Park for 2 years, and I planted 40 trees with a team of 3."


def rehearse() -> None:
    """Read, judge, phrase and write up one answer; takes a second or two in a fresh process."""
    guide, pack = guide_for(DEFAULT_GUIDE), pack_for(detect(ANSWER))
    message = Message(message_id="rehearsal", role="user", content=ANSWER)
    begun = Interview(guide, pack, (), (), (greeting(guide, pack),))
    told = begun._replace(messages=(message,), notes=read(begun, message))
    speak(told, take_stock(told))
    title(told)
    write_up(told, None)
