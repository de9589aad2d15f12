"""Reading: an answer in plain speech -> notes, each with the words that carry it."""

from conversation.interview.reading.reader import read
from conversation.interview.text.intents import Intent, intent

__all__ = ["Intent", "intent", "read"]
