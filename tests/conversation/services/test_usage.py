"""What people may use, and what is kept of what they used."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connections

from conversation.exceptions import BudgetExceeded, ConversationError, RateLimited
from conversation.models import Usage
from conversation.services.results import Spent
from conversation.services.rows import usage
from conversation.services.rows.usage import record_usage, require_within_limits, site_budget_left

MODEL_CALL = Spent("openai", "gpt-5.4-mini", 900, 100, Decimal("0.001"))


@pytest.fixture
def limited(settings):
    """The app with these limits, and nothing known of what was spent."""

    def limit(**limits):
        settings.CONVERSATION = {**settings.CONVERSATION, **limits}
        cache.delete(f"conversation:spent:{datetime.now(UTC).date()}")

    return limit


@pytest.fixture
def at(monkeypatch):
    """A clock that stands still: a function that sets it."""

    def stop(moment):
        monkeypatch.setattr(usage, "_now", lambda: datetime.fromisoformat(moment))

    stop("2026-03-05T21:30:00+00:00")
    return stop


def let_in(person):
    try:
        require_within_limits(person)
    except ConversationError:
        return False
    return True


def test_without_limits_nothing_is_asked_or_counted(owner, django_assert_num_queries):
    with django_assert_num_queries(0):
        for _ in range(100):
            require_within_limits(owner.pk)
        assert site_budget_left()


def test_it_lets_in_as_many_turns_a_minute_as_are_allowed(limited, owner, stranger):
    limited(turns_per_minute=3)
    assert [let_in(owner.pk) for _ in range(5)] == [True, True, True, False, False]
    assert let_in(stranger.pk)


def test_it_tells_when_a_turn_is_taken_again(limited):
    limited(turns_per_minute=1)
    person = uuid4()
    require_within_limits(person)
    with pytest.raises(RateLimited, match=r"sent 1 messages within a minute") as refused:
        require_within_limits(person)
    assert refused.value.retry_after_s in (58, 59, 60)
    assert f"in {refused.value.retry_after_s} s." in refused.value.message
    assert (refused.value.status, refused.value.retryable) == (429, True)


def test_a_new_minute_begins_when_the_last_one_ended(limited, monkeypatch):
    limited(turns_per_minute=1)
    monkeypatch.setattr(usage, "MINUTE_S", 1)
    person = uuid4()
    assert let_in(person)
    assert not let_in(person)
    until = time.monotonic() + 5
    while not let_in(person):
        assert time.monotonic() < until
    assert not let_in(person)


def test_a_minute_that_lost_its_end_in_the_cache_locks_nobody_out(limited):
    limited(turns_per_minute=2)
    person = uuid4()
    cache.set(f"conversation:turns:{person}", 7, None)
    assert [let_in(person) for _ in range(3)] == [True, True, False]


def test_a_cache_that_keeps_nothing_limits_nobody(limited, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    limited(turns_per_minute=1)
    person = uuid4()
    assert let_in(person)
    assert let_in(person)


def test_of_many_turns_at_once_as_many_are_let_in_as_are_allowed(limited):
    limited(turns_per_minute=7)
    person = uuid4()
    with ThreadPoolExecutor(20) as crowd:
        assert sum(crowd.map(lambda _: let_in(person), range(20))) == 7


@pytest.mark.django_db
def test_it_takes_one_query_to_know_a_persons_tokens(limited, owner, django_assert_num_queries):
    limited(tokens_per_day=1000, turns_per_minute=5)
    with django_assert_num_queries(1):
        require_within_limits(owner.pk)


def test_who_has_used_their_tokens_waits_for_midnight_utc(limited, owner, stranger, at):
    limited(tokens_per_day=1000)
    record_usage(owner.pk, MODEL_CALL)
    with pytest.raises(BudgetExceeded, match="the 1,000 tokens") as refused:
        require_within_limits(owner.pk)
    assert refused.value.retry_after_s == 2.5 * 3600
    assert (refused.value.status, refused.value.retryable) == (429, True)
    require_within_limits(stranger.pk)
    at("2026-03-06T00:00:00+00:00")
    require_within_limits(owner.pk)


def test_a_turn_refused_for_its_tokens_is_not_counted_in_the_minute(limited, owner, at):
    limited(tokens_per_day=1000, turns_per_minute=1)
    record_usage(owner.pk, MODEL_CALL)
    assert not let_in(owner.pk)
    at("2026-03-06T00:00:00+00:00")
    assert let_in(owner.pk)


def test_it_adds_calls_up_by_person_and_day(owner, stranger, at, django_assert_num_queries):
    record_usage(owner.pk, MODEL_CALL)
    with django_assert_num_queries(1):
        record_usage(owner.pk, Spent("anthropic", "claude", 50, 5, Decimal("0.0000014")))
    record_usage(stranger.pk, MODEL_CALL)
    at("2026-03-06T00:00:01+00:00")
    record_usage(owner.pk, MODEL_CALL)
    rows = Usage.objects.filter(user=owner).values_list("day", "calls", "input_tokens", "output_tokens", "cost_usd")
    assert [(str(day), *rest) for day, *rest in rows] == [
        ("2026-03-06", 1, 900, 100, Decimal("0.001000")),
        ("2026-03-05", 2, 950, 105, Decimal("0.001001")),
    ]


def test_a_call_that_used_nothing_is_not_kept(owner, django_assert_num_queries):
    with django_assert_num_queries(0):
        record_usage(owner.pk, Spent("offline", "offline", 0, 0, Decimal(0)))
        record_usage(owner.pk, Spent())


def test_a_cost_that_is_not_known_counts_as_nothing_and_is_logged(limited, owner, caplog):
    limited(daily_spending_limit_usd=1.0)
    record_usage(owner.pk, Spent("openai", "my-own-model", 900, 100, None))
    assert Usage.objects.get().cost_usd == 0
    assert "a call cannot be priced" in caplog.text
    assert caplog.records[0].model == "my-own-model"


@pytest.mark.django_db(transaction=True)
def test_calls_that_end_at_once_are_all_counted(owner):
    def one_more(_):
        try:
            record_usage(owner.pk, MODEL_CALL)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(one_more, range(24)))
    row = Usage.objects.get()
    assert (row.calls, row.input_tokens, row.cost_usd) == (24, 24 * 900, Decimal("0.024"))


def test_the_sites_money_lasts_until_everybodys_costs_reach_the_limit(limited, owner, stranger):
    limited(daily_spending_limit_usd=0.3)
    record_usage(owner.pk, MODEL_CALL._replace(cost_usd=Decimal("0.1")))
    record_usage(stranger.pk, MODEL_CALL._replace(cost_usd=Decimal("0.1")))
    assert site_budget_left()
    record_usage(stranger.pk, MODEL_CALL._replace(cost_usd=Decimal("0.1")))
    limited()
    assert not site_budget_left()
    limited(daily_spending_limit_usd=0.4)
    assert site_budget_left()


def test_what_was_spent_is_asked_once_in_a_while(limited, owner, django_assert_num_queries):
    limited(daily_spending_limit_usd=1.0)
    with django_assert_num_queries(1):
        assert site_budget_left()
        assert site_budget_left()


def test_yesterdays_costs_are_none_of_todays(limited, owner, at):
    limited(daily_spending_limit_usd=0.001)
    at("2020-01-01T23:59:59+00:00")
    record_usage(owner.pk, MODEL_CALL)
    assert not site_budget_left()
    at("2020-01-02T00:00:00+00:00")
    assert site_budget_left()
    cache.delete_many([f"conversation:spent:2020-01-0{day}" for day in (1, 2)])
