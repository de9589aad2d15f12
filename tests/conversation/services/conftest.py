from collections.abc import Iterator

import pytest

from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.phrasing import greeting
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Message
from conversation.prompts import reply_prompt
from conversation.providers.base import Prompt
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from tests.wire.scripted import Vendors, scripted_vendors


@pytest.fixture
def manager() -> ConversationManager:
    return ConversationManager()


@pytest.fixture
def orchestrator() -> ConversationOrchestrator:
    return ConversationOrchestrator()


@pytest.fixture
def begun(owner, manager):
    """A conversation of the owner's that has just been greeted."""
    return manager.start_conversation(owner.pk).conversation_id


@pytest.fixture
def limits() -> dict[str, object]:
    """Settings that a test changes."""
    return {}


@pytest.fixture
def vendors(settings, limits) -> Iterator[Vendors]:
    """Both vendors, set up; each says REPLY until a test tells it otherwise."""
    with scripted_vendors() as (vendors, addresses):
        settings.CONVERSATION = {**addresses, **limits}
        yield vendors


@pytest.fixture
def prompt() -> Prompt:
    """What is asked after Paula, a night porter, has told what she does."""
    guide, pack = guide_for("employment"), pack_for("en")
    said = Message(message_id="1", role="user", content="Check-ins till two, then the alarms and the bins.")
    interview = Interview(guide, pack, (said,), (), (greeting(guide, pack),))
    return reply_prompt(interview, take_stock(interview))
