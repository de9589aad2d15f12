"""Too many turns in a minute, too many tokens in a day, too many dollars: what a caller is told."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings

from accounts.models import User
from conversation.models import ConversationMessage, Turn, Usage
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.test_errors import assert_error

SAID = {"content": "I ran the grill and the fish station."}


@pytest.fixture
def one_turn_a_minute(settings: Settings) -> None:
    settings.CONVERSATION = {**settings.CONVERSATION, "turns_per_minute": 1}


@pytest.fixture
def tokens_used_up(settings: Settings, owner: User) -> None:
    """The owner has used all the tokens of the day."""
    settings.CONVERSATION = {**settings.CONVERSATION, "tokens_per_day": 1000}
    Usage.objects.create(user=owner, day=datetime.now(UTC).date(), input_tokens=900, output_tokens=100)


def test_it_refuses_the_turn_that_is_one_too_many(owner_client: ApiClient, begun: str, one_turn_a_minute: None) -> None:
    assert owner_client.post(f"{begun}message/", SAID).status_code == 200
    stored = ConversationMessage.objects.count()
    for path, body in (("message/", SAID), ("retry/", {})):
        refused = owner_client.post(f"{begun}{path}", body)
        assert assert_error(refused, 429, "rate_limited")["retryable"] is True
        assert 0 < int(refused["Retry-After"]) <= 60
    assert ConversationMessage.objects.count() == stored


def test_a_stream_is_refused_before_it_begins(owner_client: ApiClient, begun: str, one_turn_a_minute: None) -> None:
    owner_client.post(f"{begun}message/", SAID)
    refused = owner_client.post(f"{begun}message/", SAID, Accept="text/event-stream")
    assert_error(refused, 429, "rate_limited")


def test_a_refused_turn_may_be_sent_again_under_its_key(
    owner_client: ApiClient, owner: User, begun: str, one_turn_a_minute: None
) -> None:
    owner_client.post(f"{begun}message/", SAID)
    assert_error(owner_client.post(f"{begun}message/", SAID, Idempotency_Key="second"), 429, "rate_limited")
    cache.delete(f"conversation:turns:{owner.pk}")
    assert owner_client.post(f"{begun}message/", SAID, Idempotency_Key="second").status_code == 200


def test_it_refuses_a_turn_when_the_days_tokens_are_used_up(
    owner_client: ApiClient, begun: str, tokens_used_up: None
) -> None:
    refused = owner_client.post(f"{begun}message/", SAID)
    assert assert_error(refused, 429, "budget_exceeded")["retryable"] is True
    assert 0 < int(refused["Retry-After"]) <= 24 * 3600
    assert not Turn.objects.filter(number__gt=0).exists()


def test_limits_hinder_nobody_from_reading_and_completing(
    owner_client: ApiClient, told: str, tokens_used_up: None
) -> None:
    for path in ("status/", "history/"):
        assert owner_client.get(f"{told}{path}").status_code == 200
    assert owner_client.post(f"{told}complete/", {"user_approved": True}).status_code == 200
