"""Opens a turn, has it answered, and closes it: the only one that knows both rows and providers.

Each `abegin_…` opens in one transaction and returns at once with what is running; each other name waits for its end.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from conversation.conf import conversation_settings
from conversation.exceptions import TurnInProgress
from conversation.interview.types import Summary, TopicKey
from conversation.interview.writing.revising import Edited
from conversation.models import Conversation, SummaryVersion
from conversation.providers import registry
from conversation.services import running
from conversation.services.blocking import run_sync
from conversation.services.conversation_manager import ConversationManager
from conversation.services.db import in_db
from conversation.services.ending import end_notes, stop
from conversation.services.live import Live
from conversation.services.reply_report import ReplyReport
from conversation.services.reply_writer import LiveReply, write_reply
from conversation.services.results import LedgerView, Started, TurnResult
from conversation.services.revising import revise
from conversation.services.rows.content import checked_text
from conversation.services.rows.notes import Fix
from conversation.services.rows.opening import OpenTurn
from conversation.services.rows.summaries import OpenSummary
from conversation.services.rows.usage import site_budget_left, tokens_left
from conversation.services.running import to_the_end
from conversation.services.summary_writer import write_summary

T = TypeVar("T")


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
        return await (await self.abegin_message(conversation_id, message, owner=owner)).result()

    async def aretry_last_turn(self, conversation_id: UUID | str, *, owner: Any = None) -> TurnResult:
        """Answer the last turn anew; its old reply is superseded. Raises as above, and NothingToRetry."""
        return await (await self.abegin_retry(conversation_id, owner=owner)).result()

    async def acomplete_conversation_with_summary(self, conversation_id: UUID | str, **options: Any) -> SummaryVersion:
        """Write the conversation up, store the next version and complete it. Never fails for lack of a provider.

        Options as `abegin_completion`.
        """
        return await (await self.abegin_completion(conversation_id, **options)).result()

    async def abegin_message(self, conversation_id: UUID | str, message: str, *, owner: Any = None) -> LiveReply:
        """Store the message and begin to answer it. Raises what `ConversationManager.open_turn` raises."""
        return await self._begin(conversation_id, self.manager.open_turn, message, owner=owner)

    async def abegin_retry(self, conversation_id: UUID | str, *, owner: Any = None) -> LiveReply:
        """Begin to answer the last turn anew. Raises what `ConversationManager.reopen_turn` raises."""
        return await self._begin(conversation_id, self.manager.reopen_turn, owner=owner)

    async def abegin_edit(
        self, conversation_id: UUID | str, message_id: UUID | str, message: str, *, owner: Any = None
    ) -> LiveReply:
        """Replace the last user message and begin to answer the new one. Raises as `ConversationManager.edit_turn`."""
        return await self._begin(conversation_id, self.manager.edit_turn, message_id, message, owner=owner)

    async def abegin_completion(
        self,
        conversation_id: UUID | str,
        *,
        owner: Any = None,
        language: str | None = None,
        privacy: dict[str, Any] | None = None,
    ) -> Live[SummaryVersion]:
        """Begin to write the conversation up. Raises what `ConversationManager.open_summary` raises."""

        return await self._begin_writing(
            conversation_id, self.manager.open_summary, owner=owner, language=language, privacy=privacy
        )

    async def abegin_rewriting(
        self,
        conversation_id: UUID | str,
        *,
        owner: Any = None,
        pointer: str | None = None,
        language: str | None = None,
        version_id: UUID | None = None,
    ) -> Live[SummaryVersion]:
        """Begin to write the summary, or a part of it, anew. Raises as `ConversationManager.open_rewriting`."""
        return await self._begin_writing(
            conversation_id,
            self.manager.open_rewriting,
            owner=owner,
            pointer=pointer,
            language=language,
            version_id=version_id,
        )

    async def aedit_summary(
        self,
        conversation_id: UUID | str,
        pointer: str,
        text: str,
        *,
        owner: Any = None,
        version_id: UUID | None = None,
    ) -> Edited:
        """Put the person's own words at a pointer of the summary, as the next version, whatever backs them.

        Raises MessageTooLong, Invalid, and what `ConversationManager.open_revision` raises.
        """
        checked_text(text)
        open_it = partial(
            self._settled, conversation_id, self.manager.open_revision, owner=owner, version_id=version_id
        )
        return await to_the_end(revise(pointer, text, version_id=version_id, open_it=open_it))

    async def arestore_summary(
        self, conversation_id: UUID | str, number: int, *, owner: Any = None, version_id: UUID | None = None
    ) -> Summary:
        """Make an earlier version the newest. Raises what `ConversationManager.restore_summary` raises."""
        return await self._settled(
            conversation_id, self.manager.restore_summary, number, owner=owner, version_id=version_id
        )

    async def aadd_note(self, conversation_id: UUID | str, topic: TopicKey, value: str, **options: Any) -> LedgerView:
        """Add a fact that the person typed. Notes that a model still takes are done without; else as
        `ConversationManager.add_note`."""
        return await to_the_end(self._settled(conversation_id, self.manager.add_note, topic, value, **options))

    async def afix_note(self, conversation_id: UUID | str, note_id: UUID | str, fix: Fix, **options: Any) -> LedgerView:
        """Put a note of the person's in the place of a live one; as `ConversationManager.fix_note`, and as above."""
        return await to_the_end(self._settled(conversation_id, self.manager.fix_note, note_id, fix, **options))

    async def adelete_note(self, conversation_id: UUID | str, note_id: UUID | str, *, owner: Any = None) -> None:
        """Withdraw a live note; as `ConversationManager.delete_note`, and as above."""
        await to_the_end(self._settled(conversation_id, self.manager.delete_note, note_id, owner=owner))

    async def astop(self, conversation_id: UUID | str, *, owner: Any = None) -> bool:
        """Stop the reply, or the writing up, that runs; the text so far is kept. False when nothing was to be stopped.

        Raises NotFound.
        """
        return await stop(conversation_id, owner)

    async def adelete_conversation(self, conversation_id: UUID | str, *, owner: Any = None) -> None:
        """Stop what runs, then hide the conversation. Raises NotFound."""
        await stop(conversation_id, owner)
        await in_db(self.manager.delete_conversation, conversation_id, owner=owner)

    async def _begin(
        self, conversation_id: UUID | str, open_it: Callable[..., OpenTurn], *args: Any, owner: Any
    ) -> LiveReply:
        """Open a turn and start its reply. Both happen or neither, also when the caller is cancelled meanwhile."""

        async def begun() -> LiveReply:
            opened, paid = await self._open(conversation_id, open_it, *args, owner=owner)
            live = LiveReply(opened)
            order, report = affordable(provider_order(opened.conversation), paid=paid)
            running.begin(live, write_reply(live, order, report))
            return live

        return await to_the_end(begun())

    async def _begin_writing(
        self, conversation_id: UUID | str, open_it: Callable[..., OpenSummary], **options: Any
    ) -> Live[SummaryVersion]:
        """Open a write-up and start it. Both happen or neither, as above."""

        async def begun() -> Live[SummaryVersion]:
            opened, paid = await self._open(conversation_id, open_it, **options)
            live: Live[SummaryVersion] = Live(opened.conversation.pk, opened.turn.pk)
            paid = paid and await in_db(tokens_left, opened.conversation.user_id)
            order, report = affordable(provider_order(opened.conversation), paid=paid)
            running.begin(live, write_summary(opened, order, report, opened.language, live))
            return live

        return await to_the_end(begun())

    async def _open(self, conversation_id: UUID | str, open_it: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What `open_it` opens, and whether there is money left."""
        return await self._settled(conversation_id, partial(_opened, open_it), *args, **kwargs)

    async def _settled(self, conversation_id: UUID | str, work: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """The work, done in the database. Notes that are still pending are done without."""
        try:
            return await in_db(work, conversation_id, *args, **kwargs)
        except TurnInProgress:
            if not await end_notes(conversation_id):
                raise
        return await in_db(work, conversation_id, *args, **kwargs)


def _opened(open_it: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[OpenTurn | OpenSummary, bool]:
    return open_it(*args, **kwargs), site_budget_left()


def provider_order(conversation: Conversation) -> tuple[str, ...]:
    """The providers that may read this conversation. Behind a chosen one stands only the offline interviewer."""
    order = conversation_settings().ai_providers
    if not conversation.provider:
        return order
    return tuple(dict.fromkeys((conversation.provider, *(name for name in order if name == "offline"))))


def affordable(order: tuple[str, ...], *, paid: bool) -> tuple[tuple[str, ...], ReplyReport]:
    """The order, without models where the day's money or tokens are spent; a report that says who is left out."""
    report = ReplyReport()
    if paid:
        return order, report
    costly = [provider.name for provider in registry.configured(order) if provider.is_model]
    report.fallback_from = [{"provider": name, "reason": "budget"} for name in costly]
    return tuple(name for name in order if name not in costly), report
