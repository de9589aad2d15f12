"""The only caller of providers. It queries nothing: it is given an interview or a transcript, and gives words."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol, TypeAlias

from conversation.conf import conversation_settings
from conversation.exceptions import Invalid
from conversation.interview import guard, notes_block, writing
from conversation.interview.policy import take_stock
from conversation.interview.rehearsal import rehearse
from conversation.interview.replay import replay
from conversation.interview.session import Interview
from conversation.interview.types import Summary
from conversation.prompts import reply_prompt
from conversation.providers import registry
from conversation.services.blocking import run_sync
from conversation.services.db import in_db
from conversation.services.drafting import Drafting
from conversation.services.reply_report import ReplyReport
from conversation.services.reply_stream import make_ready, stream_reply

log = logging.getLogger(__name__)
Messages: TypeAlias = Sequence[Mapping[str, Any]]


class HasInterview(Protocol):
    """A stored conversation, as far as this layer knows of one."""

    def as_interview(self) -> Interview:
        """The interview as it stands."""
        ...


async def summarise(
    interview: Interview,
    order: Sequence[str],
    language: str | None = None,
    *,
    report: ReplyReport | None = None,
    tell: Callable[[str], None] = lambda stage: None,
) -> Summary:
    """The gated write-up of an interview, by a model where one could write, else by the extractive writer. Never raises
    for lack of a provider. `report` is filled in; `tell` hears each stage: writing, checking, repairing, judging."""
    report = report or ReplyReport()
    tell("writing")
    drafting = Drafting(interview, language, report)
    second = None
    try:
        draft = await drafting.draft(order)
        tell("checking")
        if draft is None:
            report.asks("offline", "extractive")
        else:
            second = await drafting.second_look(draft, tell)
    finally:
        report.ends()
        log.info("draft of a write-up", extra=report.logged())
    # Beside the loop, since checking every claim takes long.
    written = await asyncio.to_thread(writing.write_up, interview, draft, language, second)
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return written.model_copy(update={"generation_metadata": report.generation_metadata(now)})


async def warm_up() -> None:
    """Load what the first reply would wait for: the interview's word lists, the providers' SDKs, the price list."""
    await asyncio.to_thread(rehearse)
    for provider in registry.configured():
        await make_ready(provider)


class AIService:
    """Replies, write-ups and the question of enough, for a bare transcript. The synchronous names are for scripts:
    inside a running loop they raise SyncCallInLoop, and their `a…` twins are to be awaited.

    `messages` is a list of {"role": "user" or "assistant", "content": text}; another shape raises Invalid.
    """

    def generate_ai_response(self, messages: Messages) -> tuple[str, dict[str, Any]]:
        """See `agenerate_ai_response`."""
        return run_sync(self.agenerate_ai_response(messages), "agenerate_ai_response")

    def generate_experience_summary(self, conversation: HasInterview | Messages) -> Summary:
        """See `agenerate_experience_summary`."""
        return run_sync(self.agenerate_experience_summary(conversation), "agenerate_experience_summary")

    def detect_conversation_completion(self, messages: Messages) -> tuple[bool, str]:
        """See `adetect_conversation_completion`."""
        return run_sync(self.adetect_conversation_completion(messages), "adetect_conversation_completion")

    async def agenerate_ai_response(self, messages: Messages) -> tuple[str, dict[str, Any]]:
        """The next reply and its metadata. Raises ProvidersFailed when no provider could answer."""
        interview = replay(messages)
        if interview.messages[-1].role != "user":
            raise Invalid("The last message must be the user's: there is nothing to reply to.")
        stock, report = take_stock(interview), ReplyReport()
        prompt = reply_prompt(interview, stock)
        pieces = [piece async for piece in stream_reply(prompt, conversation_settings().ai_providers, report)]
        spoken, block = notes_block.split("".join(pieces))
        topic, _ = notes_block.read_block(block, interview.messages[-1], interview)
        reply = guard.check(spoken, interview, stock, topic=topic)
        return reply.text, {**report.metadata(), "state": "complete"}

    async def agenerate_experience_summary(self, conversation: HasInterview | Messages) -> Summary:
        """The write-up of a stored conversation, or of a list of messages; always whole."""
        if isinstance(conversation, Sequence):
            interview = replay(conversation)
        else:
            interview = await in_db(conversation.as_interview)
        return await summarise(interview, conversation_settings().ai_providers)

    async def adetect_conversation_completion(self, messages: Messages) -> tuple[bool, str]:
        """Whether enough is known to write it up, and the reason in a sentence. No model is called."""
        completion = take_stock(replay(messages)).completion
        return completion.suggested, completion.reason


__all__ = ["AIService", "ReplyReport", "stream_reply", "summarise", "warm_up"]
