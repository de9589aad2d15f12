"""The synchronous names of the services: each is one line over its `a…` twin."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from conversation.exceptions import SyncCallInLoop

T = TypeVar("T")


def run_sync(work: Coroutine[Any, Any, T], twin: str) -> T:
    """Run `work` to its end from synchronous code. In a running loop: SyncCallInLoop, naming the `twin` to await."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    work.close()
    raise SyncCallInLoop(f"This call would block the running event loop; await {twin}(...) there instead.")
