"""Translates whatever is raised below a call into the error object: once, here."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import BadRequest as DjangoBadRequest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationErrorContext

from conversation.api import errors
from conversation.api.sentences import invalid
from conversation.exceptions import BadJson, ConversationError, NotAuthenticated, NotFound

UNREADABLE = (
    DjangoBadRequest,
    MultiPartParserError,
    RawPostDataException,
    SuspiciousOperation,
    UnreadablePostError,
)
BY_STATUS: dict[int, type[ConversationError]] = {
    400: errors.BadRequest,
    401: NotAuthenticated,
    403: errors.Forbidden,
    404: NotFound,
    405: errors.MethodNotAllowed,
}


def translated(exception: Exception) -> ConversationError | None:
    """The error of ours that says the same; None for what nobody foresaw."""
    if isinstance(exception, ConversationError):
        return exception
    if isinstance(exception, RequestDataTooBig):
        return errors.too_big()
    if isinstance(exception, UNREADABLE):
        return BadJson(errors.NOT_JSON)
    if isinstance(exception, PermissionDenied):
        return errors.Forbidden("You may not do this.")
    if isinstance(exception, Http404):
        return NotFound(errors.NO_SUCH_OBJECT)
    if isinstance(exception, HttpError):
        kind = BY_STATUS.get(exception.status_code)
        return kind(exception.message) if kind else None
    return None


def answer_to(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The error object for any exception. What nobody foresaw is logged and answered as 500."""
    return errors.error_response(told(request, exception))


def told(request: HttpRequest, exception: BaseException) -> ConversationError:
    """The error that a caller is told of. What nobody foresaw is logged."""
    known = translated(exception) if isinstance(exception, Exception) else None
    return known or errors.unforeseen(request, exception)


class RecountAPI(NinjaAPI):
    """ninja with our errors: nothing that it raises itself reaches a caller."""

    def set_default_exception_handlers(self) -> None:
        """Every exception is answered by `answer_to`."""
        handler: Callable[[HttpRequest, Any], HttpResponse] = answer_to
        self.add_exception_handler(Exception, handler)

    def validation_error_from_error_contexts(  # type: ignore[override]
        self, error_contexts: Sequence[ValidationErrorContext[Any]]
    ) -> ConversationError:
        """An id that does not parse is an object that does not exist; all else is `invalid`, field by field."""
        found = [pair for context in error_contexts for pair in _errors_of(context)]
        if any(source == "path" for source, _ in found):
            return NotFound(errors.NO_SUCH_OBJECT)
        return invalid(found)


def _errors_of(context: ValidationErrorContext[Any]) -> list[tuple[str, dict[str, Any]]]:
    source = context.model.__ninja_param_source__
    flat = context.model.__ninja_flatten_map_reverse__
    found: list[tuple[str, dict[str, Any]]] = []
    for error in context.pydantic_validation_error.errors(include_url=False, include_input=False):
        # The first part of a location is the name of our function's argument, which a caller does not know.
        loc = flat.get(error["loc"], error["loc"][1:])
        found.append((source, {**error, "loc": loc}))
    return found
