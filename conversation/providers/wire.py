"""What the two wires share: loading, opening a request on ever lower rungs, reading JSON of uncertain shape."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from pydantic_core import from_json

from conversation.providers.failures import ran_out_of_time, said_by
from conversation.providers.rungs import Rungs

# Reasoning counts as output too, so a limit must leave room for more than the words that are wanted.
REPLY_MAX_TOKENS = 2_000
DRAFT_MAX_TOKENS = 8_000


async def loaded(module: str) -> None:
    """Import a module beside the running loop: an SDK takes a second, and nobody else's words should wait for it."""
    if module not in sys.modules:
        await asyncio.to_thread(import_module, module)


class Opened(NamedTuple):
    """An answer about to be read, and the rungs that the server took the request on."""

    response: Any
    rungs: Rungs


async def open_response(
    stack: AsyncExitStack,
    send: Callable[[dict[str, Any]], AbstractAsyncContextManager[Any]],
    request: Callable[[Rungs], dict[str, Any]],
    rungs: Rungs,
    used: tuple[str, ...],
    sdk: ModuleType,
) -> Opened:
    """Send `request` on these rungs, and on lower ones until the server takes it. Raises the SDK's last error.

    `used` are the options that the request has. A connection that breaks is made anew, once: servers close idle ones
    at any moment, also just as they are used.
    """
    anew = True
    while True:
        try:
            return Opened(await stack.enter_async_context(send(request(rungs))), rungs)
        except sdk.APIConnectionError as error:
            if ran_out_of_time(error) or not anew:
                raise
            anew = False
        except sdk.APIStatusError as error:
            told = f"{said_by(error)} {getattr(error, 'body', '')}"
            lower = rungs.below(getattr(error, "status_code", 0), told, used)
            if lower is None:
                raise
            rungs = lower


def as_they_are(request: dict[str, Any], *long: str) -> dict[str, Any]:
    """The request, with its long parts where the SDK sends them without looking through each word of them first."""
    return {
        **{name: () if name in long else value for name, value in request.items()},
        "extra_body": {name: request[name] for name in long},
    }


def json_object(data: str | bytes) -> dict[str, Any]:
    """The JSON object in `data`; an empty one for anything else (a proxy's page, say)."""
    try:
        found = from_json(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def at(value: Any, *path: str | int) -> Any:
    """What stands at a path of keys and positions; None where the shape is another one."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def text_at(value: Any, *path: str | int) -> str:
    """The text at a path; "" for anything else."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""


def count_at(value: Any, *path: str | int) -> int:
    """The count at a path; 0 for anything else."""
    found = at(value, *path)
    return found if isinstance(found, int) and found > 0 else 0
