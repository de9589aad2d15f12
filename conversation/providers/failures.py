"""A vendor's failures in our words, each with what to do about it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import ModuleType
from typing import Any, NamedTuple

from conversation.providers.base import FailureReason, ProviderError

SAID_MAX_CHARS = 200

BY_STATUS: dict[int, FailureReason] = {
    401: "authentication",
    402: "authentication",
    403: "authentication",
    408: "timeout",
    429: "rate_limited",
    503: "overloaded",
    504: "timeout",
    529: "overloaded",
}
# About what this one request holds (too long, not allowed, not understood), not about how the server is doing. A wrong
# address or model (404) is wrong for every request.
ABOUT_THE_REQUEST = frozenset({400, 413, 422})

# The vendors' own words for what goes wrong after a stream has begun, when the status has long been sent.
BY_TYPE: dict[str, FailureReason] = {
    "authentication_error": "authentication",
    "permission_error": "authentication",
    "billing_error": "authentication",
    "insufficient_quota": "rate_limited",
    "rate_limit_error": "rate_limited",
    "rate_limit_exceeded": "rate_limited",
    "overloaded_error": "overloaded",
    "timeout_error": "timeout",
    "invalid_request_error": "bad_request",
    "request_too_large": "bad_request",
    "not_found_error": "bad_request",
}
TYPES_ABOUT_THE_REQUEST = frozenset({"invalid_request_error", "request_too_large"})


class Vendor(NamedTuple):
    """Who was asked, and the settings that whoever runs the server may have to change."""

    name: str
    model: str
    key_setting: str
    url_setting: str
    model_setting: str

    def failure(
        self, reason: FailureReason, said: str = "", retry_after_s: float | None = None, *, counts: bool = True
    ) -> ProviderError:
        """The error for this reason, with its sentence. `said` is the vendor's own explanation."""
        said = " ".join(said.split())[:SAID_MAX_CHARS]
        return ProviderError(reason, self._fixes()[reason], retry_after_s, said=said, counts=counts)

    def _fixes(self) -> dict[FailureReason, str]:
        return {
            "authentication": f"{self.name} refused the key: check {self.key_setting} and the account's credit.",
            "rate_limited": f"{self.name} limits how often it is called: wait, or raise the limit.",
            "overloaded": f"{self.name} is overloaded: try again later, or put another before it in AI_PROVIDERS.",
            "server_error": f"{self.name} failed on its own side: try again later.",
            "bad_request": f"{self.name} refused the request: check {self.model_setting} ({self.model}).",
            "timeout": f"{self.name} did not answer in time: check {self.url_setting}, or use a faster model.",
            "connection": f"{self.name} cannot be reached: check {self.url_setting}, the network and any proxy.",
            "cut": f"The connection to {self.name} was cut amid its answer, or the answer was too long: try again.",
            "empty": f"{self.name} answered without a word: try another {self.model_setting} than {self.model}.",
            "bad_output": f"{self.name} did not answer in the form asked for: try another {self.model_setting}.",
        }

    def failure_of_status(self, status: int, said: str, headers: Mapping[str, str]) -> ProviderError:
        """The error for an HTTP status of 4xx or 5xx."""
        reason = BY_STATUS.get(status) or ("server_error" if status >= 500 else "bad_request")
        return self.failure(reason, said, retry_after_s(headers), counts=status not in ABOUT_THE_REQUEST)

    def failure_of_event(self, error: object) -> ProviderError:
        """The error that a vendor reports inside a stream."""
        told = error if isinstance(error, dict) else {"message": str(error)}
        if isinstance(status := told.get("code"), int) and 400 <= status < 600:
            return self.failure_of_status(status, str(told.get("message", "")), {})
        words = [str(told.get(field)) for field in ("type", "code")]
        known = [BY_TYPE[word] for word in words if word in BY_TYPE]
        reason: FailureReason = known[0] if known else "server_error"
        counts = TYPES_ABOUT_THE_REQUEST.isdisjoint(words)
        return self.failure(reason, str(told.get("message", "")), counts=counts)


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Seconds that the vendor wants to be left alone (RFC 9110, 10.2.3: seconds or a date); None where unsaid."""
    value = headers.get("retry-after", "").strip()
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(value).astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except ValueError:
        return None


@contextmanager
def in_our_words(vendor: Vendor, sdk: ModuleType) -> Iterator[None]:
    """Turn whatever the SDK, or the transport beneath it, raises inside into ProviderError.

    The SDK wraps what goes wrong before the answer begins; after that the transport's own errors come through. Neither
    is kept as the cause: a vendor's refusal may repeat the prompt, and causes are printed in tracebacks.
    """
    import httpx2

    try:
        yield
    except sdk.APIStatusError as error:
        raise vendor.failure_of_status(error.status_code, said_by(error), error.response.headers) from None
    except (sdk.APIConnectionError, httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise vendor.failure("timeout" if ran_out_of_time(error) else "connection") from None
    except UnicodeEncodeError:
        # A header takes ASCII only: the key was pasted with something that is no part of it.
        raise vendor.failure("authentication") from None
    except sdk.APIError as error:
        raise vendor.failure("server_error", str(error)) from None


def ran_out_of_time(error: BaseException | None) -> bool:
    """Whether waiting is at the bottom of it. The names in between do not tell: the transport calls every connection
    that a server drops a time-out of connecting."""
    while error is not None and not isinstance(error, TimeoutError):
        error = error.__cause__ or error.__context__
    return error is not None


def said_by(error: Any) -> str:
    """What a server said in the body of its refusal, in one line."""
    body = error.body
    inner = body.get("error", body) if isinstance(body, dict) else body
    message = inner.get("message", inner) if isinstance(inner, dict) else inner
    return str(message or error)
