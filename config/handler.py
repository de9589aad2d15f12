"""Django's ASGI handler without its thread for every request: only what needs a thread gets one.

Django 5.2 starts a thread for a request with the first piece of synchronous code, its own signals, and keeps it until
the answer has been sent: five hundred open streams would be five hundred threads.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import closing, suppress
from functools import partial
from typing import Any

import django
from asgiref.sync import SyncToAsync
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.exception import convert_exception_to_response
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

from config.on_the_loop import is_quick, on_the_loop, view_hook

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Answer = Coroutine[Any, Any, HttpResponseBase]


def application() -> "Handler":
    """Django, set up, as an ASGI application for requests."""
    django.setup(set_prefix=False)
    return Handler()


class Handler(ASGIHandler):
    """Answers a request on the event loop; synchronous views still run in a thread of their own, as Django has it."""

    def adapt_method_mode(
        self,
        is_async: bool,
        method: Any,
        method_is_async: bool | None = None,
        debug: bool = False,
        name: str | None = None,
    ) -> Any:
        """Django's hook to fit synchronous code into asynchronous: here, quick middleware is not sent to a thread."""
        adapted: Any = super().adapt_method_mode(is_async, method, method_is_async, debug, name)
        # Django passes each middleware wrapped in its translation of exceptions, and `process_view` as it is.
        middleware: Any = getattr(method, "__wrapped__", None)
        if is_async and is_quick(middleware):
            return convert_exception_to_response(on_the_loop(middleware))
        if is_async and is_quick(getattr(method, "__self__", None)):
            return view_hook(method, adapted)
        return adapted

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, from its first byte to the last of its answer."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with closing(body):
            set_script_prefix(get_script_prefix(scope))
            await self._tidy(partial(signals.request_started.send, sender=self.__class__, scope=scope))
            request, response = self.create_request(scope, body)
            try:
                if response is not None:
                    await self.send_response(response, send)
                elif request is not None:
                    response = await self._follow(self._answer(request, send), receive)
            finally:
                end = partial(signals.request_finished.send, sender=self.__class__)
                await self._tidy(end if response is None else response.close)

    async def _follow(self, answer: Answer, receive: Receive) -> HttpResponseBase | None:
        """The response, sent as far as the client stayed. One who leaves cancels the view: None if it had no answer."""
        answering = asyncio.create_task(answer)
        leaving = asyncio.create_task(self.listen_for_disconnect(receive))
        try:
            await asyncio.wait((answering, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (answering, leaving):
                task.cancel()
            response, left = await asyncio.gather(answering, leaving, return_exceptions=True)
        for result in (left, response):
            if isinstance(result, Exception) and not isinstance(result, RequestAborted):
                raise result
        return None if isinstance(response, BaseException) else response

    async def _answer(self, request: HttpRequest, send: Send) -> HttpResponseBase:
        response = await self.run_get_response(request)
        # A client who leaves in the middle ends the sending, and what was begun is put away all the same.
        with suppress(asyncio.CancelledError):
            await self.send_response(response, send)
        return response

    async def _tidy(self, work: Callable[[], object]) -> None:
        """What Django does around a request, which puts the connections of the thread it runs in in order."""
        if _has_thread():
            await self.adapt_method_mode(True, _tidied)(work)
        else:
            work()


def _tidied(work: Callable[[], object]) -> None:
    work()
    # The thread ends with its request, and a connection that is meant to last would last for nobody.
    connections.close_all()


def _has_thread() -> bool:
    """Whether this request has a thread of its own.

    It gets one here where the loop's thread speaks to the database itself, as a test may: that connection is not ours.
    """
    own = SyncToAsync.thread_sensitive_context.get(None)
    held = (connection.connection for connection in connections.all(initialized_only=True))
    return own in SyncToAsync.context_to_thread_executor or any(held)
