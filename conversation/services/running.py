"""The replies that this process is writing. A request only follows: when the client leaves, the reply goes on."""

import asyncio
import contextvars
from collections.abc import Coroutine
from typing import Any, TypeVar

from conversation.exceptions import SyncCallInLoop

T = TypeVar("T")

_tasks: set[asyncio.Task[Any]] = set()


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` in a task of its own and wait for it; if the waiter is cancelled, the task is not.

    The task starts in a copy of the current context, so that logs keep their ids, and is held here until it is done.
    """
    task = asyncio.get_running_loop().create_task(work, context=contextvars.copy_context())
    _tasks.add(task)
    task.add_done_callback(_forget)
    return await asyncio.shield(task)


def _forget(task: asyncio.Task[Any]) -> None:
    _tasks.discard(task)
    # An error that nobody waits for any more was already logged where it arose; reading it keeps asyncio quiet.
    if not task.cancelled():
        task.exception()


async def drain() -> None:
    """Wait until every reply of this process is written."""
    while _tasks:
        await asyncio.gather(*_tasks, return_exceptions=True)


def run_sync(work: Coroutine[Any, Any, T], twin: str) -> T:
    """Run `work` to its end from synchronous code. In a running loop: SyncCallInLoop, naming the `twin` to await."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    work.close()
    raise SyncCallInLoop(f"This call would block the running event loop; await {twin}(...) there instead.")
