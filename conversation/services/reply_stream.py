"""Ask providers in order for a reply, and pass its text on as it comes."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from conversation.conf import conversation_settings
from conversation.exceptions import ProvidersFailed
from conversation.interview.notes_block import MARK
from conversation.providers import registry
from conversation.providers.base import ConfigurableProvider, Meter, Prompt, Provider, ProviderError
from conversation.services.breaker import guarded
from conversation.services.patience import InTime
from conversation.services.pricing import cost_usd, prices_are_loaded
from conversation.services.reply_report import ReplyReport

log = logging.getLogger(__name__)


async def stream_reply(prompt: Prompt, order: Sequence[str], report: ReplyReport) -> AsyncGenerator[str, None]:
    """Yield the raw text of one answer, its notes block included, and fill in `report`.

    A provider that fails before its first word gives way to the next. One that breaks off later does not: the text so
    far stands, and `report.cut` says so unless only notes were lost. Raises ProvidersFailed when none could answer.
    """
    failures: list[ProviderError] = []
    deadline = asyncio.get_running_loop().time() + conversation_settings().provider_total_timeout_s
    try:
        for provider in registry.configured(order):
            try:
                async with aclosing(_attempt(provider, prompt, report, deadline)) as pieces:
                    async for piece in pieces:
                        yield piece
                return
            except ProviderError as failure:
                failures.append(failure)
    finally:
        report.ends()
        log.info("reply", extra=report.logged())
    raise none_answered(failures)


async def make_ready(provider: ConfigurableProvider) -> None:
    """Load a provider's SDK and the price list beside the running loop. Calls nobody; does nothing the second time."""
    await provider.warm_up()
    if provider.is_model and not prices_are_loaded():
        await asyncio.to_thread(cost_usd, provider.name, provider.model, Meter())


def none_answered(failures: Sequence[ProviderError]) -> ProvidersFailed:
    """The error for a person when every provider failed, or none is set up."""
    if not failures:
        return ProvidersFailed("No provider is set up that could answer. Whoever runs this server must set one.")
    waits = [failure.retry_after_s for failure in failures if failure.retry_after_s is not None]
    return ProvidersFailed(
        "No interviewer can answer just now. What you wrote is kept; please try again in a moment.",
        retry_after_s=round(min(waits)) if waits else None,
    )


async def _attempt(
    provider: ConfigurableProvider, prompt: Prompt, report: ReplyReport, deadline: float
) -> AsyncGenerator[str, None]:
    """Yield one provider's answer, from its first word on. Raises ProviderError only if it fails before that."""
    meter, text = report.asks(provider.name, provider.model), ""
    try:
        with guarded(provider):
            await make_ready(provider)
            async with aclosing(provider.stream(prompt, meter)) as answer:
                try:
                    async for piece in InTime(answer, deadline):
                        text += piece
                        if report.spoke:
                            yield piece
                        elif begins_reply(text):
                            report.speaks()
                            yield text
                except ProviderError as failure:
                    _only_notes_were_lost(provider, failure, report, text)
            if not report.spoke:
                raise ProviderError("empty", f"{provider.name} answered without a word for the person.")
    except ProviderError as failure:
        note_failure(provider, failure)
        report.fails(failure.reason)
        if not report.spoke:
            raise


def _only_notes_were_lost(provider: Provider, failure: ProviderError, report: ReplyReport, text: str) -> None:
    """Raises `failure` unless the reply was whole when the answer broke off."""
    if not report.spoke or MARK not in text:
        raise failure
    note_failure(provider, failure)


def begins_reply(text: str) -> bool:
    """Whether words for the person have begun: white space and the mark, whole or in part, are none."""
    begun = text.lstrip()
    return bool(begun) and not MARK.startswith(begun) and not begun.startswith(MARK)


def note_failure(provider: Provider, failure: ProviderError) -> None:
    """Tell whoever runs the server. Never any content."""
    if failure.reason == "resting":
        return
    log.warning("provider failed", extra={"provider": provider.name, "reason": failure.reason, "fix": failure.fix})
