"""A model's draft of a write-up, and its second look at it: what failed is mended once, what passed may be doubted."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from conversation.conf import conversation_settings
from conversation.interview import writing
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Draft, DraftClaim
from conversation.interview.writing import Judged, SecondLook, plain
from conversation.prompts import Doubts, Repairs, judge_prompt, repair_prompt, summary_prompt
from conversation.providers import registry
from conversation.providers.base import ConfigurableProvider, Meter, Prompt, ProviderError, Schema
from conversation.services.breaker import guarded
from conversation.services.patience import too_late
from conversation.services.reply_report import ReplyReport
from conversation.services.reply_stream import make_ready, note_failure

log = logging.getLogger(__name__)
# More than a draft of the asked size holds; a draft that is larger is no draft.
_MOST = 40


class Drafting:
    """One write-up by models, within one time limit. `report` tells who wrote it, and what all calls took."""

    def __init__(self, interview: Interview, language: str | None, report: ReplyReport) -> None:
        self._interview, self._language, self._report = interview, language, report
        self._prompt = summary_prompt(interview, take_stock(interview), language)
        self._clock = asyncio.get_running_loop().time
        self._deadline = self._clock() + conversation_settings().summary_time_limit_s
        self._writer: ConfigurableProvider | None = None

    async def draft(self, order: Sequence[str]) -> Draft | None:
        """The draft of the first model in `order` that can write one in time; else None. It is not to be trusted."""
        for provider in registry.configured(order):
            if not provider.is_model or self._is_late():
                continue
            meter = self._report.asks(provider.name, provider.model)
            try:
                draft = await self._asked(provider, self._prompt, Draft, meter)
                if draft == Draft():
                    raise ProviderError("empty", "The model wrote a draft without a single claim.")
            except ProviderError as failure:
                note_failure(provider, failure)
                self._report.fails(failure.reason)
                continue
            self._writer = provider
            return draft
        return None

    async def second_look(self, draft: Draft, tell: Callable[[str], None]) -> SecondLook:
        """What the draft's writer makes of it when told what the gate holds against it; nothing where it cannot say."""
        claims = await asyncio.to_thread(writing.review, self._interview, draft, self._language)
        failed = [one for one in claims if one.reason][:_MOST]
        if failed:
            tell("repairing")
        repairs = await self._repairs(failed)
        if not conversation_settings().summary_judge:
            return SecondLook(repairs)
        tell("judging")
        mended = await asyncio.to_thread(writing.judged, self._interview, repairs.values(), self._language)
        passed = [one for one in (*claims, *mended) if not one.reason][:_MOST]
        return SecondLook(repairs, await self._doubts(passed))

    async def _repairs(self, failed: list[Judged]) -> dict[str, DraftClaim]:
        """What the writer made of claims that failed, by the words of each."""
        if not failed:
            return {}
        answer = await self._asked_again(repair_prompt(self._prompt, failed, self._language), Repairs)
        made = {r.number: r for r in answer.claims if r.text.strip()} if answer else {}
        mended = ((plain(one.text), made.get(number)) for number, one in enumerate(failed, 1))
        return {words: DraftClaim(text=repair.text, quotes=repair.quotes) for words, repair in mended if repair}

    async def _doubts(self, passed: list[Judged]) -> dict[str, str]:
        """The writer's doubts about claims that passed, by the words of each."""
        if not passed:
            return {}
        answer = await self._asked_again(judge_prompt(self._prompt, passed, self._language), Doubts)
        doubts = [d for d in answer.doubts if 0 < d.number <= len(passed)] if answer else []
        return {plain(passed[d.number - 1].text): f"A second reader doubts it: {d.why[:200]}" for d in doubts}

    async def _asked_again(self, prompt: Prompt, schema: type[Schema]) -> Schema | None:
        """The writer's answer to a further question; None where none comes in time."""
        if self._writer is None or self._is_late():
            return None
        meter = Meter()
        try:
            return await self._asked(self._writer, prompt, schema, meter)
        except ProviderError as failure:
            note_failure(self._writer, failure)
            return None
        finally:
            self._report.takes_more(meter)

    async def _asked(
        self, provider: ConfigurableProvider, prompt: Prompt, schema: type[Schema], meter: Meter
    ) -> Schema:
        with guarded(provider):
            try:
                async with asyncio.timeout_at(self._deadline):
                    await make_ready(provider)
                    return await provider.structured(prompt, schema, meter)
            except TimeoutError as error:
                late = too_late()
                # A second look has what time the draft left: running out of it tells nothing against the provider.
                late.counts = self._writer is None
                raise late from error

    def _is_late(self) -> bool:
        return self._clock() >= self._deadline
