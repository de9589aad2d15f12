"""End early what runs in a conversation, whichever process runs it."""

import asyncio
import time
from typing import Any
from uuid import UUID

from conversation.models import Turn
from conversation.services import partials, running
from conversation.services.db import in_db
from conversation.services.live import Live
from conversation.services.partials import Wish
from conversation.services.rows.find import lease_left, running_turn, visible

POLL_S = 0.05
# The other process hears a wish at its next tick, and closes the turn in one transaction.
PATIENCE_S = 5.0


async def stop(conversation_id: UUID | str, owner: Any = None) -> bool:
    """Stop the reply, or the completion, that runs; True when one was cut short by it. Raises NotFound."""
    turn = await in_db(_running, conversation_id, owner)
    if turn is None:
        return False
    live = running.running_here(turn.conversation_id)
    if live is not None:
        whole = live.final
        live.interrupt("stop")
        await _ended(live)
        return not whole
    return await _elsewhere(turn, "stop") == Turn.State.STOPPED


async def end_notes(conversation_id: UUID | str) -> bool:
    """Give up the notes of a reply whose text is final; False when something else runs, or nothing."""
    turn = await in_db(_running, conversation_id, None)
    if turn is None:
        return True
    live = running.running_here(turn.conversation_id)
    if live is not None:
        if live.final:
            live.interrupt("notes")
            await _ended(live)
        return live.final
    told = await in_db(partials.partial, turn.ai_message_id) if turn.ai_message_id else None
    if told is None or not told.final:
        return False
    return await _elsewhere(turn, "notes") != Turn.State.RUNNING


def _running(conversation_id: UUID | str, owner: Any) -> Turn | None:
    return running_turn(visible(conversation_id, owner).pk)


async def _ended(live: Live[Any]) -> None:
    """Wait for the end; what it ended with is for those who follow."""
    await asyncio.wait([live.ended], timeout=PATIENCE_S)


async def _elsewhere(turn: Turn, wish: Wish) -> str:
    """Ask the process that runs a turn to end it, and return the state that it comes to."""
    if turn.ai_message_id is not None:
        await in_db(partials.wish, turn.ai_message_id, wish)
    give_up = time.monotonic() + min(PATIENCE_S, lease_left(turn) + POLL_S)
    while True:
        state: str = await in_db(_state, turn.pk)
        if state != Turn.State.RUNNING or time.monotonic() > give_up:
            return state
        await asyncio.sleep(POLL_S)


def _state(turn_id: UUID) -> str:
    state = Turn.objects.values_list("state", flat=True).filter(pk=turn_id).first()
    # Its conversation may have been erased meanwhile.
    return state or Turn.State.FAILED
