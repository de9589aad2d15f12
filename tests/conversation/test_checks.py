import pytest

from conversation.checks import check_conversation


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
