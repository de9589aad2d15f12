"""What processes tell each other of replies in the making, through the Django cache: texts so far, and wishes.

Plain functions for a database thread, since a cache may be across a network. With a cache in the memory of one process
the same calls work, and nobody else is told.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, TypeAlias
from uuid import UUID

from django.core.cache import cache

# `stop`: keep the text so far and end. `notes`: the text is final, do without the notes that are still pending.
Wish: TypeAlias = Literal["stop", "notes"]

# A reply that was cut off by a crash can be read for as long.
KEPT_S = 24 * 3600
WISH_KEPT_S = 60


class Partial(NamedTuple):
    """A reply so far. `final`: no word will follow, only notes are pending."""

    text: str
    final: bool


def publish(partials: Mapping[UUID, Partial]) -> None:
    """Tell the other processes how far replies are."""
    cache.set_many({_reply(message_id): tuple(partial) for message_id, partial in partials.items()}, KEPT_S)


def forget(message_ids: Iterable[UUID]) -> None:
    """These replies are over: their rows tell what there is to tell."""
    cache.delete_many(map(_reply, message_ids))


def partial(message_id: UUID) -> Partial | None:
    """How far a reply is, by the last that its process told; None if it told nothing."""
    found = cache.get(_reply(message_id))
    return None if found is None else Partial(*found)


def wish(message_id: UUID, wanted: Wish) -> None:
    """Ask the process that writes a reply, whichever it is, to end it."""
    cache.set(_wish(message_id), wanted, WISH_KEPT_S)


def wishes(message_ids: Iterable[UUID]) -> dict[UUID, Wish]:
    """What was asked for each of these replies, if anything."""
    keys = {_wish(message_id): message_id for message_id in message_ids}
    return {keys[key]: wanted for key, wanted in cache.get_many(keys).items()}


def _reply(message_id: UUID) -> str:
    return f"conversation:reply:{message_id}"


def _wish(message_id: UUID) -> str:
    return f"conversation:wish:{message_id}"
