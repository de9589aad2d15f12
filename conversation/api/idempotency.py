"""`Idempotency-Key`: a POST or PATCH that is sent again answers as the first did, and does nothing twice."""

import asyncio
import hashlib
import json
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from conversation.api.auth import caller_id
from conversation.api.errors import error_response
from conversation.api.handlers import answer_to
from conversation.conf import conversation_settings
from conversation.exceptions import Invalid, LifecycleError, ProvidersFailed, TurnInProgress
from conversation.services import idempotency
from conversation.services.db import in_db
from conversation.services.idempotency import Attempt, Call
from conversation.services.running import to_the_end

View = Callable[..., Awaitable[HttpResponse]]

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
KEY_MAX_CHARS = 255
POLL_S = 0.1
STILL_RUNNING = "The first call with this Idempotency-Key is still being answered. Try again in a moment."


def idempotent(view: View) -> View:
    """ninja's decorator for every call: those with the header, and a method that changes something, run at most once.

    It stands behind authentication and validation, so a call that was refused by them may be sent again, corrected.
    """

    @wraps(view)
    async def once(request: HttpRequest, **values: Any) -> HttpResponse:
        key = request.headers.get(HEADER)
        if key is None or request.method not in ("POST", "PATCH"):
            return await view(request, **values)
        work = _once(view, request, values, _call(request, checked_key(key), values))
        # A caller who leaves must find the answer when they ask again, so the call goes on without them.
        return await to_the_end(work)

    return once


def checked_key(key: str) -> str:
    """The key, if it is one. Raises Invalid."""
    if not key or len(key) > KEY_MAX_CHARS or not (key.isascii() and key.isprintable()):
        sentence = f"This must be 1 to {KEY_MAX_CHARS} printable ASCII characters."
        raise Invalid(f"The request is not valid. {HEADER}: {sentence}", {HEADER: [sentence]})
    return key


def first_attempt_at(request: HttpRequest) -> datetime | None:
    """When an earlier attempt at this very call began that may have stored something, unanswered; else None."""
    began: datetime | None = getattr(request, "first_attempt_at", None)
    return began


def _call(request: HttpRequest, key: str, values: dict[str, Any]) -> Call:
    """Two bodies are the same when they mean the same, however they are spelled."""
    bodies = {name: value.model_dump(mode="json") for name, value in values.items() if isinstance(value, BaseModel)}
    digest = hashlib.sha256(json.dumps(bodies, sort_keys=True).encode()).hexdigest()
    return Call(str(caller_id(request)), _route(request), key, digest)


def _route(request: HttpRequest) -> str:
    """One name for each call, however its address is spelled: with or without the closing slash, ids in any case."""
    return f"{request.method} {request.path.rstrip('/').casefold()}"[-200:]


async def _once(view: View, request: HttpRequest, values: dict[str, Any], call: Call) -> HttpResponse:
    attempt = await _begin(call)
    if attempt.done:
        return _replay(attempt)
    request.first_attempt_at = attempt.began_at if attempt.earlier else None  # type: ignore[attr-defined]
    return await _run(view, request, values, attempt)


async def _begin(call: Call) -> Attempt:
    """The right to run the call, or the first's answer, waited for. Raises IdempotencyMismatch, TurnInProgress."""
    give_up = time.monotonic() + 2 * conversation_settings().turn_lease_s
    while time.monotonic() < give_up:
        attempt = await in_db(idempotency.begin, call)
        if attempt is not None:
            return attempt
        await asyncio.sleep(POLL_S)
    raise TurnInProgress(STILL_RUNNING, state="turn_in_progress", retry_after_s=2)


async def _run(view: View, request: HttpRequest, values: dict[str, Any], attempt: Attempt) -> HttpResponse:
    try:
        response = await view(request, **values)
    except ProvidersFailed as error:
        await in_db(idempotency.keep_unfinished, attempt)
        return error_response(error)
    except Exception as error:  # noqa: BLE001 - whatever it was, the row must not say that it still runs
        response = answer_to(request, error)
        if not _is_kept(error):
            await in_db(idempotency.forget, attempt)
            return response
    await in_db(idempotency.finish, attempt, response.status_code, json.loads(response.content))
    return response


def _is_kept(error: Exception) -> bool:
    """Refusals that tell the state of a conversation that exists are answers; what may succeed later is not."""
    return isinstance(error, LifecycleError) and not error.retryable


def _replay(attempt: Attempt) -> HttpResponse:
    content = json.dumps(attempt.response, ensure_ascii=False)
    response = HttpResponse(content, status=attempt.status or 200, content_type="application/json")
    response[REPLAYED] = "true"
    return response
