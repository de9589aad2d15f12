import asyncio
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from conversation.models import Conversation, IdempotentCall
from conversation.services import housekeeping

pytestmark = pytest.mark.django_db(transaction=True)


def kept_answer(age: timedelta) -> None:
    call = IdempotentCall.objects.create(user_key="olivia", route=f"POST {age}", key="k", body_digest="d")
    IdempotentCall.objects.filter(pk=call.pk).update(created_at=timezone.now() - age)


def test_what_was_deleted_long_ago_goes_and_the_rest_stays(owner, manager):
    gone, deleted, kept = (manager.start_conversation(owner.pk).conversation_id for _ in range(3))
    Conversation.objects.filter(pk=gone).update(deleted_at=timezone.now() - timedelta(days=1))
    Conversation.objects.filter(pk=deleted).update(deleted_at=timezone.now())
    housekeeping.clean_up()
    assert set(Conversation.objects.values_list("pk", flat=True)) == {deleted, kept}


def test_answers_are_kept_for_a_day():
    kept_answer(timedelta(hours=23))
    kept_answer(timedelta(hours=25))
    housekeeping.clean_up()
    assert IdempotentCall.objects.count() == 1


async def test_a_database_that_is_away_is_tried_again(monkeypatch, caplog):
    tries, often = [], asyncio.Event()
    loop = asyncio.get_running_loop()

    def away() -> None:
        tries.append("tried")
        if len(tries) > 2:
            loop.call_soon_threadsafe(often.set)
        raise DatabaseError("gone")

    monkeypatch.setattr(housekeeping, "clean_up", away)
    house = asyncio.create_task(housekeeping.keep_house(every_s=0.01))
    await asyncio.wait_for(often.wait(), 10)
    house.cancel()
    assert "tried again" in caplog.text
