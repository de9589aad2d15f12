"""The outermost layer of every API view: what no exception handler sees."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from conversation.api.errors import MethodNotAllowed, error_response

View = Callable[..., Awaitable[HttpResponseBase]]


def edge(view: View) -> View:
    """Give ninja's bare 405 the error object, and forbid caches to keep what is personal."""

    async def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = await view(request, *args, **kwargs)
        if response.status_code == 405:
            response = not_allowed(response.headers["Allow"])
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    # Callers without a session have no CSRF token; `session_user` checks it for those who have one.
    answered.csrf_exempt = True  # type: ignore[attr-defined]
    return answered


def not_allowed(allow: str) -> HttpResponseBase:
    """The refusal of a method, naming those that the address answers to."""
    methods = ", ".join(sorted(method.strip() for method in allow.split(",")))
    response = error_response(MethodNotAllowed(f"This address answers to {methods} only."))
    response["Allow"] = methods
    return response


def routes(patterns: Iterable[Any]) -> Iterator[URLPattern]:
    """ninja's patterns behind `edge`, each also without its closing slash: a redirect would lose a POST's body."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            route, view = str(pattern.pattern), edge(pattern.callback)
            yield path(route, view, name=pattern.name)  # type: ignore[arg-type]
            yield path(route.rstrip("/"), view)  # type: ignore[arg-type]
