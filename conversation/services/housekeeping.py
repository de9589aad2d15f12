"""What must go after a while goes, whether or not anybody calls: deleted conversations and kept answers."""

import asyncio
import logging

from django.db import DatabaseError

from conversation.services import idempotency
from conversation.services.db import in_db
from conversation.services.rows.lifecycle import purge_deleted

log = logging.getLogger(__name__)
EVERY_S = 60.0


def clean_up() -> None:
    """Purge conversations whose time to undo is over, and answers kept for longer than promised."""
    purge_deleted()
    idempotency.purge()


async def keep_house(every_s: float = EVERY_S) -> None:
    """Clean up now and again, until cancelled. A database that is away for a moment is tried again the next time."""
    while True:
        try:
            await in_db(clean_up)
        except DatabaseError:
            log.warning("cleaning up failed; it is tried again", exc_info=True)
        await asyncio.sleep(every_s)
