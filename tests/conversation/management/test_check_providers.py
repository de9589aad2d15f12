from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.wire.scripted import Refuses, Says, Scripted, scripted_server


@pytest.fixture
def vendor(settings) -> Iterator[Scripted]:
    """A vendor's server, set up as `openai`."""
    with scripted_server() as server:
        settings.CONVERSATION = {"openai_api_key": "a-key", "openai_base_url": f"{server.address}/v1"}
        yield server


def test_it_prints_model_and_time_of_what_works_and_how_to_set_the_rest(vendor, capsys):
    vendor.will(Says(("ready",)))
    call_command("check_providers")
    anthropic, openai, offline, verdict = capsys.readouterr().out.splitlines()
    assert anthropic.endswith("not set up. Set ANTHROPIC_API_KEY.")
    assert "gpt-5.4-mini" in openai
    assert "works, " in openai
    assert openai.endswith(" ms")
    assert "recount-interviewer-1" in offline
    assert verdict == "Replies come from openai."


def test_the_call_is_tiny(vendor):
    vendor.will(Says(("ready",)))
    call_command("check_providers")
    assert len(vendor.requests) == 1
    assert len(str(vendor.requests[0])) < 500


def test_it_says_what_to_fix_and_fails_when_one_that_is_set_up_does_not_work(vendor, capsys):
    vendor.will(Refuses(401))
    with pytest.raises(CommandError, match="Set up, but not working: openai"):
        call_command("check_providers")
    assert "check OPENAI_API_KEY" in capsys.readouterr().out


def test_it_fails_when_none_is_set_up(settings):
    settings.CONVERSATION = {"ai_providers": ("anthropic", "openai")}
    with pytest.raises(CommandError, match="No provider works"):
        call_command("check_providers")


def test_the_built_in_interviewer_alone_is_enough(settings, capsys):
    settings.CONVERSATION = {"ai_providers": ("offline",)}
    call_command("check_providers")
    assert capsys.readouterr().out.endswith("Replies come from offline.\n")


def test_an_unknown_name_is_explained(settings):
    settings.CONVERSATION = {"ai_providers": ("hal9000",)}
    with pytest.raises(CommandError, match='no provider called "hal9000"'):
        call_command("check_providers")
