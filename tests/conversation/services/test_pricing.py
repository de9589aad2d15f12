import pytest

from conversation.providers.base import Meter
from conversation.services.pricing import cost_usd

USED = Meter(input_tokens=10_000, output_tokens=1_000)


def test_a_listed_model_has_a_price():
    assert cost_usd("anthropic", "claude-sonnet-5", USED) == pytest.approx(0.03)


def test_what_came_from_the_cache_is_cheaper():
    cached = Meter(input_tokens=10_000, output_tokens=1_000, cached_tokens=8_000)
    assert cost_usd("anthropic", "claude-sonnet-5", cached) == pytest.approx(0.0156)


def test_the_built_in_interviewer_is_free():
    assert cost_usd("offline", "recount-interviewer-1", USED) == 0


def test_nobody_asked_is_nothing_spent():
    assert cost_usd("", "", Meter()) == 0


def test_an_unknown_model_has_no_price():
    assert cost_usd("openai", "my-own-model", USED) is None


def test_counts_that_contradict_each_other_have_no_price():
    assert cost_usd("openai", "gpt-5.4-mini", Meter(input_tokens=1, cached_tokens=800)) is None
