from collections.abc import Callable, Iterator

import pytest
from django.utils.module_loading import import_string
from pydantic import BaseModel

from conversation.conf import ConversationSettings
from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.phrasing import greeting
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Message
from conversation.prompts import reply_prompt
from conversation.providers.base import ConfigurableProvider, Prompt
from conversation.providers.registry import PROVIDERS
from tests.wire.scripted import Scripted, scripted_server

Make = Callable[..., ConfigurableProvider]

# As in the registry, a provider outlives the event loops: each loop closes its own connections when it ends.
_alive: list[ConfigurableProvider] = []


class Verdict(BaseModel):
    """What the structured calls of these tests ask for."""

    trade: str
    years: int = 0


@pytest.fixture
def server() -> Iterator[Scripted]:
    """A server that does what the test's script says."""
    with scripted_server() as script:
        yield script


@pytest.fixture(params=["openai", "anthropic"])
def wire(request: pytest.FixtureRequest) -> str:
    """Each of the two wires in turn."""
    return str(request.param)


@pytest.fixture
def make(server: Scripted) -> Make:
    """Makes a provider that asks the scripted server."""

    def made(name: str, address: str = "", **settings: object) -> ConfigurableProvider:
        given = {
            "openai_api_key": "a-key",
            "openai_base_url": f"{address or server.address}/v1",
            "anthropic_api_key": "a-key",
            "anthropic_base_url": address or server.address,
            **settings,
        }
        provider: ConfigurableProvider = import_string(PROVIDERS[name])(ConversationSettings(**given))  # type: ignore[arg-type]
        _alive.append(provider)
        return provider

    return made


@pytest.fixture
def provider(wire: str, make: Make) -> ConfigurableProvider:
    """A provider of each wire in turn."""
    return make(wire)


@pytest.fixture
def prompt() -> Prompt:
    """What is asked after Paula, a night porter, has told where she works."""
    guide, pack = guide_for("employment"), pack_for("en")
    opened = greeting(guide, pack)
    messages = (
        Message(message_id="1", role="assistant", content=opened.text),
        Message(message_id="2", role="user", content="I was night porter at a hotel in Leeds."),
        Message(message_id="3", role="assistant", content="Night porter in Leeds. What did a shift look like?"),
        Message(message_id="4", role="user", content="Check-ins till two, then the alarms and the bins."),
    )
    interview = Interview(guide, pack, messages, (), (opened,))
    return reply_prompt(interview, take_stock(interview))
