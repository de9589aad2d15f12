"""A model's draft of a write-up, and its second look at it: what failed is mended once, what passed may be doubted."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from conversation.conf import conversation_settings
from conversation.interview import writing
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Claim, Draft, DraftClaim
from conversation.interview.writing import SecondLook, plain
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
        found = SecondLook()
        failed = (await asyncio.to_thread(writing.objections, self._interview, draft, self._language))[:_MOST]
        if failed:
            tell("repairing")
            asked = repair_prompt(self._prompt, failed, self._language)
            answer = await self._asked_again(asked, Repairs)
            repairs = {r.number: r for r in answer.claims if r.text.strip()} if answer else {}
            mended = ((plain(one.text), repairs.get(number)) for number, one in enumerate(failed, 1))
            found = SecondLook({text: DraftClaim(text=r.text, quotes=r.quotes) for text, r in mended if r})
        if conversation_settings().summary_judge:
            tell("judging")
            found = found._replace(doubts=await self._doubts(draft, found))
        return found

    async def _doubts(self, draft: Draft, found: SecondLook) -> dict[str, str]:
        """The model's doubts about what would come out of its draft, by the words of each claim."""
        written = await asyncio.to_thread(writing.write_up, self._interview, draft, self._language, found)
        own = writing.proposed(draft).union(plain(repair.text) for repair in found.repairs.values())
        claims: list[Claim] = [claim for claim in written.claims if plain(claim.text) in own][:_MOST]
        answer = await self._asked_again(judge_prompt(self._prompt, claims, self._language), Doubts) if claims else None
        doubted = [(d, claims[d.number - 1]) for d in (answer.doubts if answer else ()) if 0 < d.number <= len(claims)]
        return {plain(claim.text): f"A second reader doubts it: {doubt.why[:200]}" for doubt, claim in doubted}

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
                raise too_late() from error

    def _is_late(self) -> bool:
        return self._clock() >= self._deadline
