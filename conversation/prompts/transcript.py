"""The transcript as a model is given it."""

from collections.abc import Iterable

from conversation.interview.types import Message


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
