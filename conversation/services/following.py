"""Follow a reply from any point of its text: written by this process, by another, or over already."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from conversation.exceptions import NotFound, ProvidersFailed, Superseded
from conversation.models import ConversationMessage, Turn
from conversation.services import partials, running
from conversation.services.db import in_db
from conversation.services.live import Live
from conversation.services.partials import Partial
from conversation.services.results import TurnResult
from conversation.services.rows.find import lease_left, text_so_far, visible
from conversation.services.rows.told import told_turn
from conversation.services.running import NUDGE_S

POLL_S = 0.1
NOT_FINISHED = "This reply was not finished. What you wrote is kept; please try again."
NO_REPLY = "There is no reply with this id in the conversation."


class Progress(NamedTuple):
    """How far a reply is: its text so far, whether that is final, and what it ended with once it has."""

    text: str
    final: bool
    outcome: TurnResult | BaseException | None


class Found(NamedTuple):
    """A reply to follow, and the turn that it belongs to."""

    turn: Turn
    reply: ConversationMessage


async def find_reply(conversation_id: UUID | str, message_id: UUID, owner: Any = None) -> Found:
    """The reply in this message. Raises NotFound, and Superseded when another took its place."""
    return await in_db(_found, conversation_id, message_id, owner)


def follow(found: Found) -> AsyncGenerator[Progress, None]:
    """Tell how far the reply is, each time that may have changed, until it has ended."""
    live = running.of_message(found.reply.pk)
    if live is not None:
        return follow_live(live)
    rest = _follow_elsewhere(found) if found.turn.state == Turn.State.RUNNING else _follow_stored(found)
    return _while_it_is_there(rest)


async def follow_live(live: Live[TurnResult]) -> AsyncGenerator[Progress, None]:
    """Follow a reply that this process writes. Ends with its outcome; leaving early changes nothing."""
    while not live.ended.done():
        yield Progress(live.text, live.final, None)
        await live.changed()
    yield Progress(live.text, live.final, live.ended.exception() or live.ended.result())


async def _while_it_is_there(rest: AsyncGenerator[Progress, None]) -> AsyncGenerator[Progress, None]:
    """The same, ending with NotFound when the conversation is deleted meanwhile, and perhaps its rows."""
    try:
        async with aclosing(rest):
            async for progress in rest:
                yield progress
    except (NotFound, ObjectDoesNotExist):
        yield Progress("", False, NotFound(NO_REPLY))


async def _follow_elsewhere(found: Found) -> AsyncGenerator[Progress, None]:
    """Follow by what the writing process tells in the cache, until the rows say how it ended."""
    known, spoke = Partial("", False), time.monotonic()
    while True:
        turn, told = await in_db(_look, found.turn.pk, found.reply.pk)
        if turn.state != Turn.State.RUNNING or lease_left(turn) == 0:
            break
        if told not in (None, known) or time.monotonic() - spoke > NUDGE_S:
            known, spoke = told or known, time.monotonic()
            yield Progress(known.text, known.final, None)
        await asyncio.sleep(POLL_S)
    async for progress in _follow_stored(Found(turn, await in_db(_reply, found.reply.pk))):
        yield progress


async def _follow_stored(found: Found) -> AsyncGenerator[Progress, None]:
    """A reply that is over: whole, stopped, failed, or left behind by a process that died."""
    if found.turn.state in (Turn.State.COMPLETE, Turn.State.STOPPED):
        yield Progress(found.reply.content, True, await in_db(told_turn, found.turn))
    elif found.turn.state == Turn.State.SUPERSEDED:
        yield Progress(found.reply.content, False, superseded())
    else:
        yield Progress(await in_db(text_so_far, found.reply), False, ProvidersFailed(NOT_FINISHED))


def _found(conversation_id: UUID | str, message_id: UUID, owner: Any) -> Found:
    turns = Turn.objects.filter(conversation=visible(conversation_id, owner), ai_message_id=message_id, number__gt=0)
    turn = turns.select_related("ai_message").first()
    if turn is None or turn.ai_message is None:
        raise NotFound(NO_REPLY)
    if turn.ai_message.superseded_at is not None:
        raise superseded()
    return Found(turn, turn.ai_message)


def superseded() -> Superseded:
    """The refusal to follow a reply that was replaced."""
    return Superseded("This reply was replaced by another one. Load the conversation again.")


def _look(turn_id: UUID, message_id: UUID) -> tuple[Turn, Partial | None]:
    return Turn.objects.get(pk=turn_id), partials.partial(message_id)


def _reply(message_id: UUID) -> ConversationMessage:
    return ConversationMessage.objects.get(pk=message_id)
