"""The same call under one key, sent again before the first is over, or when its answer could not be kept at once."""

import threading
from typing import Any

import pytest
import requests
from django.db import OperationalError

from conversation.models import ConversationMessage
from conversation.services import idempotency
from conversation.services.idempotency import Attempt
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.events import listening
from tests.conversation.api.test_idempotency import KEY, SAID


def test_two_at_once_make_one_message_and_have_one_answer(
    owner_client: ApiClient, owner_token: str, begun: str, live_server_url: str
) -> None:
    answers: list[requests.Response] = []

    def send() -> None:
        headers = {"Authorization": f"Bearer {owner_token}", "Idempotency-Key": KEY}
        answers.append(requests.post(f"{live_server_url}{begun}message/", json=SAID, headers=headers, timeout=30))

    senders = [threading.Thread(target=send) for _ in range(6)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert [answer.status_code for answer in answers] == [200] * 6
    assert len({answer.text for answer in answers if "Idempotent-Replayed" in answer.headers}) == 1
    assert all(answer.json() == answers[0].json() for answer in answers)
    assert sum("Idempotent-Replayed" not in answer.headers for answer in answers) == 1
    assert ConversationMessage.objects.count() == 3


def test_a_stream_that_could_not_be_kept_at_once_is_kept_a_little_later(
    owner_token: str, begun: str, live_server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish, refused = idempotency.finish, list[int]()

    def busy_once(attempt: Attempt, status: int, response: Any) -> None:
        if not refused:
            refused.append(status)
            raise OperationalError("database is locked")
        finish(attempt, status, response)

    monkeypatch.setattr(idempotency, "finish", busy_once)
    address = f"{live_server_url}{begun}message/"
    with listening(address, owner_token, SAID, Idempotency_Key=KEY) as first:
        heard = first.rest()[-1].data
    with listening(address, owner_token, SAID, Idempotency_Key=KEY) as second:
        assert second.rest()[-1].data == heard
    assert refused == [200]
