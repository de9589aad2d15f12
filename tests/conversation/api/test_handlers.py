"""Each foreign error becomes one of ours; what nobody foresaw becomes none."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja.errors import AuthenticationError, HttpError

from conversation.api.handlers import translated
from conversation.api.sentences import OTHERWISE, field_name, sentence
from conversation.exceptions import TurnInProgress


@pytest.mark.parametrize(
    ("foreign", "code"),
    [
        (RequestDataTooBig(), "message_too_long"),
        (SuspiciousOperation(), "bad_json"),
        (MultiPartParserError(), "bad_json"),
        (UnreadablePostError(), "bad_json"),
        (PermissionDenied(), "forbidden"),
        (Http404(), "not_found"),
        (AuthenticationError(), "not_authenticated"),
        (HttpError(400, "Bad."), "bad_request"),
        (TurnInProgress("Wait.", state="turn_in_progress"), "turn_in_progress"),
    ],
)
def test_it_translates_each_foreign_error(foreign: Exception, code: str) -> None:
    error = translated(foreign)
    assert error is not None
    assert error.code == code


@pytest.mark.parametrize("unforeseen", [KeyError("x"), HttpError(418, "I am a teapot.")])
def test_it_knows_nothing_of_what_nobody_foresaw(unforeseen: Exception) -> None:
    assert translated(unforeseen) is None


def test_a_fault_without_words_of_its_own_is_still_said() -> None:
    error: dict[str, Any] = {"type": "something_new", "loc": ("privacy", "keep", 0)}
    assert sentence(error) == OTHERWISE
    assert field_name(error, "body") == "privacy.keep.0"
    assert field_name({"type": "missing", "loc": ()}, "body") == "body"
