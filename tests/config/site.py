"""The site's routes, and some views that show what happens around a view."""

import asyncio
import threading
from collections.abc import AsyncIterator

from django.contrib import messages
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie

from config.urls import handler400 as handler400
from config.urls import handler403 as handler403
from config.urls import handler404 as handler404
from config.urls import handler500 as handler500
from config.urls import urlpatterns as of_the_site
from conversation.api.auth import Caller
from conversation.services.db import in_db

happened: list[str] = []


async def stream(request: HttpRequest) -> HttpResponseBase:
    """One piece to a known caller, then nothing more until they leave."""
    await Caller()(request)
    return StreamingHttpResponse(_one_piece(), content_type="text/event-stream")


async def _one_piece() -> AsyncIterator[bytes]:
    try:
        yield b"data: 1\n\n"
        await asyncio.Event().wait()
    finally:
        happened.append("stream closed")


async def flood(request: HttpRequest) -> HttpResponseBase:
    """More than any client takes that does not read."""
    return StreamingHttpResponse(_without_end())


async def _without_end() -> AsyncIterator[bytes]:
    try:
        while True:
            yield b"x" * 100_000
            await asyncio.sleep(0)
    finally:
        happened.append("flood closed")


async def never(request: HttpRequest) -> HttpResponseBase:
    """No answer."""
    happened.append("view began")
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        happened.append("view cancelled")
        raise
    raise AssertionError


@csrf_exempt
async def count_async(request: HttpRequest) -> HttpResponse:
    """How often this session came here."""
    return await in_db(_counted, request)


def count(request: HttpRequest) -> HttpResponse:
    """The same, as a synchronous view."""
    return _counted(request)


def _counted(request: HttpRequest) -> HttpResponse:
    request.session["count"] = request.session.get("count", 0) + 1
    return HttpResponse(str(request.session["count"]))


def forget(request: HttpRequest) -> HttpResponse:
    """An end of the session."""
    request.session.flush()
    return HttpResponse("forgotten")


def leave_word(request: HttpRequest) -> HttpResponse:
    """A message for the next page; long ones do not fit in a cookie."""
    messages.info(request, "word " * int(request.GET.get("words", "1")))
    return HttpResponse("left")


def read_words(request: HttpRequest) -> HttpResponse:
    """The messages that were left."""
    return HttpResponse(" ".join(str(message) for message in messages.get_messages(request)))


@ensure_csrf_cookie
def form(request: HttpRequest) -> HttpResponse:
    """A form that only this site may send."""
    return HttpResponse(f"{request.method} taken")


def use_database(request: HttpRequest) -> HttpResponse:
    """A query in the thread of the view."""
    own = connections["default"]
    own.ensure_connection()
    used.append((threading.current_thread(), own))
    return HttpResponse("used")


used: list[tuple[threading.Thread, BaseDatabaseWrapper]] = []


def broken(request: HttpRequest) -> HttpResponse:
    """A mistake of ours."""
    raise ZeroDivisionError


async def broken_async(request: HttpRequest) -> HttpResponse:
    """The same, on the event loop."""
    raise ZeroDivisionError


views = (
    stream, flood, never, count, count_async, forget, leave_word, read_words, form, use_database, broken, broken_async,
)  # fmt: skip
urlpatterns = [*(path(f"{view.__name__}/", view) for view in views), *of_the_site]
