"""The same call under the same key is done once."""

from datetime import timedelta
from typing import Any, NoReturn

import pytest
from django.db import DatabaseError
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.models import User
from conversation.api import turns
from conversation.exceptions import ProvidersFailed
from conversation.models import Conversation, ConversationMessage, IdempotentCall, Turn
from conversation.services import idempotency
from conversation.services.idempotency import Attempt, Call, Running
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.events import listening
from tests.conversation.api.test_errors import assert_error

KEY = "answer-1"
SAID = {"content": "I was a nurse at Royal Infirmary."}


def test_the_second_answers_as_the_first_and_does_nothing(owner_client: ApiClient) -> None:
    first = owner_client.post("/conversations/start/", {"title": "Nurse"}, Idempotency_Key=KEY)
    second = owner_client.post("/conversations/start/", {"title": "Nurse"}, Idempotency_Key=KEY)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert "Idempotent-Replayed" not in first
    assert second["Idempotent-Replayed"] == "true"
    assert Conversation.objects.count() == 1


def test_a_message_sent_twice_is_stored_once(owner_client: ApiClient, begun: str) -> None:
    first = owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY)
    second = owner_client.post(
        f"{begun}message/", b'{ "content" : "I was a nurse at Royal Infirmary." }', Idempotency_Key=KEY
    )
    assert first.json() == second.json()
    assert ConversationMessage.objects.count() == 3


def test_one_call_is_one_however_its_address_is_spelled(owner_client: ApiClient, begun: str) -> None:
    for address in (
        f"{begun}message/",
        f"{begun}message",
        f"{begun.upper().replace('CONVERSATIONS', 'conversations')}message/",
    ):
        owner_client.post(address, SAID, Idempotency_Key=KEY)
    assert ConversationMessage.objects.count() == 3


def test_what_was_answered_about_a_deleted_conversation_is_not_told_again(owner_client: ApiClient, begun: str) -> None:
    owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY)
    owner_client.delete(begun)
    assert owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY).status_code == 404


def test_a_change_sent_twice_is_made_once(owner_client: ApiClient, begun: str) -> None:
    first = owner_client.patch(begun, {"title": "Nurse"}, Idempotency_Key=KEY)
    owner_client.patch(begun, {"title": "Head nurse"})
    assert owner_client.patch(begun, {"title": "Nurse"}, Idempotency_Key=KEY).json() == first.json()
    assert Conversation.objects.get().title == "Head nurse"


def test_another_body_under_the_same_key_is_refused(owner_client: ApiClient, begun: str) -> None:
    owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY)
    response = owner_client.post(f"{begun}message/", {"content": "Something else."}, Idempotency_Key=KEY)
    assert_error(response, 422, "idempotency_mismatch")
    assert ConversationMessage.objects.count() == 3


def test_a_key_belongs_to_one_address_and_one_person(
    owner_client: ApiClient, stranger_client: ApiClient, begun: str
) -> None:
    owner_client.post("/conversations/start/", Idempotency_Key=KEY)
    owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY)
    stranger_client.post("/conversations/start/", Idempotency_Key=KEY)
    assert Conversation.objects.count() == 3
    assert_error(stranger_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY), 404, "not_found")


@pytest.mark.parametrize("key", ["", "a" * 256, "caf\u00e9", "tab\there", "\x7f"])
def test_it_refuses_what_is_no_key(owner_client: ApiClient, key: str) -> None:
    refused = assert_error(owner_client.post("/conversations/start/", Idempotency_Key=key), 422, "invalid")
    assert list(refused["errors"]) == ["Idempotency-Key"]
    assert not Conversation.objects.exists()


def test_a_key_is_of_no_concern_to_a_call_that_reads(owner_client: ApiClient, begun: str) -> None:
    assert owner_client.get(f"{begun}status/", Idempotency_Key="").status_code == 200
    assert not IdempotentCall.objects.exists()


def test_a_request_refused_unseen_may_be_corrected_under_the_same_key(owner_client: ApiClient, begun: str) -> None:
    for body, status in (
        ({"content": ""}, 422),
        ({"contents": "x"}, 422),
        (b"x", 400),
        ({"content": "a" * 20_001}, 413),
    ):
        assert owner_client.post(f"{begun}message/", body, Idempotency_Key=KEY).status_code == status
    assert owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY).status_code == 200


