"""Whoever follows a reply hears of its end also when the conversation is deleted under them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from accounts.models import User
from conversation.exceptions import NotFound
from conversation.models import ConversationMessage
from conversation.services.conversation_manager import ConversationManager
from conversation.services.db import in_db
from conversation.services.ending import _elsewhere
from conversation.services.following import Progress, find_reply, follow
from conversation.services.partials import Partial, publish
from conversation.services.results import Spent
from conversation.services.rows.opening import OpenTurn

pytestmark = pytest.mark.django_db(transaction=True)
manager = ConversationManager()


async def begun(person: User) -> OpenTurn:
    """A turn that another process writes."""
    conversation = (await in_db(manager.start_conversation, person.pk)).conversation_id
    opened: OpenTurn = await in_db(manager.open_turn, conversation, "I was a nurse for two years.")
    return opened


async def followed(opened: OpenTurn, meanwhile: Callable[[], Any]) -> list[Progress]:
    """What a follower hears who has read some words when something happens."""
    reply = UUID(str(opened.turn.ai_message_id))
    await in_db(publish, {reply: Partial("Nights, ", False)})
    heard = []
    async for progress in follow(await find_reply(opened.conversation.pk, reply)):
        heard.append(progress)
        if len(heard) == 1:
            await in_db(meanwhile)
    return heard


async def test_of_one_that_was_hidden(owner: User) -> None:
    opened = await begun(owner)

    def hide() -> None:
        opened.turn.state = "stopped"
        opened.turn.save()
        manager.delete_conversation(opened.conversation.pk)

    words, end = await followed(opened, hide)
    assert words.text == "Nights, "
    assert isinstance(end.outcome, NotFound)


async def test_of_one_that_was_erased(owner: User, settings: Settings) -> None:
    settings.CONVERSATION = {**settings.CONVERSATION, "delete_undo_s": 0}
    opened = await begun(owner)
    _, end = await followed(opened, lambda: manager.delete_conversation(opened.conversation.pk))
    assert isinstance(end.outcome, NotFound)
    assert not await in_db(ConversationMessage.objects.exists)
    assert await _elsewhere(opened.turn, "stop") == "failed"


async def test_a_follower_elsewhere_is_told_what_is_new_and_nothing_twice(owner: User) -> None:
    opened = await begun(owner)
    reply = UUID(str(opened.turn.ai_message_id))
    told = [Partial("Nights, then. Which", False), Partial("Nights, then. Which was the worst?", True)]

    def goes_on() -> None:
        if told:
            publish({reply: told.pop(0)})
        else:
            manager.fail_turn(opened, "", {}, Spent())

    await in_db(publish, {reply: Partial("Nights, ", False)})
    heard = []
    async for progress in follow(await find_reply(opened.conversation.pk, reply)):
        heard.append((progress.text, progress.final))
        await in_db(goes_on)
    texts = ["Nights, ", "Nights, then. Which", "Nights, then. Which was the worst?"]
    assert [text for text, _ in heard[:3]] == texts
    assert [final for _, final in heard[:3]] == [False, False, True]
    assert len(heard) == 4
