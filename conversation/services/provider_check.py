"""One tiny call to a provider, to see whether it works."""

import time
from contextlib import aclosing
from typing import NamedTuple

from conversation.interview.guide import DEFAULT_GUIDE, guide_for
from conversation.interview.languages import pack_for
from conversation.interview.phrasing import greeting
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Message
from conversation.providers import registry
from conversation.providers.base import Prompt, ProviderError
from conversation.services.patience import InTime
from conversation.services.reply_report import ReplyReport
from conversation.services.reply_stream import make_ready

STATIC = "You are being tested for whether you answer at all. Answer with the one word: ready"


class ProviderCheck(NamedTuple):
    """How the call went. `fix` is "" where it worked, else a sentence for whoever runs the server."""

    name: str
    model: str
    configured: bool
    works: bool
    milliseconds: int
    fix: str


async def check_provider(name: str) -> ProviderCheck:
    """Call one provider, if it is set up. Raises ImproperlyConfigured for an unknown name."""
    provider = registry.provider(name)
    if not provider.is_configured:
        return ProviderCheck(name, provider.model, False, False, 0, provider.how_to_set)
    await make_ready(provider)
    began, fix = time.monotonic(), ""
    meter = ReplyReport().asks(name, provider.model)
    try:
        async with aclosing(provider.stream(_prompt(), meter)) as answer:
            async for _ in InTime(answer):
                pass
    except ProviderError as failure:
        # The prompt is nobody's, so what the vendor says about it may be shown.
        fix = f'{failure.fix} It said: "{failure.said}".' if failure.said else failure.fix
    return ProviderCheck(name, provider.model, True, not fix, round(1000 * (time.monotonic() - began)), fix)


def _prompt() -> Prompt:
    guide, pack = guide_for(DEFAULT_GUIDE), pack_for("en")
    said = Message(message_id="0", role="user", content="Are you ready?")
    interview = Interview(guide, pack, (said,), (), (greeting(guide, pack),))
    return Prompt(STATIC, (said,), "", interview, take_stock(interview))
