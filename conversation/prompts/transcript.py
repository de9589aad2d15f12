"""The transcript as a model is given it."""

from collections.abc import Iterable
from itertools import accumulate

from conversation.interview.types import Message

# About 15,000 tokens: sixty turns of ordinary answers, and a price for each turn that whoever pays can bear.
HISTORY_MAX_CHARS = 60_000
# What is left out moves on in steps of this size, and not with each turn: else no turn could read the one before from
# the vendor's cache.
STEP_CHARS = 30_000


def history(messages: Iterable[Message]) -> tuple[Message, ...]:
    """From the person's first message to their last: empty messages left out, neighbours of one role merged.

    So it begins and ends with the person and alternates, whatever was stopped, failed or edited on the way.
    """
    merged: list[Message] = []
    for message in messages:
        if not message.content.strip() or (not merged and message.role != "user"):
            continue
        if merged and merged[-1].role == message.role:
            merged[-1] = message.model_copy(update={"content": f"{merged[-1].content}\n\n{message.content}"})
        else:
            merged.append(message)
    if merged and merged[-1].role != "user":
        merged.pop()
    return tuple(merged)


def recent(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """The end of a history: what the vendor is sent of a very long interview.

    What is older is left out whole messages at a time, so it begins with the person as before; the last message always
    stays, however long. The ledger has read the older answers, so the moves still know them.
    """
    too_much = sum(len(message.content) for message in messages) - HISTORY_MAX_CHARS
    if too_much <= 0:
        return messages
    left_out = -(-too_much // STEP_CHARS) * STEP_CHARS
    ends = accumulate(len(message.content) for message in messages)
    first = next(
        (n + 1 for n, end in enumerate(ends) if end >= left_out and messages[n].role != "user"), len(messages) - 1
    )
    return messages[first:]
