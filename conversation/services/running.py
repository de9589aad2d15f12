"""Runs the work of this process to its end, keeps its leases, and tells other processes how far it is."""

import asyncio
import contextvars
import logging
import time
from collections.abc import Coroutine
from typing import Any, TypeVar
from uuid import UUID

from conversation.conf import conversation_settings
from conversation.services import partials
from conversation.services.db import in_db
from conversation.services.live import Live
from conversation.services.partials import Partial, Wish
from conversation.services.rows.opening import renew_leases

T = TypeVar("T")
log = logging.getLogger(__name__)

TICK_S = 0.1
# Followers say something this often, so that no proxy between takes the silence for the end.
NUDGE_S = 15.0
# What is interrupted only has its rows to close.
CLOSING_S = 5.0

_tasks: set[asyncio.Task[Any]] = set()
_lives: dict[UUID, Live[Any]] = {}


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` in a task of its own and wait for it; if the waiter is cancelled, the task is not."""
    return await asyncio.shield(spawn(work))


def spawn(work: Coroutine[Any, Any, T], context: contextvars.Context | None = None) -> asyncio.Task[T]:
    """Run `work` in a task that is held here until it is done; without a context in a copy of the current one, so that
    logs keep their ids."""
    task = asyncio.get_running_loop().create_task(work, context=context or contextvars.copy_context())
    _tasks.add(task)
    task.add_done_callback(_forget)
    return task


def _forget(task: asyncio.Task[Any]) -> None:
    _tasks.discard(task)
    # An error that nobody waits for any more was already logged where it arose; reading it keeps asyncio quiet.
    if not task.cancelled():
        task.exception()


def begin(live: Live[Any], work: Coroutine[Any, Any, None]) -> None:
    """Start the work that `live` tells of, and look after it until it has ended."""
    alone = not _of(live.loop)
    _lives[live.turn_id] = live
    spawn(work)
    if alone:
        # What it logs belongs to no request.
        spawn(_look_after(live.loop), contextvars.Context())


def running_here(conversation_id: UUID) -> Live[Any] | None:
    """What this event loop is doing for a conversation, if anything."""
    mine = (live for live in _of(asyncio.get_running_loop()) if live.conversation_id == conversation_id)
    return next((live for live in mine if not live.ended.done()), None)


def of_message(message_id: UUID) -> Live[Any] | None:
    """The reply that this event loop writes, or has just written, into a message."""
    return next((live for live in _of(asyncio.get_running_loop()) if live.message_id == message_id), None)


def _of(loop: asyncio.AbstractEventLoop) -> list[Live[Any]]:
    return [live for live in _lives.values() if live.loop is loop]


async def drain(limit_s: float) -> int:
    """Wait until all work of this process is done; past the limit interrupt what is left, and return how much that was.

    What is interrupted is closed as failed, so that it can be tried again at once.
    """
    loop = asyncio.get_running_loop()
    await _done(loop, limit_s)
    late = [live for live in _of(loop) if not live.ended.done()]
    for live in late:
        live.interrupt("shutdown")
    await _done(loop, CLOSING_S)
    return len(late)


async def _done(loop: asyncio.AbstractEventLoop, limit_s: float) -> None:
    """Wait for all tasks, also for those that they start."""
    until = loop.time() + limit_s
    while (mine := [task for task in _tasks if task.get_loop() is loop]) and loop.time() < until:
        await asyncio.wait(mine, timeout=until - loop.time())


async def _look_after(loop: asyncio.AbstractEventLoop) -> None:
    """Every moment, while anything runs: publish what grew, hear wishes, renew leases, keep followers' lines open."""
    renewed = nudged = time.monotonic()
    try:
        while mine := _of(loop):
            await asyncio.sleep(TICK_S)
            now = time.monotonic()
            over = [live for live in mine if live.ended.done()]
            due = now - renewed > conversation_settings().turn_lease_s / 3
            await _exchange(mine, [live.turn_id for live in mine] if due else [])
            renewed = now if due else renewed
            nudged = _nudge(mine, now) if now - nudged > NUDGE_S else nudged
            for live in over:
                del _lives[live.turn_id]
    finally:
        for live in _of(loop):
            del _lives[live.turn_id]


def _nudge(mine: list[Live[Any]], now: float) -> float:
    for live in mine:
        live.wake()
    return now


async def _exchange(mine: list[Live[Any]], renew: list[UUID]) -> None:
    """One crossing to the cache and the database for everything that runs. Their failure never ends a reply."""
    replies = {live.message_id: live for live in mine if live.message_id is not None}
    over = [message_id for message_id, live in replies.items() if live.ended.done()]
    news = {message_id: live for message_id, live in replies.items() if live.changes != live.changes_told}
    grown = {message_id: (live.partial, live.changes) for message_id, live in news.items() if message_id not in over}
    partly = {message_id: partial for message_id, (partial, _) in grown.items()}
    try:
        wishes = await in_db(_tell_and_hear, partly, over, list(replies), renew)
    except Exception:  # the cache's and the database's errors have no common root, and a reply outlives them all
        log.warning("replies could not be shared with other processes; they go on", exc_info=True)
        return
    for message_id, (_, changes) in grown.items():
        replies[message_id].changes_told = changes
    for message_id, wish in wishes.items():
        replies[message_id].interrupt(wish)


def _tell_and_hear(
    grown: dict[UUID, Partial], over: list[UUID], writing: list[UUID], renew: list[UUID]
) -> dict[UUID, Wish]:
    if renew:
        renew_leases(renew)
    if grown:
        partials.publish(grown)
    if over:
        partials.forget(over)
    return partials.wishes(writing) if writing else {}
