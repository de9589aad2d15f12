import asyncio
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from config.asgi import application, warmed_up
from conversation.models import Turn
from conversation.services import running
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from conversation.services.db import in_db
from tests.wire.scripted import Hangs, scripted_server

pytestmark = pytest.mark.django_db(transaction=True)


class Server:
    """An ASGI server's side of the lifespan protocol."""

    def __init__(self) -> None:
        self.says: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue()
        self.heard: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue()

    async def hold(self, until_stopped) -> None:
        """Start the application, do something, stop it, and wait until it has ended."""
        life = asyncio.create_task(application({"type": "lifespan"}, self.says.get, self.heard.put))
        await self.says.put({"type": "lifespan.startup"})
        assert (await self.heard.get())["type"] == "lifespan.startup.complete"
        await until_stopped()
        await self.says.put({"type": "lifespan.shutdown"})
        assert (await asyncio.wait_for(self.heard.get(), 30))["type"] == "lifespan.shutdown.complete"
        await life


async def test_replies_that_are_being_written_may_end_when_the_server_stops():
    written = []

    async def reply() -> None:
        await asyncio.sleep(0.2)
        written.append("the whole reply")

    async def ask_and_leave() -> None:
        waiter = asyncio.create_task(running.to_the_end(reply()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiter.cancel()

    await Server().hold(ask_and_leave)
    assert written == ["the whole reply"]


async def test_a_reply_that_takes_too_long_is_marked_as_failed_and_the_server_stops(
    owner, settings, monkeypatch, caplog
):
    monkeypatch.setattr("config.asgi.DRAIN_S", 0.05)
    orchestrator = ConversationOrchestrator()
    begun = (await orchestrator.astart_new_conversation(owner.pk)).conversation_id
    with scripted_server() as model:
        settings.CONVERSATION = {"openai_api_key": "k", "openai_base_url": f"{model.address}/v1"}
        model.will(Hangs())

        async def ask_and_leave() -> None:
            await orchestrator.abegin_message(begun, "I was a nurse for two years.")

        await Server().hold(ask_and_leave)
    assert "can be tried again" in caplog.text
    assert (await in_db(Turn.objects.get, number=1)).state == "failed"


async def test_warming_up_loads_what_the_first_answer_needs(caplog):
    await warmed_up()
    assert "warming up failed" not in caplog.text
    assert "simplemma" in sys.modules


async def test_warming_up_never_keeps_the_server_from_answering(monkeypatch, caplog):
    monkeypatch.setattr("conversation.services.ai_service.rehearse", lambda: 1 / 0)
    await warmed_up()
    assert "warming up failed" in caplog.text
