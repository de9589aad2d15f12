"""`python -m config.run`, which `make run` runs: prepare the database and serve; development unless told otherwise."""

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import IO

from config.env import Env, EnvError, develop_unless_told, read_env
from config.server_lock import Locked, serving

# Streams that are still open when the server is told to stop may take this long to end.
GRACE_S = 10


class StartError(Exception):
    """The server cannot start. The message is a sentence for whoever started it."""


def bind(env: Env) -> socket.socket:
    """A socket bound to HOST and PORT, before anything slow is done. Raises StartError."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(env.host, env.port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        raise StartError(
            f"Recount cannot listen on {env.host}:{env.port} ({error.strerror}). "
            f"Stop what uses it, or choose another port: make run PORT={env.port + 1 if env.port < 65535 else 8000}."
        ) from error
    return bound


def hold(env: Env) -> IO[str]:
    """The lock that keeps the database from being swapped while the server runs. Raises StartError."""
    try:
        return serving(env.var)
    except Locked as error:
        raise StartError("A backup is being brought back. Start again when that is done.") from error
    except OSError as error:
        raise StartError(f"Recount cannot write to the folder {env.var} ({error.strerror}).") from error


def prepare(env: Env) -> list[str]:
    """Set Django up, check the settings, bring the database to its newest form; who will answer. Raises StartError."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError
    from django.db import DatabaseError

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        check()
        migrate()
        if env.production:
            collect()
        return answering()
    except (ImproperlyConfigured, CommandError) as error:
        raise StartError(str(error)) from error
    except DatabaseError as error:
        raise StartError(f"The database cannot be used: {str(error).strip()}.") from error
    except OSError as error:
        raise StartError(f"Recount cannot write to {error.filename or env.var} ({error.strerror}).") from error


def check() -> None:
    """Let Django and the apps look the settings over. Raises StartError with what they say of a wrong one."""
    from django.core.checks import run_checks

    serious = [found for found in run_checks() if found.is_serious() and not found.is_silenced()]
    if serious:
        raise StartError("\n".join(f"{found.msg} {found.hint or ''}".strip() for found in serious))


def migrate() -> None:
    """Apply what is not applied yet; asking first is quicker than the command that does nothing."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    # A pool has threads, which would not survive in the processes that are forked from this one.
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]  # only PostgreSQL's wrapper has one


def collect() -> None:
    """Gather the static files for production, unless none is newer than at the last time: it takes seconds."""
    from django.contrib.staticfiles.finders import get_finders
    from django.contrib.staticfiles.storage import staticfiles_storage
    from django.core.management import call_command

    manifest = Path(staticfiles_storage.path("staticfiles.json"))
    changed = max(
        storage.get_modified_time(name).timestamp() for finder in get_finders() for name, storage in finder.list([])
    )
    if not manifest.exists() or manifest.stat().st_mtime < changed:
        call_command("collectstatic", interactive=False, verbosity=0)


def answering() -> list[str]:
    """Who will answer, in order, with their models. Raises StartError where nobody can."""
    from conversation.providers.registry import configured

    found = [f"{provider.name} ({provider.model})" for provider in configured()]
    if not found:
        raise StartError(
            "None of the providers in AI_PROVIDERS has a key. Set one, or add `offline`, which needs none: "
            "AI_PROVIDERS=anthropic,openai,offline."
        )
    return found


def greet(bound: socket.socket, processes: int, providers: list[str]) -> None:
    """Say where the server is, in how many processes, who will answer, and how to change that."""
    host, port = bound.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    print(f"Recount is at http://{shown}:{port}")
    print("One process answers." if processes == 1 else f"{processes} processes answer.")
    first, *others = providers
    after = f"; if that fails: {', '.join(others)}" if others else ""
    print(f"Interviews are led by {first}{after}.")
    print(
        "To use a language model, set ANTHROPIC_API_KEY, OPENAI_API_KEY or OPENAI_BASE_URL in .env or the environment."
    )
    print("Stop with Ctrl-C.", flush=True)


def serve(env: Env, bound: socket.socket, providers: list[str]) -> None:
    """Answer requests until a signal ends it."""
    import uvicorn

    from config.asgi import application
    from config.server import Server

    config = uvicorn.Config(
        application,
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=list(env.trusted_proxies),
        timeout_graceful_shutdown=GRACE_S,
    )
    bound.listen(config.backlog)
    greet(bound, env.processes, providers)

    def answer() -> None:
        Server(config).run(sockets=[bound])

    if env.processes > 1:
        return share(env.processes, answer, bound)
    return answer()


def share(processes: int, answer: Callable[[], None], bound: socket.socket) -> None:
    """Let several processes answer on the one socket; it is closed first, so that nobody calls one that stops."""
    from uvicorn.config import STARTUP_FAILURE

    from config.processes import Crew, WorkerFailed

    # What lives now lives for good: unless the collector touches it, the processes go on sharing its memory.
    gc.freeze()
    try:
        Crew(processes, answer, hopeless=STARTUP_FAILURE).run(on_end=bound.close)
    except WorkerFailed:
        sys.exit(STARTUP_FAILURE)


def leave(number: int, frame: FrameType | None) -> None:
    """A wish to stop is no failure, at whatever point it comes."""
    sys.exit(0)


def main() -> None:
    """Serve; whatever prevents it is said in a sentence, with exit status 1."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    try:
        develop_unless_told()
        env = read_env()
        with bind(env) as bound, hold(env):
            serve(env, bound, prepare(env))
    except (EnvError, StartError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