def test_a_refusal_that_tells_the_state_is_kept(owner_client: ApiClient, completed: str) -> None:
    first = owner_client.post(f"{completed}message/", SAID, Idempotency_Key=KEY)
    owner_client.post(f"{completed}reopen/")
    second = owner_client.post(f"{completed}message/", SAID, Idempotency_Key=KEY)
    assert_error(second, 409, "conversation_completed")
    assert first.json() == second.json()


def test_a_turn_in_progress_is_not_kept(owner_client: ApiClient, told: str) -> None:
    Turn.objects.filter(number=1).update(state="running", lease_until="2999-01-01T00:00:00Z")
    assert_error(owner_client.post(f"{told}message/", SAID, Idempotency_Key=KEY), 409, "turn_in_progress")
    Turn.objects.filter(number=1).update(state="complete")
    assert owner_client.post(f"{told}message/", SAID, Idempotency_Key=KEY).status_code == 200


def test_a_crash_is_not_kept(owner_client: ApiClient, begun: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_args: Any, **_options: Any) -> NoReturn:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(turns.orchestrator, "abegin_message", broken)
        assert_error(owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY), 500, "internal_error")
    assert owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY).status_code == 200


def test_after_all_providers_failed_the_same_key_answers_the_stored_message(
    owner_client: ApiClient, begun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_args: Any, **_options: Any) -> NoReturn:
        raise ProvidersFailed("No provider could answer just now.", retry_after_s=3)

    with monkeypatch.context() as patched:
        patched.setattr("conversation.services.reply_writer.stream_reply", failing)
        for _ in range(2):
            response = owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY)
            assert_error(response, 503, "provider_unavailable")
            assert response["Retry-After"] == "3"
    turn = owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY)
    assert (turn.status_code, turn.json()["turn"]["number"]) == (200, 1)
    again = owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY)
    assert again["Idempotent-Replayed"] == "true"
    assert ConversationMessage.objects.filter(role="user").count() == 1


def _as_if_its_process_had_died() -> None:
    past = timezone.now() - timedelta(hours=1)
    IdempotentCall.objects.update(state="running", status=None, response=None, created_at=past)
    ConversationMessage.objects.filter(sequence__gt=1).update(timestamp=past + timedelta(seconds=1))


def test_a_call_whose_process_died_after_the_reply_is_answered_with_that_reply(
    owner_client: ApiClient, begun: str
) -> None:
    first = owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY).json()
    _as_if_its_process_had_died()
    second = owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY).json()
    assert second["message_ids"] == first["message_ids"]
    assert second["ai_response"] == first["ai_response"]
    assert ConversationMessage.objects.count() == 3


def test_a_call_whose_process_died_amid_the_reply_is_answered_anew(owner_client: ApiClient, begun: str) -> None:
    first = owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY).json()
    _as_if_its_process_had_died()
    Turn.objects.filter(number=1).update(state="running", lease_until=timezone.now() - timedelta(minutes=1))
    second = owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY).json()
    assert second["message_ids"]["user_message"] == first["message_ids"]["user_message"]
    assert ConversationMessage.objects.filter(role="user").count() == 1


def test_a_call_whose_process_died_before_it_stored_anything_is_made(owner_client: ApiClient, told: str) -> None:
    owner_client.post(f"{told}message/", SAID, Idempotency_Key=KEY)
    IdempotentCall.objects.update(state="running", status=None, created_at=timezone.now() - timedelta(seconds=200))
    ConversationMessage.objects.update(timestamp=timezone.now() - timedelta(days=1))
    owner_client.post(f"{told}message/", SAID, Idempotency_Key=KEY)
    assert ConversationMessage.objects.filter(role="user").count() == 3


def test_what_was_stored_is_not_stored_again_though_its_answer_had_to_wait(
    owner_client: ApiClient, begun: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CONVERSATION = {**settings.CONVERSATION, "provider_total_timeout_s": 1}
    monkeypatch.setattr("conversation.api.idempotency.PATIENCE_S", 0)
    owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY)
    _as_if_its_process_had_died()
    Turn.objects.filter(number=1).update(state="running", lease_until="2999-01-01T00:00:00Z")
    assert_error(owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY), 409, "turn_in_progress")
    Turn.objects.filter(number=1).update(lease_until=timezone.now())
    assert owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY).status_code == 200
    assert ConversationMessage.objects.filter(role="user").count() == 1


