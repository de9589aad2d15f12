"""The only crossing from async code to the ORM."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import ParamSpec, TypeVar

from django.db import close_old_connections, connection

P = ParamSpec("P")
T = TypeVar("T")

# SQLite has one writer at a time: more threads would only wait for its lock. PostgreSQL takes what its pool lends.
THREADS = {"sqlite": 1, "postgresql": 16}


@cache
def _executor() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_threads(), thread_name_prefix="in_db")


def _threads() -> int:
    """No more than the pool of connections has, where there is one; and one of those is left for synchronous pages."""
    most = THREADS.get(connection.vendor, 4)
    pool = getattr(connection, "pool", None)
    return max(1, min(most, pool.max_size - 1)) if pool else most


async def in_db(fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `fn(*args, **kwargs)` in a database thread and return what it returns; its errors are raised here.

    The connection is given back when the call ends, so `fn` must return values or loaded rows, never a lazy queryset.
    """
    context = contextvars.copy_context()
    call = partial(context.run, _call, partial(fn, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(_executor(), call)


def _call(fn: Callable[[], T]) -> T:
    try:
        return fn()
    finally:
        close_old_connections()
