"""Middleware that only looks at headers and sets some, run on the event loop: Django crosses to a thread for each hook.

A crossing costs about a tenth of a millisecond, and a request's first one a thread that lasts as long as its answer.
`settings.MIDDLEWARE` keeps the names that Django's own checks look for; `config.handler.Handler` adapts what they name.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from conversation.services.db import in_db

Answer = Callable[[HttpRequest], Awaitable[HttpResponseBase]]
ViewHook = Callable[..., Awaitable[HttpResponseBase | None]]

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")


def _never(request: HttpRequest) -> bool:
    return False


def _session_changed(request: HttpRequest) -> bool:
    session = getattr(request, "session", None)
    return session is not None and (session.modified or settings.SESSION_SAVE_EVERY_REQUEST)


def _messages_changed(request: HttpRequest) -> bool:
    messages = getattr(request, "_messages", None)
    return messages is not None and (messages.used or messages.added_new)


# Every middleware whose work on a request waits for nothing, and when its work on the answer may touch the database.
# A name that is not here, a subclass of one of these too, is left to Django and its threads.
STORES: dict[str, Callable[[HttpRequest], bool]] = {
    "django.middleware.security.SecurityMiddleware": _never,
    "csp.middleware.CSPMiddleware": _never,
    "django.contrib.sessions.middleware.SessionMiddleware": _session_changed,
    "django.middleware.common.CommonMiddleware": _never,
    "django.middleware.csrf.CsrfViewMiddleware": _never,
    "django.contrib.auth.middleware.AuthenticationMiddleware": _never,
    "django.contrib.messages.middleware.MessageMiddleware": _messages_changed,
    "django.middleware.clickjacking.XFrameOptionsMiddleware": _never,
}


def is_quick(middleware: object) -> bool:
    """Whether this may run on the event loop."""
    kind = type(middleware)
    return f"{kind.__module__}.{kind.__qualname__}" in STORES


def on_the_loop(middleware: MiddlewareMixin) -> Answer:
    """The middleware as a coroutine function that crosses to a thread only to store something."""
    kind = type(middleware)
    stores = STORES[f"{kind.__module__}.{kind.__qualname__}"]
    before: Callable[[HttpRequest], HttpResponseBase | None] = getattr(middleware, "process_request", _nothing)
    after: Callable[[HttpRequest, Any], HttpResponseBase] | None = getattr(middleware, "process_response", None)
    get_response: Any = middleware.get_response

    async def answer(request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = before(request) or await get_response(request)
        if after is None:
            return response
        if stores(request):
            return await in_db(after, request, response)
        return after(request, response)

    return answer


def _nothing(request: HttpRequest) -> None:
    return None


def view_hook(hook: Callable[..., HttpResponseBase | None], in_thread: ViewHook) -> ViewHook:
    """The `process_view` of CSRF: only where it must read a form does it go to a thread, as such a view does itself."""

    async def answer(request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        if request.method in SAFE_METHODS or getattr(view, "csrf_exempt", False):
            return hook(request, view, args, kwargs)
        return await in_thread(request, view, args, kwargs)

    return answer
