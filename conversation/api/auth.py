"""Who is calling: the configured callables are asked in order."""

from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.module_loading import import_string
from ninja.security.base import AuthBase

from conversation.api.errors import forged
from conversation.conf import auth_callables
from conversation.exceptions import NotAuthenticated
from conversation.services.db import in_db

# Django's check asks a view only whether it is exempt, and never calls this one.
NOT_EXEMPT = HttpResponse
SIGN_IN = "Sign in, or send a valid token: `Authorization: Bearer <token>`."


class User(Protocol):
    """All that the API asks of a host project's user."""

    pk: Any


class _CsrfCheck(CsrfViewMiddleware):
    """Django's own check, with the refusal as an error of ours."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        raise forged(reason)


def session_user(request: HttpRequest) -> User | None:
    """The user of Django's session. Raises CsrfFailed for an unsafe method without a CSRF token.

    A request with a Bearer token is never answered by the session: a wrong token must not pass for a right one.
    """
    user = getattr(request, "user", None)
    if has_bearer(request) or user is None or not user.is_authenticated:
        return None
    _check_csrf(request)
    known: User = user
    return known


def has_bearer(request: HttpRequest) -> bool:
    """Whether the request names a token, right or wrong."""
    return request.headers.get("Authorization", "").lstrip().lower().split(" ")[0] == "bearer"


def _check_csrf(request: HttpRequest) -> None:
    check = _CsrfCheck(NOT_EXEMPT)
    # The project's middleware may have let the request pass, since the API's views are exempt there.
    request.csrf_processing_done = False  # type: ignore[attr-defined]
    check.process_request(request)
    check.process_view(request, NOT_EXEMPT, (), {})


class Caller(AuthBase):
    """ninja's hook: puts the user on the request. Raises NotAuthenticated."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    async def __call__(self, request: HttpRequest) -> User:
        user = await in_db(_known, request)
        if user is None:
            raise NotAuthenticated(SIGN_IN)
        request.user = user  # type: ignore[assignment]
        return user


def _known(request: HttpRequest) -> User | None:
    # All in one crossing to the database, which may cost more than what they ask there.
    for path in auth_callables():
        user: User | None = import_string(path)(request)
        if user is not None:
            return user
    return None


def caller_id(request: HttpRequest) -> Any:
    """The primary key of the user whom `Caller` found."""
    return request.user.pk
