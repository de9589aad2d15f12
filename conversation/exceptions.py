"""One tree of errors. Each has a stable code, its HTTP status, and says whether the same call may succeed later.

The message is a sentence for a person: what was wrong, what was expected, what to do next.
"""

from collections.abc import Mapping
from typing import ClassVar


class ConversationError(Exception):
    """The root: anything that the app refuses or cannot do."""

    code: ClassVar[str] = "internal_error"
    status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False

    def __init__(self, message: str, *, retry_after_s: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.retry_after_s = retry_after_s


class NotAuthenticated(ConversationError):
    """No valid token and no session: the caller must sign in."""

    code = "not_authenticated"
    status = 401


class CsrfFailed(ConversationError):
    """A signed-in browser sent no valid CSRF token: the page must be reloaded."""

    code = "csrf_failed"
    status = 403


class NotFound(ConversationError):
    """There is no such object for this caller; another person's object answers so too."""

    code = "not_found"
    status = 404


class BadJson(ConversationError):
    """The body does not parse as JSON."""

    code = "bad_json"
    status = 400


class Invalid(ConversationError):
    """The body or query parses, and says something that cannot be. `errors` names each field."""

    code = "invalid"
    status = 422

    def __init__(self, message: str, errors: Mapping[str, list[str]] | None = None) -> None:
        super().__init__(message)
        self.errors = dict(errors or {})


class NotApproved(ConversationError):
    """Completion was asked for without the person's approval."""

    code = "not_approved"
    status = 400


class MessageTooLong(ConversationError):
    """More text than a message may hold."""

    code = "message_too_long"
    status = 413


class IdempotencyMismatch(ConversationError):
    """The Idempotency-Key was used before with another body."""

    code = "idempotency_mismatch"
    status = 422


class LifecycleError(ConversationError):
    """A call that the conversation's state does not allow. `state` is the state that was found; nothing was changed."""

    code = "wrong_state"
    status = 409

    def __init__(self, message: str, *, state: str, retry_after_s: int | None = None) -> None:
        super().__init__(message, retry_after_s=retry_after_s)
        self.state = state


class WrongState(LifecycleError):
    """Pausing what is paused, resuming what is not, reopening what is open, changing a note that stands no more."""


class ConversationCompleted(LifecycleError):
    """The conversation is completed; reopen it to go on."""

    code = "conversation_completed"


class NothingSaid(LifecycleError):
    """There is nothing to write up yet."""

    code = "nothing_said"


class TurnInProgress(LifecycleError):
    """One turn, or a completion, is running; it must end first."""

    code = "turn_in_progress"
    retryable = True


class TurnLimitReached(LifecycleError):
    """The conversation has as many turns as it may have; complete it."""

    code = "turn_limit_reached"


class NothingToRetry(LifecycleError):
    """There is no turn that could be answered anew."""

    code = "nothing_to_retry"


class NotLastMessage(LifecycleError):
    """Only the last message of the person can be changed."""

    code = "not_last_message"


class CompletionStopped(LifecycleError):
    """Writing up was stopped before it was done; the conversation is as it was."""

    code = "completion_stopped"


class Superseded(ConversationError):
    """The reply was replaced by another one; the transcript has it."""

    code = "superseded"
    status = 410


class RateLimited(ConversationError):
    """The person opened as many turns within a minute as they may."""

    code = "rate_limited"
    status = 429
    retryable = True


class BudgetExceeded(ConversationError):
    """The person used as many tokens today as they may."""

    code = "budget_exceeded"
    status = 429
    retryable = True


class ProvidersFailed(ConversationError):
    """No configured provider could answer. The person's message is stored."""

    code = "provider_unavailable"
    status = 503
    retryable = True


class SyncCallInLoop(ConversationError):
    """A synchronous service was called inside a running event loop; its `a…` twin must be awaited there."""

    code = "sync_call_in_loop"
