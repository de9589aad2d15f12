"""Writes one summary: a draft by a model or by rule, the gate, then the rows that complete the conversation."""

import logging
from collections.abc import Sequence

import structlog

from conversation.exceptions import CompletionStopped, ConversationError
from conversation.models import SummaryVersion
from conversation.services.ai_service import summarise
from conversation.services.db import in_db
from conversation.services.live import Live
from conversation.services.reply_report import ReplyReport
from conversation.services.rows.summaries import OpenSummary, close_summary, fail_summary

log = logging.getLogger(__name__)
STOPPED = "Writing up was stopped. Nothing was changed; ask for it again when you like."


async def write_summary(
    opened: OpenSummary, order: Sequence[str], report: ReplyReport, language: str | None, live: Live[SummaryVersion]
) -> None:
    """Write an open completion up and close it; `live` ends with the version or with the error."""
    structlog.contextvars.bind_contextvars(conversation_id=str(live.conversation_id), turn_id=str(live.turn_id))
    try:
        async with live:
            summary = await summarise(opened.interview, order, language, report=report, tell=live.reach)
        if live.interruption is not None:
            raise CompletionStopped(STOPPED, state=opened.conversation.status)
        live.reach("storing")
        live.end(await in_db(close_summary, opened, summary, report.spent()))
    except BaseException as error:
        if not isinstance(error, ConversationError):
            log.error("a write-up could not be finished", exc_info=error)
        await in_db(fail_summary, opened, report.spent())
        live.end(error)
        if not isinstance(error, Exception):
            raise
