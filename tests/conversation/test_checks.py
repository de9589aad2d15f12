import pytest
from django.core.checks import run_checks
from django.core.checks.registry import registry

from conversation.checks import check_conversation, check_prices


@pytest.fixture
def checked(settings):
    """The errors that the checks find with these settings of the app."""

    def check(**changes):
        settings.CONVERSATION = {**settings.CONVERSATION, **changes}
        return check_conversation()

    return check


def test_it_finds_nothing_wrong_with_our_own_settings(checked):
    assert checked() == []


def test_a_setting_that_does_not_exist_is_named(checked):
    (error,) = checked(ai_provider="offline")
    assert "ai_provider" in error.msg


def test_without_any_provider_nobody_can_answer(checked):
    (error,) = checked(ai_providers=())
    assert "offline" in error.hint


def test_an_unknown_provider_is_named_with_those_that_exist(checked):
    (error,) = checked(ai_providers=("offline", "oracle"))
    assert "oracle" in error.msg
    assert "anthropic" in error.hint


def test_a_callable_that_cannot_be_imported_is_named(checked, settings):
    settings.CONVERSATION_AUTH = ["nowhere.user"]
    (error,) = checked()
    assert "nowhere" in error.msg


def test_a_guides_folder_that_is_none_is_named(checked, tmp_path):
    (error,) = checked(guides_folder=str(tmp_path / "nowhere"))
    assert "nowhere" in error.msg


def test_a_guide_that_cannot_be_read_is_named_with_its_file(checked, tmp_path):
    (tmp_path / "circus.toml").write_text("threshold = 2")
    (error,) = checked(guides_folder=str(tmp_path))
    assert "circus.toml" in error.msg


MODELS = {"ai_providers": ("anthropic", "openai", "offline"), "anthropic_api_key": "none", "openai_api_key": "none"}


@pytest.fixture
def warned(settings):
    """What `check --deploy` says of prices with these settings of the app."""

    def check(**changes):
        settings.CONVERSATION = {**settings.CONVERSATION, **MODELS, **changes}
        return check_prices()

    return check


def test_a_model_without_a_price_is_named_where_spending_is_limited(warned):
    (warning,) = warned(daily_spending_limit_usd=5.0, openai_model="my-own-model")
    assert "openai" in warning.msg
    assert "my-own-model" in warning.msg
    assert warning.id == "conversation.W001"


def test_models_that_are_listed_can_be_counted(warned):
    assert warned(daily_spending_limit_usd=5.0) == []


def test_prices_do_not_matter_where_spending_is_not_limited(warned):
    assert warned(openai_model="my-own-model") == []


def test_settings_that_are_wrong_are_left_to_the_other_check(warned):
    assert warned(daily_spending_limit_usd=5.0, ai_providers=("oracle",)) == []
    assert warned(spending=5.0) == []


def test_prices_are_looked_up_only_before_deploying():
    everyday = run_checks()
    assert check_prices not in registry.get_checks()
    assert check_prices in registry.get_checks(include_deployment_checks=True)
    assert [found for found in everyday if found.id == "conversation.W001"] == []
