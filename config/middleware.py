"""Middleware of the whole site. All of it works in both worlds, so that an async request never waits for a thread."""

import re
import time
from collections.abc import Awaitable, Callable
from uuid import uuid4

import structlog
from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

SANE_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
log = structlog.get_logger("recount.request")

Sync = Callable[[HttpRequest], HttpResponseBase]
Async = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


def _request_id(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    return given if SANE_ID.fullmatch(given) else str(uuid4())


def _finish(request: HttpRequest, response: HttpResponseBase, request_id: str, started: float) -> HttpResponseBase:
    response.headers["X-Request-ID"] = request_id
    duration_ms = round((time.perf_counter() - started) * 1000, 1)
    # The path without its query, since a search holds the person's words.
    log.info("request", method=request.method, path=request.path, status=response.status_code, duration_ms=duration_ms)
    return response


@sync_and_async_middleware
def request_id(get_response: Sync | Async) -> Sync | Async:
    """Echo the caller's X-Request-ID or make one, bind it to all log lines of the request, and log the request."""
    if iscoroutinefunction(get_response):

        async def answer_async(request: HttpRequest) -> HttpResponseBase:
            started, made = time.perf_counter(), _request_id(request)
            with structlog.contextvars.bound_contextvars(request_id=made):
                return _finish(request, await get_response(request), made, started)

        return answer_async

    def answer(request: HttpRequest) -> HttpResponseBase:
        started, made = time.perf_counter(), _request_id(request)
        with structlog.contextvars.bound_contextvars(request_id=made):
            response = get_response(request)
            assert isinstance(response, HttpResponseBase)
            return _finish(request, response, made, started)

    return answer
