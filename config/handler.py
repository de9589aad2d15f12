"""Django's ASGI handler without its thread for every request: only what needs a thread gets one.

Django 5.2 starts a thread for a request with the first piece of synchronous code, its own signals, and keeps it until
the answer has been sent: five hundred open streams would be five hundred threads.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import closing
from typing import Any

import django
from asgiref.sync import SyncToAsync
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.exception import convert_exception_to_response
from django.db import connections
from django.dispatch import Signal
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

from config.on_the_loop import is_quick, on_the_loop, view_hook

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]


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
            await self._announce(signals.request_started, scope=scope)
            request, refusal = self.create_request(scope, body)
            if refusal is not None:
                await self._deliver(refusal, send)
            elif request is not None:
                await self._follow(self._answer(request, send), receive)

    async def _follow(self, answer: Coroutine[Any, Any, None], receive: Receive) -> None:
        """Answer until it is done or the client leaves, whose view is told by cancelling it."""
        answering = asyncio.create_task(answer)
        leaving = asyncio.create_task(self.listen_for_disconnect(receive))
        tasks = (answering, leaving)
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception) and not isinstance(result, RequestAborted):
                raise result

    async def _answer(self, request: HttpRequest, send: Send) -> None:
        try:
            response = await self.run_get_response(request)
        except asyncio.CancelledError:
            await self._announce(signals.request_finished)
            raise
        await self._deliver(response, send)

    async def _deliver(self, response: HttpResponseBase, send: Send) -> None:
        try:
            await self.send_response(response, send)
        finally:
            if _has_thread():
                await self.adapt_method_mode(True, response.close)()
            else:
                response.close()

    async def _announce(self, signal: Signal, **named: Any) -> None:
        if _has_thread():
            await signal.asend(sender=self.__class__, **named)
        else:
            signal.send(sender=self.__class__, **named)


def _has_thread() -> bool:
    """Whether a thread may hold connections for this request, which Django's signals close where they are sent.

    It is the request's own, or the loop's where that speaks to the database itself, as in a test: not for us to close.
    """
    own = SyncToAsync.thread_sensitive_context.get(None)
    held = (connection.connection for connection in connections.all(initialized_only=True))
    return own in SyncToAsync.context_to_thread_executor or any(held)
