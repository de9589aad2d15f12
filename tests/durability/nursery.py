"""`python -m tests.durability.nursery`: a process that has loaded everything, and forks a server in no time.

It does what `config.run` does before it serves, then takes orders as lines of JSON and answers each with one.
"""

import asyncio
import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

from config.env import Env, develop_unless_told, read_env
from config.run import bind, leave, prepare, serve


def main() -> None:
    """Prepare, then take orders until the line is closed."""
    develop_unless_told()
    env = read_env()
    providers = prepare(env)
    from conversation.services.ai_service import warm_up

    asyncio.run(warm_up())
    gc.freeze()
    _say({"ready": providers})
    for line in sys.stdin:
        order = json.loads(line)
        _say(ORDERS[order.pop("do")](env, **order))


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def serve_one(env: Env, settings: dict[str, Any], point: str, drain_s: float | None) -> dict[str, Any]:
    """A server in a process of its own; it listens already when this returns."""
    with bind(env) as bound:
        bound.listen(128)
        host, port = bound.getsockname()[:2]
        return {"pid": _forked(lambda: _serve(env, bound, settings, point, drain_s)), "url": f"http://{host}:{port}"}


def _serve(env: Env, bound: socket.socket, settings: dict[str, Any], point: str, drain_s: float | None) -> None:
    from django.conf import settings as django_settings

    from config import asgi
    from conversation.conf import conversation_settings

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    asgi.warmed_up = _is_warm
    django_settings.CONVERSATION = {**django_settings.CONVERSATION, **settings}
    conversation_settings.cache_clear()
    if drain_s is not None:
        asgi.DRAIN_S = drain_s  # type: ignore[assignment]
    if point:
        from tests.durability.points import die_at

        die_at(point)
    serve(env, bound, ["the test's model"])


async def _is_warm() -> None:
    """What a server would load in the background was loaded before the fork."""


def ask(env: Env, name: str, args: list[Any]) -> dict[str, Any]:
    """The answer of a function of `tests.durability.asked`, given by a process of its own."""
    from tests.durability import asked

    reading, writing = os.pipe()

    def tell() -> None:
        with os.fdopen(writing, "w") as line:
            json.dump(getattr(asked, name)(*args), line)

    child = _forked(tell)
    os.close(writing)
    with os.fdopen(reading) as line:
        told = line.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {"status": status, "answer": json.loads(told or "null")}


def reap(env: Env, pid: int) -> dict[str, Any]:
    """The exit status of a server that has ended, negative for a signal; null while it lives."""
    found, status = os.waitpid(pid, os.WNOHANG)
    return {"status": os.waitstatus_to_exitcode(status) if found else None}


def _forked(work: Callable[[], None]) -> int:
    """Run `work` in a child, whose standard output is not the line on which orders are answered."""
    if child := os.fork():
        return child
    status = 1
    try:
        os.dup2(2, 1)
        work()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - a child must never go on as its parent
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        os._exit(status)


ORDERS: dict[str, Callable[..., dict[str, Any]]] = {"serve": serve_one, "ask": ask, "reap": reap}

if __name__ == "__main__":
    main()