def test_a_call_that_broke_after_its_message_was_stored_goes_on_from_there(
    owner_client: ApiClient, begun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: Any) -> NoReturn:
        raise DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr("conversation.services.reply_writer.close_turn", away)
        broken = owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY)
    assert assert_error(broken, 500, "internal_error")["retryable"]
    assert owner_client.post(f"{begun}message/", SAID, Idempotency_Key=KEY).status_code == 200
    assert ConversationMessage.objects.filter(role="user").count() == 1


def test_a_retry_whose_process_died_after_the_reply_is_not_made_twice(owner_client: ApiClient, told: str) -> None:
    first = owner_client.post(f"{told}retry/", Idempotency_Key=KEY).json()
    past = timezone.now() - timedelta(hours=1)
    IdempotentCall.objects.update(state="running", status=None, response=None, created_at=past)
    second = owner_client.post(f"{told}retry/", Idempotency_Key=KEY).json()
    assert second["message_ids"] == first["message_ids"]
    assert ConversationMessage.objects.count() == 4


def test_a_stream_that_is_asked_for_again_after_its_process_died_is_a_stream_again(
    owner_client: ApiClient, owner_token: str, told: str, live_server_url: str
) -> None:
    for call, body in (("message/", SAID), ("complete/", {"user_approved": True})):
        owner_client.post(f"{told}{call}", body, Idempotency_Key=KEY)
        _as_if_its_process_had_died()
        with listening(f"{live_server_url}{told}{call}", owner_token, body, Idempotency_Key=KEY) as again:
            assert again.rest()[-1].name == "done"
        assert IdempotentCall.objects.get(route__contains=call.rstrip("/")).state == "done"


def test_a_completion_whose_process_died_is_answered_with_its_summary(owner_client: ApiClient, told: str) -> None:
    first = owner_client.post(f"{told}complete/", {"user_approved": True}, Idempotency_Key=KEY).json()
    IdempotentCall.objects.update(state="running", created_at=timezone.now() - timedelta(seconds=200))
    second = owner_client.post(f"{told}complete/", {"user_approved": True}, Idempotency_Key=KEY).json()
    assert second["experience_summary"] == first["experience_summary"]


def test_a_key_is_forgotten_after_a_day(owner_client: ApiClient) -> None:
    owner_client.post("/conversations/start/", Idempotency_Key=KEY)
    IdempotentCall.objects.update(created_at=timezone.now() - timedelta(hours=25))
    owner_client.post("/conversations/start/", Idempotency_Key=KEY)
    assert Conversation.objects.count() == 2


def test_of_several_that_take_over_one_may(owner: User) -> None:
    call = Call(str(owner.pk), "POST /x", KEY, "digest")
    idempotency.begin(call)
    assert idempotency.begin(call) == Running(None)
    IdempotentCall.objects.update(created_at=timezone.now() - timedelta(seconds=200))
    taken = idempotency.begin(call)
    assert isinstance(taken, Attempt)
    assert (taken.done, taken.earlier) == (False, True)
    assert idempotency.begin(call) == Running(None)


def test_a_row_that_is_gone_or_taken_meanwhile_is_waited_for(owner: User) -> None:
    call = Call(str(owner.pk), "POST /x", KEY, "digest")
    now = timezone.now()
    assert idempotency._join(call, now) == Running(None)
    idempotency.begin(call)
    stale = IdempotentCall.objects.get()
    IdempotentCall.objects.update(created_at=now + timedelta(seconds=1))
    assert idempotency._take_over(stale, now) == Running(None)


def test_it_waits_for_the_first_only_so_long(
    owner_client: ApiClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CONVERSATION = {**settings.CONVERSATION, "provider_total_timeout_s": 0}
    monkeypatch.setattr("conversation.api.idempotency.PATIENCE_S", 0)
    response = owner_client.post("/conversations/start/", Idempotency_Key=KEY)
    assert_error(response, 409, "turn_in_progress")
    assert response["Retry-After"] == "2"
