"""Changes a text of a write-up by hand. What backs the new text is looked for outside any transaction."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from conversation.exceptions import TurnInProgress
from conversation.interview.writing.revising import Edited, edited
from conversation.services.db import in_db
from conversation.services.rows.revisions import Revision, store_revision

# So often may others be quicker with changes of their own.
TRIES = 5
OVERTAKEN = "The summary is being changed by other calls at the same time. Please try again in a moment."


async def revise(
    pointer: str, text: str, *, version_id: UUID | None, open_it: Callable[[], Awaitable[Revision]]
) -> Edited:
    """A write-up with another text at a pointer, stored as the next version. `open_it` opens the newest.

    Raises what that raises, Invalid for a pointer that names no text, and TurnInProgress.
    """
    for _ in range(TRIES):
        revision = await open_it()
        made = await asyncio.to_thread(_edited, revision, pointer, text)
        stored = await in_db(store_revision, revision, made.summary, version_id=version_id)
        if stored is not None:
            return made._replace(summary=stored)
    raise TurnInProgress(OVERTAKEN, state="turn_in_progress", retry_after_s=1)


def _edited(revision: Revision, pointer: str, text: str) -> Edited:
    return edited(revision.interview, revision.base.as_summary(), pointer, text)
