import pytest
from django.core.exceptions import ImproperlyConfigured

from conversation.providers import registry


@pytest.fixture
def given(settings):
    """Sets the app's settings for one test."""

    def given(**values: object) -> None:
        settings.CONVERSATION = values

    return given


def test_it_knows_its_providers_by_name():
    assert registry.names() == ("anthropic", "openai", "offline")


def test_it_drops_what_has_no_key(given):
    given(anthropic_api_key="a-key")
    assert [found.name for found in registry.configured()] == ["anthropic", "offline"]


def test_it_keeps_the_order_that_is_set(given):
    given(anthropic_api_key="a-key", openai_api_key="a-key", ai_providers=("offline", "openai", "anthropic"))
    assert [found.name for found in registry.configured()] == ["offline", "openai", "anthropic"]


def test_openai_counts_as_set_with_an_address_alone(given):
    given(openai_base_url="http://127.0.0.1:1/v1")
    assert [found.name for found in registry.configured(("openai",))] == ["openai"]


def test_it_follows_an_order_of_ones_own_and_asks_nobody_twice(given):
    given(openai_api_key="a-key")
    assert [found.name for found in registry.configured(("offline", "openai", "offline"))] == ["offline", "openai"]


def test_it_keeps_one_provider_for_one_set_of_settings(given):
    given(openai_api_key="a-key")
    assert registry.provider("openai") is registry.provider("openai")


def test_a_changed_setting_makes_another_provider(given):
    given(openai_model="one")
    before = registry.provider("openai")
    given(openai_model="two")
    assert (before.model, registry.provider("openai").model) == ("one", "two")


def test_an_unknown_name_is_explained(given):
    given(ai_providers=("hal9000",))
    with pytest.raises(ImproperlyConfigured, match=r'no provider called "hal9000".*anthropic, openai, offline'):
        registry.configured()


@pytest.mark.parametrize("name", registry.names())
def test_each_says_how_to_set_it_up(name):
    assert registry.provider(name).how_to_set.endswith(".")


@pytest.mark.parametrize("name", registry.names())
async def test_each_can_be_warmed_up(name):
    await registry.provider(name).warm_up()
