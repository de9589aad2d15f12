import pytest

from conversation.conf import ConversationSettings
from conversation.interview import phrasing, writing
from conversation.interview.types import Draft
from conversation.providers.base import Meter, ProviderError
from conversation.providers.offline import OfflineProvider
from tests.conversation.providers.conftest import Verdict


@pytest.fixture
def offline() -> OfflineProvider:
    return OfflineProvider(ConversationSettings())


async def test_it_says_what_the_interviewer_would_say(offline, prompt):
    pieces = [piece async for piece in offline.stream(prompt, Meter())]
    assert pieces == [phrasing.speak(prompt.interview, prompt.stock).text]


async def test_it_writes_what_the_extractive_writer_would_write(offline, prompt):
    assert await offline.structured(prompt, Draft, Meter()) == writing.draft(prompt.interview)


async def test_it_writes_nothing_else(offline, prompt):
    with pytest.raises(ProviderError, match="bad_output"):
        await offline.structured(prompt, Verdict, Meter())
