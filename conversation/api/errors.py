"""The one error object, and the answers that take the place of Django's and ninja's own."""

import json
import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views import csrf as django_csrf
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt

from conversation.exceptions import (
    ConversationError,
    CsrfFailed,
    Invalid,
    LifecycleError,
    MessageTooLong,
    NotAuthenticated,
    NotFound,
)

logger = logging.getLogger(__name__)

API_PREFIXES = ("/conversations", "/api")
NO_SUCH_PAGE = "There is nothing at this address. The calls are listed at /api/docs."
NOT_JSON = "The body is not JSON. Send a JSON object with the header `Content-Type: application/json`."
NO_SUCH_OBJECT = "There is no such conversation, or it is not yours."


class BadRequest(ConversationError):
    """The request itself is malformed, before anything in it was looked at."""

    code = "bad_request"
    status = 400


class Forbidden(ConversationError):
    """The caller is known and may not do this."""

    code = "forbidden"
    status = 403


class MethodNotAllowed(ConversationError):
    """The address exists and does not answer to this method."""

    code = "method_not_allowed"
    status = 405


class InternalError(ConversationError):
    """Something broke on this side. What it was stands in the log under the request's id."""

    retryable = True


class NotReady(ConversationError):
    """The server is up and cannot serve yet. `errors` names each check that failed."""

    code = "not_ready"
    status = 503
    retryable = True

    def __init__(self, message: str, errors: dict[str, list[str]]) -> None:
        super().__init__(message, retry_after_s=5)
        self.errors = errors


def error_body(error: ConversationError) -> dict[str, Any]:
    """The error object of every failed call."""
    body: dict[str, Any] = {
        "success": False,
        "error": error.message,
        "code": error.code,
        "retryable": error.retryable,
    }
    if isinstance(error, Invalid | NotReady):
        body["errors"] = error.errors
    if isinstance(error, LifecycleError):
        body["state"] = error.state
    return body


def json_bytes(value: Any) -> bytes:
    """JSON in UTF-8. A lone surrogate, which a caller's own field name may hold, is escaped as JSON escapes it."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def error_response(error: ConversationError) -> HttpResponse:
    """The error as an answer, with the headers that its status asks for."""
    response = HttpResponse(json_bytes(error_body(error)), status=error.status, content_type="application/json")
    response["Cache-Control"] = "no-store"
    if error.retry_after_s is not None:
        response["Retry-After"] = str(error.retry_after_s)
    if isinstance(error, NotAuthenticated):
        response["WWW-Authenticate"] = "Bearer"
    return response


def unforeseen(request: HttpRequest, error: BaseException) -> ConversationError:
    """Log what broke; the error tells the caller no more than that it did."""
    logger.error("request failed: %s %s", request.method, request.path, exc_info=error)
    return InternalError("Something went wrong on our side. Try again in a moment.")


def wants_html(request: HttpRequest) -> bool:
    """Whether a page is asked for, by a browser, outside the API."""
    if request.path.startswith(API_PREFIXES) and not request.path.startswith(("/conversations/test", "/api/docs")):
        return False
    return "text/html" in request.headers.get("Accept", "")


def _page_or_error(
    request: HttpRequest, error: ConversationError, page: Callable[..., HttpResponseBase], *args: Any
) -> HttpResponseBase:
    return page(request, *args) if wants_html(request) else error_response(error)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Django's handler400."""
    error = (
        too_big() if isinstance(exception, RequestDataTooBig) else BadRequest("The request could not be understood.")
    )
    return _page_or_error(request, error, defaults.bad_request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Django's handler403."""
    return _page_or_error(request, Forbidden("You may not do this."), defaults.permission_denied, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Django's handler404."""
    return _page_or_error(request, NotFound(NO_SUCH_PAGE), defaults.page_not_found, exception)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """Django's handler500; Django has logged the error already."""
    error = InternalError("Something went wrong on our side. Try again in a moment.")
    return _page_or_error(request, error, defaults.server_error)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Django's CSRF_FAILURE_VIEW."""
    return _page_or_error(request, forged(reason), django_csrf.csrf_failure, reason)


@csrf_exempt
def unknown_path(request: HttpRequest) -> HttpResponse:
    """Any method, at any address below the API's that no call has."""
    return error_response(NotFound(NO_SUCH_PAGE))


def forged(reason: str) -> CsrfFailed:
    """The refusal of a browser's request that another site could have made."""
    return CsrfFailed(f"This page is no longer valid: reload it and try again. ({reason})")


def too_big() -> MessageTooLong:
    """The refusal of a body over DATA_UPLOAD_MAX_MEMORY_SIZE."""
    return MessageTooLong("The request is larger than this server takes. Send a shorter message.")
