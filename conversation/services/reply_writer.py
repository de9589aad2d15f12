"""Writes one reply: a provider's words through the guard to whoever follows, then the rows that close the turn."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import aclosing

import structlog

from conversation.exceptions import ConversationError, ProvidersFailed, WrongState
from conversation.interview import notes_block, writing
from conversation.interview.guard import ReplyGuard
from conversation.interview.notes_block import Splitter
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Asked, Message, Move, Note, Summary
from conversation.models import Turn
from conversation.prompts import reply_prompt
from conversation.services.db import in_db
from conversation.services.live import Live
from conversation.services.reply_report import ReplyReport
from conversation.services.reply_stream import stream_reply
from conversation.services.results import TurnResult
from conversation.services.rows.closing import Reply, close_turn, fail_turn
from conversation.services.rows.opening import OpenTurn
from conversation.services.rows.usage import until_midnight_s

log = logging.getLogger(__name__)
State = Turn.State
BROKE_OFF = "The reply broke off. What you wrote is kept; please try again."
SPENT = "This site has spent what it may for today. What you wrote is kept; please try again tomorrow."
RESTARTED = "The server was stopped while the reply was being written. What you wrote is kept; please try again."


class LiveReply(Live[TurnResult]):
    """The reply to an open turn, in the making; `stock` was taken when the turn was opened."""

    def __init__(self, opened: OpenTurn) -> None:
        super().__init__(opened.conversation.pk, opened.turn.pk, opened.reply_id)
        self.opened = opened
        self.stock = take_stock(opened.interview)


async def write_reply(live: LiveReply, order: Sequence[str], report: ReplyReport) -> None:
    """Answer an open turn and close it; `live` ends with the result or with the error. Never raises what went wrong.

    `order`: the providers to ask; `report` is filled in.
    """
    structlog.contextvars.bind_contextvars(
        conversation_id=str(live.conversation_id), turn_id=str(live.turn_id), message_id=str(live.message_id)
    )
    try:
        reply = await _Writing(live, order, report).reply()
        live.end(await in_db(close_turn, live.opened, reply))
    except asyncio.CancelledError:
        await _fail(live, report, ProvidersFailed(RESTARTED))
        raise
    except WrongState as late:
        # Whoever gave the turn up did not answer it: the caller may have that tried.
        await _fail(live, report, ProvidersFailed(late.message))
    except Exception as error:  # noqa: BLE001 - whatever it was, the turn must not say that it still runs
        await _fail(live, report, error)


async def _fail(live: LiveReply, report: ReplyReport, error: Exception) -> None:
    if not isinstance(error, ConversationError):
        log.error("a reply could not be written", exc_info=error)
    try:
        await in_db(fail_turn, live.opened, live.text, report.metadata(), report.spent())
    except Exception:  # the database is away; the turn's lease will tell
        log.exception("a failed turn could not be closed")
    live.end(error)


class _Writing:
    """One reply in the making."""

    def __init__(self, live: LiveReply, order: Sequence[str], report: ReplyReport) -> None:
        self.live, self.order, self.report = live, order, report
        self.opened, self.stock = live.opened, live.stock
        self.splitter = Splitter()
        self.guard = ReplyGuard(live.opened.interview, live.stock)

    async def reply(self) -> Reply:
        """The reply that the turn is to be closed with. Raises ProvidersFailed when there is none."""
        prompt = reply_prompt(self.opened.interview, self.stock)
        if not self.order and self.report.fallback_from:
            raise ProvidersFailed(SPENT, retry_after_s=until_midnight_s())
        async with self.live, aclosing(stream_reply(prompt, self.order, self.report)) as pieces:
            async for piece in pieces:
                self._take(piece)
        if self.live.interruption is not None:
            self.report.estimate(prompt, self.live.text)
        if not self.live.final:
            if self.live.interruption == "stop":
                return await self._reply(State.STOPPED, self.stock.moves[0], ())
            self._end()
        return await self._whole()

    def _take(self, piece: str) -> None:
        self.live.grow(self.guard.take(self.splitter.take(piece)))
        if self.splitter.marked and not self.live.final:
            self.live.grow(self.guard.finish())
            self.live.settle()

    def _end(self) -> None:
        """The provider said no more, and took no notes."""
        if self.live.interruption == "shutdown":
            raise ProvidersFailed(RESTARTED)
        if self.report.cut and "offline" not in self.order:
            raise ProvidersFailed(BROKE_OFF)
        self.live.grow(self.guard.take(self.splitter.rest()))
        self.live.grow(self.guard.finish(cut=self.report.cut))
        self.live.settle()

    async def _whole(self) -> Reply:
        """The reply with the notes that the model took, merged with the Reader's."""
        opened = self.opened
        topic, taken = notes_block.read_block(self.splitter.block, opened.message, opened.interview)
        guarded = self.guard.guarded(topic)
        noted = opened.interview.notes
        own = tuple(note for note in noted if note.message_id == opened.message.message_id)
        settled = {note.fixes for note in noted if note.source == "person"}
        added = notes_block.additions(own, taken, settled)
        return await self._reply(State.COMPLETE, guarded.move, added, guard=guarded.replaced)

    async def _reply(self, state: Turn.State, move: Move, notes: tuple[Note, ...], guard: str = "") -> Reply:
        interview = after(self.opened, self.live.text, state, move, notes)
        stock = take_stock(interview)
        metadata = {**self.report.metadata(), "move": told(move), **({"guard": guard} if guard else {})}
        return Reply(
            text=self.live.text,
            move=move,
            notes=notes,
            metadata=metadata,
            spent=self.report.spent(),
            state=state,
            interview=interview,
            stock=stock,
            title=writing.title(interview),
            preview=await preview(interview, stock),
        )


def after(opened: OpenTurn, text: str, state: Turn.State, move: Move, notes: tuple[Note, ...]) -> Interview:
    """The interview as it stands once a turn is closed with this reply."""
    interview = opened.interview
    spoken = Message(message_id=str(opened.reply_id), role="assistant", content=text)
    asked = (Asked(move=move, text=text),) if state == State.COMPLETE else ()
    return interview._replace(
        messages=(*interview.messages, spoken) if text else interview.messages,
        notes=interview.notes + notes,
        asked=interview.asked + asked,
    )


async def preview(interview: Interview, stock: Stock) -> Summary | None:
    """The extractive write-up where completion is suggested; beside the loop, since it takes long."""
    return await asyncio.to_thread(writing.write_up, interview, None) if stock.completion.suggested else None


def told(move: Move) -> dict[str, object]:
    """The move as a reply's metadata keeps it, so that a page loaded anew still shows its reason and choices."""
    return move.model_dump(mode="json", include={"kind", "topic", "why", "choices"})
