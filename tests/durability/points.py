"""Points of a turn at which a process kills itself, to the very statement."""

import os
import signal
import threading
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from conversation.services import reply_writer, revising, summary_writer
from conversation.services.conversation_manager import ConversationManager

# Where what stores something is called from, if not as the manager's.
HOLDERS = {"close_turn": reply_writer, "close_summary": summary_writer, "store_revision": revising}
# In the thread that runs a transaction: whether it is the one to die in.
_transaction = threading.local()


def die_at(point: str) -> None:
    """`before open_turn`: with all its statements done, its commit not sent. `after open_turn`: its commit just came
    back. So for whatever stores something."""
    when, name = point.split(" ")
    _mark(name)
    commit = BaseDatabaseWrapper._commit  # type: ignore[attr-defined]

    def dying(connection: BaseDatabaseWrapper) -> None:
        if when == "after":
            commit(connection)
        if getattr(_transaction, "is_it", False):
            os.kill(os.getpid(), signal.SIGKILL)
        if when == "before":
            commit(connection)

    BaseDatabaseWrapper._commit = dying  # type: ignore[attr-defined]


def _mark(name: str) -> None:
    """Let commits know whether they are that of `name`."""
    holder: Any = HOLDERS.get(name, ConversationManager)
    call: Callable[..., Any] = getattr(holder, name)

    def marked(*args: Any, **kwargs: Any) -> Any:
        _transaction.is_it = True
        try:
            return call(*args, **kwargs)
        finally:
            _transaction.is_it = False

    setattr(holder, name, staticmethod(marked) if holder is ConversationManager else marked)
