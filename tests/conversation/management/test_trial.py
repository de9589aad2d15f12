import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from conversation.models import Conversation

pytestmark = pytest.mark.django_db(transaction=True)


def last_line(text: str) -> str:
    return text.strip().splitlines()[-1]


def test_it_checks_the_lifecycle_without_a_model_and_leaves_no_rows(capsys):
    call_command("test_conversation_system", "--skip-ai")
    printed = capsys.readouterr().out
    assert last_line(printed).startswith("PASSED: 9 steps")
    assert re.search(r"ok +\d+\.\d ms +pause and resume", printed)
    assert not Conversation.objects.exists()
    assert not get_user_model().objects.exists()


def test_it_holds_a_whole_interview_as_a_user_who_stays(owner, capsys):
    call_command("test_conversation_system", "--user-email", owner.email.upper())
    printed = capsys.readouterr().out
    assert last_line(printed).startswith("PASSED")
    assert "complete with summary" in printed
    assert get_user_model().objects.get() == owner
    assert not Conversation.objects.exists()


def test_it_keeps_the_rows_when_asked(capsys):
    call_command("test_conversation_system", "--skip-ai", "--keep")
    assert Conversation.objects.count() == 1


def test_it_stops_at_the_first_failure(settings, capsys):
    settings.CONVERSATION = {
        **settings.CONVERSATION,
        "ai_providers": ("openai",),
        "openai_base_url": "http://127.0.0.1:9/v1",
        "openai_api_key": "none",
    }
    with pytest.raises(CommandError, match="turn 1"):
        call_command("test_conversation_system")
    assert not Conversation.objects.exists()
    assert last_line(capsys.readouterr().out).startswith("FAILED")


def test_it_names_an_address_that_is_none():
    with pytest.raises(CommandError, match="no email address"):
        call_command("test_conversation_system", "--user-email", "bad")
