"""How long an answer is waited for."""

import asyncio
from collections.abc import AsyncGenerator

from conversation.conf import conversation_settings
from conversation.providers.base import ProviderError


class InTime:
    """The pieces of `answer`, each waited for only so long: the first one, each later one, and all of them together.

    Raises ProviderError `timeout` when one is too late. `deadline` is a time of the running loop's clock; None: as long
    as a whole reply may take. One timer serves the whole answer, since starting one for each piece costs more than the
    piece. It never fires while whoever asked for a piece is busy with it.
    """

    def __init__(self, answer: AsyncGenerator[str, None], deadline: float | None = None) -> None:
        limits = conversation_settings()
        self._loop = asyncio.get_running_loop()
        self._answer = answer
        self._deadline = self._loop.time() + limits.provider_total_timeout_s if deadline is None else deadline
        self._patience = limits.provider_first_token_timeout_s
        self._later_patience = limits.provider_token_timeout_s
        self._until = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: asyncio.Task[object] | None = None
        self._late = False

    def __aiter__(self) -> "InTime":
        return self

    async def __anext__(self) -> str:
        self._waiting = task = asyncio.current_task()
        assert task is not None
        cancelled_before = task.cancelling()
        self._wait_until(min(self._loop.time() + self._patience, self._deadline))
        try:
            piece = await anext(self._answer)
        except BaseException as error:
            self._stop()
            # As in asyncio.timeout: if someone else cancelled the task as well, it is theirs.
            if self._late and task.uncancel() <= cancelled_before and isinstance(error, asyncio.CancelledError):
                raise too_late() from None
            raise
        self._waiting = None
        self._patience = self._later_patience
        return piece

    def _wait_until(self, until: float) -> None:
        self._until = until
        if self._timer is None or until < self._timer.when():
            self._stop_timer()
            self._timer = self._loop.call_at(until, self._look)

    def _look(self) -> None:
        self._timer = None
        if self._waiting is None:
            return
        if self._loop.time() < self._until:
            self._timer = self._loop.call_at(self._until, self._look)
        else:
            self._late = True
            self._waiting.cancel()

    def _stop(self) -> None:
        self._waiting = None
        self._stop_timer()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def too_late() -> ProviderError:
    """The error for an answer that is not waited for any longer."""
    return ProviderError("timeout", "It took too long; use a faster model or raise the time limits.")
