"""What of a message is the person's telling, and not an order to the program about what to write."""

from conversation.interview.languages import LanguagePack
from conversation.interview.text.intents import whole_intent
from conversation.interview.text.spans import sentences


def before_orders(text: str, pack: LanguagePack) -> str:
    """A message up to the sentence that tells the program to break its rules; what follows that tells nothing."""
    for sentence in sentences(text):
        if whole_intent(sentence.text, pack.reading) == "rules":
            return text[: sentence.start]
    return text
