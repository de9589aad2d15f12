"""`Idempotency-Key`: a POST or PATCH that is sent again answers as the first did, and does nothing twice."""

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from pydantic import BaseModel

from conversation.api import attempts
from conversation.api.auth import caller_id
from conversation.api.handlers import answer_to
from conversation.api.streaming import KeptStream, LiveStream, event_stream, kept_stream, streams, wants_stream
from conversation.api.turn_answers import followed
from conversation.conf import conversation_settings
from conversation.exceptions import Invalid, LifecycleError, ProvidersFailed, TurnInProgress
from conversation.services import idempotency
from conversation.services.db import in_db
from conversation.services.following import find_reply
from conversation.services.idempotency import Attempt, Call
from conversation.services.running import spawn, to_the_end

log = logging.getLogger(__name__)
View = Callable[..., Awaitable[HttpResponseBase]]

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
KEY_MAX_CHARS = 255
POLL_S = 0.1
# What a call may take besides its provider.
PATIENCE_S = 30
# After these pauses an answer that could not be kept is tried to be kept again.
AGAIN_S = (0.2, 1.0)
STILL_RUNNING = "The first call with this Idempotency-Key is still being answered. Try again in a moment."


def idempotent(view: View) -> View:
    """ninja's decorator for every call: those with the header, and a method that changes something, run at most once.

    It stands behind authentication and validation, so a call that was refused by them may be sent again, corrected.
    """

    @wraps(view)
    async def once(request: HttpRequest, **values: Any) -> HttpResponseBase:
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


def _call(request: HttpRequest, key: str, values: dict[str, Any]) -> Call:
    """Two bodies are the same when they mean the same, however they are spelled."""
    bodies = {name: value.model_dump(mode="json") for name, value in values.items() if isinstance(value, BaseModel)}
    digest = hashlib.sha256(json.dumps(bodies, sort_keys=True).encode()).hexdigest()
    return Call(str(caller_id(request)), _route(request), key, digest)


def _route(request: HttpRequest) -> str:
    """One name for each call, however its address is spelled: with or without the closing slash, ids in any case."""
    return f"{request.method} {request.path.rstrip('/').casefold()}"[-200:]


async def _once(view: View, request: HttpRequest, values: dict[str, Any], call: Call) -> HttpResponseBase:
    found = await _begin(call, joins=wants_stream(request))
    if isinstance(found, UUID):
        return await _joined(request, values["conversation_id"], found)
    if found.done:
        return _replay(request, found)
    attempts.take(request, found)
    return await _run(view, request, values, found)


async def _begin(call: Call, *, joins: bool) -> Attempt | UUID:
    """The right to run the call, or the first's answer, waited for; or, to join it, the reply that the first began.

    Raises IdempotencyMismatch, TurnInProgress.
    """
    give_up = time.monotonic() + conversation_settings().provider_total_timeout_s + PATIENCE_S
    while time.monotonic() < give_up:
        found = await in_db(idempotency.begin, call)
        if isinstance(found, Attempt):
            return found
        if joins and found.ai_message_id is not None:
            return found.ai_message_id
        await asyncio.sleep(POLL_S)
    raise TurnInProgress(STILL_RUNNING, state="turn_in_progress", retry_after_s=2)


async def _joined(request: HttpRequest, conversation_id: UUID, ai_message_id: UUID) -> HttpResponseBase:
    """The stream of the reply that the first caller began."""
    found = await find_reply(conversation_id, ai_message_id, caller_id(request))
    return event_stream(followed(request, found))


async def _run(view: View, request: HttpRequest, values: dict[str, Any], attempt: Attempt) -> HttpResponseBase:
    try:
        response = await view(request, **values)
    except Exception as error:  # noqa: BLE001 - whatever it was, the row must not say that it still runs
        return await _failed(request, attempt, error)
    if isinstance(response, LiveStream):
        spawn(_kept_at_the_end(request, attempt, response))
    elif isinstance(response, KeptStream):
        await in_db(idempotency.finish, attempt, 200, response.kept)
    elif isinstance(response, HttpResponse):
        await in_db(idempotency.finish, attempt, response.status_code, json.loads(response.content))
    return response


async def _failed(request: HttpRequest, attempt: Attempt, error: Exception) -> HttpResponse:
    """The error as an answer, kept where it will stay true."""
    response = answer_to(request, error)
    if isinstance(error, ProvidersFailed):
        await in_db(idempotency.keep_unfinished, attempt)
    elif _is_kept(error):
        await in_db(idempotency.finish, attempt, response.status_code, json.loads(response.content))
    else:
        await in_db(idempotency.give_up, attempt)
    return response


async def _kept_at_the_end(request: HttpRequest, attempt: Attempt, response: LiveStream) -> None:
    """Keep what a stream ends with, whether or not anybody follows it so far."""
    try:
        outcome = await response.live.result()
    except Exception as error:  # noqa: BLE001 - as above
        failure = error
        await _surely(lambda: _failed(request, attempt, failure))
    else:
        told = json.loads(response.told(outcome).model_dump_json())
        await _surely(lambda: in_db(idempotency.finish, attempt, 200, told))


async def _surely(keep: Callable[[], Awaitable[Any]]) -> None:
    """Keep an answer that nobody waits for, again where the database was busy: else its key would wait for a lease."""
    for pause_s in (*AGAIN_S, None):
        try:
            await keep()
            return
        except DatabaseError:
            log.exception("an answer could not be kept under its Idempotency-Key")
            if pause_s is None:
                raise
            await asyncio.sleep(pause_s)


def _is_kept(error: Exception) -> bool:
    """Refusals that tell the state of a conversation that exists are answers; what may succeed later is not."""
    return isinstance(error, LifecycleError) and not error.retryable


def _replay(request: HttpRequest, attempt: Attempt) -> HttpResponseBase:
    response: HttpResponseBase
    if wants_stream(request) and attempt.status == 200 and streams(attempt.response):
        response = kept_stream(attempt.response)
    else:
        content = json.dumps(attempt.response, ensure_ascii=False)
        response = HttpResponse(content, status=attempt.status or 200, content_type="application/json")
    response[REPLAYED] = "true"
    return response
