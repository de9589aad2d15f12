"""The application that an ASGI server runs."""

import asyncio
import gc
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from config import handler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = handler.application()

log = logging.getLogger(__name__)
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]

# How long replies that are being written may take to end when the server stops.
DRAIN_S = 8


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Requests go to Django, which knows nothing of a server's life; that is ours."""
    if scope["type"] == "lifespan":
        await live(receive, send)
    else:
        await django_application(scope, receive, send)


async def live(receive: Receive, send: Send) -> None:
    """Load in the background what first replies would wait for; at the end let running replies finish."""
    from conversation.services.housekeeping import keep_house

    await receive()
    chores = (asyncio.create_task(warmed_up()), asyncio.create_task(keep_house()))
    await send({"type": "lifespan.startup.complete"})
    await receive()
    for chore in chores:
        chore.cancel()
    await end_replies()
    await send({"type": "lifespan.shutdown.complete"})


async def end_replies() -> None:
    """Let running replies finish, up to a limit; what is left is marked as failed."""
    from conversation.services.running import drain

    if late := await drain(DRAIN_S):
        log.warning("replies were still being written when the server stopped; they can be tried again: %d", late)


async def warmed_up() -> None:
    """Never fails: whatever is wrong will be said where it matters."""
    from conversation.services.ai_service import warm_up

    try:
        await warm_up()
        # What is loaded now stays for good; to look it all over at each collection of garbage is for nothing.
        gc.collect()
        gc.freeze()
    except Exception:  # a failure here would only hide the error that a person's call reports well
        log.exception("warming up failed")
