"""Is this process alive, and can it serve?"""

from collections.abc import Callable
from uuid import uuid4

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from pydantic import Field

from conversation.api.edge import not_allowed
from conversation.api.errors import NotReady, error_response
from conversation.api.outputs import Answer, answer
from conversation.services.breaker import BreakerState, breaker_states
from conversation.services.db import in_db


class AliveOut(Answer):
    """The process answers.

    `breakers` tells of each provider that is set up and is a model: `closed`: it is asked; `open`: it failed several
    times in a row and is left alone for a while; `half_open`: that is over, and the next call is its trial.
    """

    status: str = "alive"
    breakers: dict[str, BreakerState] = Field(default_factory=dict)


class ReadyOut(Answer):
    """Every check, and how it went."""

    status: str = "ready"
    checks: dict[str, str]


class CheckFailed(Exception):
    """A check did not pass; the message says what to do."""


def check_database() -> None:
    """One query comes back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def check_migrations() -> None:
    """Every migration is applied."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        raise CheckFailed(f"{len(missing)} migrations are not applied. Run `python manage.py migrate`.")


def check_cache() -> None:
    """What is put in comes out."""
    key = f"readyz:{uuid4()}"
    cache.set(key, "ready", 10)
    if cache.get(key) != "ready":
        raise CheckFailed("The cache does not keep what it is given. Is REDIS_URL right?")
    cache.delete(key)


CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
    "migrations": check_migrations,
    "cache": check_cache,
}


def failures() -> dict[str, list[str]]:
    """The checks that fail, each with a sentence. Nothing of what a driver says gets out: it may name hosts."""
    failed: dict[str, list[str]] = {}
    for name, check in CHECKS.items():
        try:
            check()
        except CheckFailed as error:
            failed[name] = [str(error)]
        except Exception as error:  # noqa: BLE001 - a probe answers whatever breaks, in whichever driver
            failed[name] = [f"The {name} cannot be reached ({type(error).__name__})."]
    return failed


@csrf_exempt
async def healthz(request: HttpRequest) -> HttpResponse:
    """Alive: the event loop turns."""
    return _uncached(request, answer(AliveOut(breakers=breaker_states())))


@csrf_exempt
async def readyz(request: HttpRequest) -> HttpResponse:
    """Ready: what a call needs is there. 503 names each check that failed."""
    failed = await in_db(failures)
    if failed:
        return _uncached(request, error_response(NotReady(f"Not ready: {', '.join(failed)}.", failed)))
    return _uncached(request, answer(ReadyOut(checks=dict.fromkeys(CHECKS, "ok"))))


def _uncached(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        response = not_allowed("GET, HEAD")  # type: ignore[assignment]
    response["Cache-Control"] = "no-store"
    return response
