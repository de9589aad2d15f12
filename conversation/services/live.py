"""The replies and write-ups that this process is writing. Requests only follow: when a client leaves, it goes on."""

import asyncio
from types import TracebackType
from typing import Any, Generic, Literal, TypeAlias, TypeVar
from uuid import UUID

from conversation.services.partials import Partial, Wish

T = TypeVar("T")
# Words reach a reader at most this often, which looks smooth; each time costs a frame, a chunk and a write.
PACE_S = 0.04
# `shutdown`: this process is ending and waits no longer.
Interruption: TypeAlias = Wish | Literal["shutdown"]


class Live(Generic[T]):
    """One piece of work and how far it is. It belongs to the event loop that it was made in.

    `text` only grows; `final` says that it is whole. `stage` names what is being done, for work that grows no text.
    """

    def __init__(self, conversation_id: UUID, turn_id: UUID, message_id: UUID | None = None) -> None:
        self.conversation_id = conversation_id
        self.turn_id = turn_id
        self.message_id = message_id
        self.loop = asyncio.get_running_loop()
        self.text = ""
        self.final = False
        self.stage = ""
        self.interruption: Interruption | None = None
        # How often it has changed, and how much of that other processes have been told.
        self.changes = 0
        self.changes_told = -1
        self.ended: asyncio.Future[T] = self.loop.create_future()
        self._waiting: list[asyncio.Future[None]] = []
        self._woken = 0.0
        self._waking: asyncio.TimerHandle | None = None
        self._interruptible: asyncio.Task[Any] | None = None

    @property
    def partial(self) -> Partial:
        """How far it is, for other processes."""
        return Partial(self.text, self.final)

    def grow(self, piece: str) -> None:
        """Words were let go."""
        if piece:
            self.text += piece
            self.changes += 1
            self._wake_in_time()

    def settle(self) -> None:
        """No word will follow."""
        self.final = True
        self._change()

    def reach(self, stage: str) -> None:
        """The work goes over to its next stage."""
        self.stage = stage
        self._change()

    def end(self, outcome: T | BaseException) -> None:
        """The work is done, or failed."""
        if isinstance(outcome, BaseException):
            self.ended.set_exception(outcome)
            # Nobody may be waiting for it any more; the error was logged where it arose.
            self.ended.exception()
        else:
            self.ended.set_result(outcome)
        self._change()

    def wake(self) -> None:
        """Let every follower look again."""
        if self._waking is not None:
            self._waking.cancel()
            self._waking = None
        self._woken = self.loop.time()
        waiting, self._waiting = self._waiting, []
        for follower in waiting:
            if not follower.done():
                follower.set_result(None)

    def _wake_in_time(self) -> None:
        """Wake for words now or, when they come fast, a moment later together with the next ones."""
        if self._waking is None:
            wait_s = self._woken + PACE_S - self.loop.time()
            if wait_s <= 0:
                self.wake()
            else:
                self._waking = self.loop.call_later(wait_s, self.wake)

    def _change(self) -> None:
        self.changes += 1
        self.wake()

    async def changed(self) -> None:
        """Wait until something happens; also woken now and then when nothing does."""
        follower: asyncio.Future[None] = self.loop.create_future()
        self._waiting.append(follower)
        await follower

    async def result(self) -> T:
        """The outcome, waited for; a waiter that is cancelled does not cancel the work. Raises the work's error."""
        return await asyncio.shield(self.ended)

    def interrupt(self, why: Interruption) -> None:
        """End what may be ended early: the part that runs inside `async with live`. The first wish counts."""
        if self.interruption is None and not self.ended.done():
            self.interruption = why
            if self._interruptible is not None:
                self._interruptible.cancel()

    async def __aenter__(self) -> "Live[T]":
        task = asyncio.current_task()
        self._interruptible = task
        if self.interruption is not None and task is not None:
            task.cancel()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        task, self._interruptible = self._interruptible, None
        interrupted = kind is asyncio.CancelledError and self.interruption is not None
        if interrupted and task is not None:
            task.uncancel()
        return interrupted
