"""Opens a turn, lets a provider answer it, and closes it: the only one that knows both rows and providers."""

import logging
from typing import Any
from uuid import UUID

from conversation.conf import conversation_settings
from conversation.exceptions import ProvidersFailed
from conversation.interview import guard, notes_block, writing
from conversation.interview.guard import Guarded
from conversation.interview.policy import take_stock
from conversation.interview.session import Stock
from conversation.interview.types import Move, Note
from conversation.models import Conversation, SummaryVersion
from conversation.prompts import reply_prompt
from conversation.services.ai_service import summarise
from conversation.services.conversation_manager import ConversationManager
from conversation.services.db import in_db
from conversation.services.reply_report import ReplyReport
from conversation.services.reply_stream import stream_reply
from conversation.services.results import Started, TurnResult
from conversation.services.rows.summaries import OpenSummary
from conversation.services.rows.turns import OpenTurn, Reply
from conversation.services.running import run_sync, to_the_end
from conversation.services.turn_results import turn_result

log = logging.getLogger(__name__)


class ConversationOrchestrator:
    """Whole steps of an interview. The synchronous names are for scripts; inside a loop await their `a…` twins."""

    def __init__(self) -> None:
        self.manager = ConversationManager()

    def start_new_conversation(self, user_id: Any, **options: Any) -> Started:
        """See `astart_new_conversation`."""
        return run_sync(self.astart_new_conversation(user_id, **options), "astart_new_conversation")

    def process_user_message(self, conversation_id: UUID | str, message: str, **options: Any) -> TurnResult:
        """See `aprocess_user_message`."""
        return run_sync(self.aprocess_user_message(conversation_id, message, **options), "aprocess_user_message")

    def complete_conversation_with_summary(self, conversation_id: UUID | str, **options: Any) -> SummaryVersion:
        """See `acomplete_conversation_with_summary`."""
        work = self.acomplete_conversation_with_summary(conversation_id, **options)
        return run_sync(work, "acomplete_conversation_with_summary")

    def retry_last_turn(self, conversation_id: UUID | str, **options: Any) -> TurnResult:
        """See `aretry_last_turn`."""
        return run_sync(self.aretry_last_turn(conversation_id, **options), "aretry_last_turn")

    async def astart_new_conversation(self, user_id: Any, **options: Any) -> Started:
        """Begin an interview; no model is called. Options as `ConversationManager.start_conversation`."""
        return await in_db(self.manager.start_conversation, user_id, **options)

    async def aprocess_user_message(
        self, conversation_id: UUID | str, message: str, *, owner: Any = None
    ) -> TurnResult:
        """Store the message, answer it, store the answer. The turn goes on to its end when the caller is cancelled.

        Raises what `ConversationManager.open_turn` raises (nothing is stored then), and ProvidersFailed (the message is
        stored, the turn is failed and can be retried).
        """
        return await to_the_end(self._open_and_answer(self.manager.open_turn, conversation_id, message, owner=owner))

    async def aretry_last_turn(self, conversation_id: UUID | str, *, owner: Any = None) -> TurnResult:
        """Answer the last turn anew; its old reply is superseded. Raises as above, and NothingToRetry."""
        return await to_the_end(self._open_and_answer(self.manager.reopen_turn, conversation_id, owner=owner))

    async def acomplete_conversation_with_summary(
        self,
        conversation_id: UUID | str,
        *,
        owner: Any = None,
        language: str | None = None,
        privacy: dict[str, Any] | None = None,
    ) -> SummaryVersion:
        """Write the conversation up, store the next version and complete it. Never fails for lack of a provider."""
        return await to_the_end(self._complete(conversation_id, owner, language, privacy))

    async def _open_and_answer(self, open_it: Any, *args: Any, **kwargs: Any) -> TurnResult:
        opened: OpenTurn = await in_db(open_it, *args, **kwargs)
        report = ReplyReport()
        try:
            return await self._answer(opened, report)
        except BaseException:
            metadata = {**report.metadata(), "state": "failed"}
            await in_db(self.manager.fail_turn, opened, metadata)
            raise

    async def _answer(self, opened: OpenTurn, report: ReplyReport) -> TurnResult:
        stock = take_stock(opened.interview)
        prompt = reply_prompt(opened.interview, stock)
        order = provider_order(opened.conversation)
        text = "".join([piece async for piece in stream_reply(prompt, order, report)])
        if report.cut and "offline" not in order:
            raise ProvidersFailed("The reply broke off. What you wrote is kept; please try again.")
        reply = reply_from(broken_off(text) if report.cut else text, opened, stock, report)
        closed = await in_db(self.manager.close_turn, opened, reply)
        log.info("turn closed", extra={"turn_id": str(opened.turn.pk), "provider": report.provider})
        return turn_result(closed)

    async def _complete(
        self, conversation_id: UUID | str, owner: Any, language: str | None, privacy: dict[str, Any] | None
    ) -> SummaryVersion:
        opened: OpenSummary = await in_db(self.manager.open_summary, conversation_id, owner=owner, privacy=privacy)
        try:
            summary = await summarise(opened.interview, provider_order(opened.conversation), language)
            return await in_db(self.manager.close_summary, opened, summary)
        except BaseException:
            await in_db(self.manager.fail_summary, opened)
            raise


def provider_order(conversation: Conversation) -> tuple[str, ...]:
    """The providers that may read this conversation. Behind a chosen one stands only the offline interviewer."""
    order = conversation_settings().ai_providers
    if not conversation.provider:
        return order
    return tuple(dict.fromkeys((conversation.provider, *(name for name in order if name == "offline"))))


def broken_off(text: str) -> str:
    """A text that was cut: a sentence that has no end is marked, so that nothing is joined to half a word."""
    text = text.rstrip()
    return text if text.endswith((".", "?", "!", "…", "”", '"')) else f"{text}…"


def reply_from(text: str, opened: OpenTurn, stock: Stock, report: ReplyReport) -> Reply:
    """Split an answer into reply and notes, guard the reply, and merge the notes with the Reader's."""
    spoken, block = notes_block.split(text)
    topic, taken = notes_block.read_block(block, opened.message, opened.interview)
    guarded: Guarded = guard.check(spoken, opened.interview, stock, topic=topic)
    added = added_notes(opened, taken)
    known = opened.interview._replace(notes=opened.interview.notes + added)
    metadata = {**report.metadata(), "move": told(guarded.move)}
    if guarded.replaced:
        metadata["guard"] = guarded.replaced
    return Reply(guarded.text, guarded.move, added, writing.title(known), metadata)


def told(move: Move) -> dict[str, object]:
    """The move as a reply's metadata keeps it, so that a page loaded anew still shows its reason and choices."""
    return move.model_dump(mode="json", include={"kind", "topic", "why", "choices"})


def added_notes(opened: OpenTurn, taken: tuple[Note, ...]) -> tuple[Note, ...]:
    """The model's notes that stand beside, or replace, those that the Reader took from the same message."""
    own = tuple(note for note in opened.interview.notes if note.message_id == opened.message.message_id)
    return notes_block.additions(own, taken)
