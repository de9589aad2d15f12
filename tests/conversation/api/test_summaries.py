"""Changing a write-up: by hand, by having it written anew, or back to an earlier version."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests
from django.utils import timezone
from pytest_django.fixtures import Settings

from conversation.models import IdempotentCall, SummaryVersion
from conversation.services.conversation_manager import ConversationManager
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.events import listening
from tests.conversation.api.test_errors import assert_error
from tests.conversation.api.test_lifecycle import SUMMARY_FIELDS
from tests.wire.scripted import Hangs, HangsAfter, Refuses, Scripted, scripted_server

KEY = "revision-1"
BACKED = {"pointer": "/title", "text": "Line cook at Harbour Grill"}
INVENTED = {"pointer": "/resume_bullets/-", "text": "Won 3 Michelin stars."}

CALLS = [
    ("PATCH", "summary/", INVENTED),
    ("POST", "summary/regenerate/", {"pointer": "/title"}),
    ("POST", "summary/versions/1/restore/", None),
]


@pytest.fixture
def model(settings: Settings) -> Iterator[Scripted]:
    """A model on the OpenAI wire, with the offline interviewer behind it."""
    with scripted_server() as server:
        settings.CONVERSATION = {
            "ai_providers": ("openai", "offline"),
            "openai_api_key": "a-key",
            "openai_base_url": f"{server.address}/v1",
        }
        yield server


def _summary(client: ApiClient, conversation: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{conversation}summary/").json()["experience_summary"]
    return found


def _as_if_its_process_had_died() -> None:
    past = timezone.now() - timedelta(hours=1)
    IdempotentCall.objects.update(state="running", status=None, response=None, created_at=past)


def test_it_takes_the_persons_own_words(owner_client: ApiClient, completed: str) -> None:
    edited = owner_client.patch(f"{completed}summary/", BACKED)
    assert edited.status_code == 200
    told = edited.json()
    assert set(told) == {"success", "experience_summary", "warning"}
    assert (told["success"], told["warning"]) == (True, None)
    summary = told["experience_summary"]
    assert set(summary) == SUMMARY_FIELDS
    assert (summary["title"], summary["version"], summary["stale"]) == (BACKED["text"], 2, False)
    assert _summary(owner_client, completed) == summary


def test_it_warns_of_what_the_person_did_not_say_and_saves_it(owner_client: ApiClient, completed: str) -> None:
    told = owner_client.patch(f"{completed}summary/", INVENTED).json()
    assert INVENTED["text"] in told["warning"]
    [claim] = [claim for claim in told["experience_summary"]["claims"] if claim["text"] == INVENTED["text"]]
    assert (claim["status"], claim["evidence"]) == ("edited", [])
    assert told["experience_summary"]["resume_bullets"][-1] == INVENTED["text"]


@pytest.mark.parametrize("pointer", ["", "/", "/resume_bullets", "/resume_bullets/99", "/claims/0", "title"])
def test_a_pointer_that_names_no_text_is_refused(owner_client: ApiClient, completed: str, pointer: str) -> None:
    body = {"pointer": pointer, "text": "x"}
    refused = assert_error(owner_client.patch(f"{completed}summary/", body), 422, "invalid")
    assert "/narrative_summary" in refused["errors"]["pointer"][0]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"pointer": "/title"}, "text"),
        ({"text": "x"}, "pointer"),
        ({"pointer": "/title", "text": None}, "text"),
        ({"pointer": "/title", "text": ["x"]}, "text"),
        ({"pointer": 1, "text": "x"}, "pointer"),
        ({"pointer": "\ud800", "text": "x"}, "pointer"),
        ({"pointer": "/title" * 100, "text": "x"}, "pointer"),
        ({"pointer": "/title", "text": "a\x00"}, "text"),
        ({"pointer": "/title", "text": "\ud800"}, "text"),
        ({"pointer": "/title", "text": "x", "status": "passed"}, "status"),
    ],
)
def test_an_edit_that_cannot_be_is_refused(owner_client: ApiClient, completed: str, body: Any, field: str) -> None:
    for headers in ({}, {"Idempotency_Key": KEY}):
        refused = assert_error(owner_client.patch(f"{completed}summary/", body, **headers), 422, "invalid")
        assert list(refused["errors"]) == [field]
    assert SummaryVersion.objects.count() == 1


def test_a_text_may_be_as_long_as_a_message(owner_client: ApiClient, completed: str, settings: Settings) -> None:
    settings.CONVERSATION = {**settings.CONVERSATION, "message_max_chars": 9}
    assert owner_client.patch(f"{completed}summary/", {"pointer": "/title", "text": "Line cook"}).status_code == 200
    too_long = {"pointer": "/title", "text": "Line cooks"}
    assert_error(owner_client.patch(f"{completed}summary/", too_long), 413, "message_too_long")


def test_it_writes_the_whole_anew(owner_client: ApiClient, completed: str) -> None:
    first = _summary(owner_client, completed)
    owner_client.patch(f"{completed}summary/", INVENTED)
    told = owner_client.post(f"{completed}summary/regenerate/").json()
    assert set(told) == {"success", "conversation_status", "experience_summary", "message"}
    assert told["conversation_status"] == "completed"
    assert told["experience_summary"]["version"] == 3
    assert told["experience_summary"]["resume_bullets"] == first["resume_bullets"]


def test_it_writes_one_part_anew_and_keeps_the_rest(owner_client: ApiClient, completed: str) -> None:
    first = _summary(owner_client, completed)
    owner_client.patch(f"{completed}summary/", INVENTED)
    owner_client.patch(f"{completed}summary/", {"pointer": "/title", "text": "Chef"})
    told = owner_client.post(f"{completed}summary/regenerate/", {"pointer": "/resume_bullets"}).json()
    assert told["experience_summary"]["resume_bullets"] == first["resume_bullets"]
    assert told["experience_summary"]["title"] == "Chef"


def test_an_open_conversation_stays_open(owner_client: ApiClient, completed: str) -> None:
    owner_client.post(f"{completed}reopen/")
    told = owner_client.post(f"{completed}summary/regenerate/").json()
    assert told["conversation_status"] == "active"
    assert owner_client.get(f"{completed}status/").json()["conversation"]["status"] == "active"


def test_the_whole_may_be_written_in_another_language_a_part_may_not(owner_client: ApiClient, completed: str) -> None:
    told = owner_client.post(f"{completed}summary/regenerate/", {"language": "de"}).json()
    assert told["experience_summary"]["language"] == "de"
    body = {"pointer": "/title", "language": "en"}
    refused = assert_error(owner_client.post(f"{completed}summary/regenerate/", body), 422, "invalid")
    assert list(refused["errors"]) == ["language"]


@pytest.mark.parametrize("pointer", ["", "/", "/nothing", "/resume_bullets/99", "/resume_bullets/-", "/claims"])
def test_a_part_that_is_none_is_not_written_anew(owner_client: ApiClient, completed: str, pointer: str) -> None:
    refused = owner_client.post(f"{completed}summary/regenerate/", {"pointer": pointer})
    assert "/interview_story" in assert_error(refused, 422, "invalid")["errors"]["pointer"][0]


def test_writing_anew_tells_its_stages(
    owner_client: ApiClient, owner_token: str, completed: str, live_server_url: str
) -> None:
    with listening(f"{live_server_url}{completed}summary/regenerate/", owner_token) as stream:
        events = stream.rest()
    assert {event.name for event in events[:-1]} == {"progress"}
    assert events[-1].name == "done"
    assert events[-1].data["experience_summary"] == _summary(owner_client, completed)


def test_writing_anew_can_be_stopped_and_changes_nothing(
    owner_client: ApiClient, owner_token: str, completed: str, live_server_url: str, model: Scripted
) -> None:
    model.will(Hangs())
    headers = {"Authorization": f"Bearer {owner_token}"}
    with listening(f"{live_server_url}{completed}summary/regenerate/", owner_token) as stream:
        model.is_asked(1)
        busy = owner_client.patch(f"{completed}summary/", BACKED)
        assert_error(busy, 409, "turn_in_progress")
        assert int(busy["Retry-After"]) > 0
        stopped = requests.post(f"{live_server_url}{completed}stop/", headers=headers, timeout=30).json()
        assert stopped["stopped"] is True
        assert stream.next("error").data["code"] == "completion_stopped"
    assert _summary(owner_client, completed)["version"] == 1
    assert owner_client.get(f"{completed}status/").json()["conversation"]["status"] == "completed"


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
def test_notes_that_are_still_pending_are_done_without(
    owner_client: ApiClient,
    owner_token: str,
    completed: str,
    live_server_url: str,
    model: Scripted,
    method: str,
    path: str,
    body: Any,
) -> None:
    model.will(HangsAfter(("What came of it?", "\n<notes>")), Refuses(500))
    owner_client.post(f"{completed}reopen/")
    headers = {"Authorization": f"Bearer {owner_token}"}
    said = {"content": "I trained two cooks."}
    with listening(f"{live_server_url}{completed}message/", owner_token, said) as stream:
        stream.next("reply")
        changed = requests.request(
            method, f"{live_server_url}{completed}{path}", json=body, headers=headers, timeout=30
        )
        assert changed.json()["experience_summary"]["version"] == 2
        assert stream.next("done").data["turn"]["state"] == "complete"


def test_an_earlier_version_comes_back_as_the_newest(owner_client: ApiClient, completed: str) -> None:
    first = _summary(owner_client, completed)
    owner_client.patch(f"{completed}summary/", INVENTED)
    restored = owner_client.post(f"{completed}summary/versions/1/restore/")
    assert restored.json() == {"success": True, "experience_summary": {**first, "version": 3}}
    versions = owner_client.get(f"{completed}summary/versions/").json()["versions"]
    assert [version["version"] for version in versions] == [1, 2, 3]


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999", "-1", "one", "1.0", "%31%00"])
def test_a_version_that_is_not_there_cannot_come_back(owner_client: ApiClient, completed: str, number: str) -> None:
    assert_error(owner_client.post(f"{completed}summary/versions/{number}/restore/"), 404, "not_found")


def test_before_the_first_version_there_is_nothing_to_change(owner_client: ApiClient, told: str) -> None:
    assert_error(owner_client.patch(f"{told}summary/", BACKED), 404, "not_found")
    for call in ("regenerate", "versions/1/restore"):
        assert_error(owner_client.post(f"{told}summary/{call}/"), 404, "not_found")


def test_nothing_is_changed_while_a_write_up_is_being_written(owner_client: ApiClient, completed: str) -> None:
    ConversationManager.open_rewriting(completed.split("/")[2])
    assert_error(owner_client.patch(f"{completed}summary/", BACKED), 409, "turn_in_progress")
    for call in ("regenerate", "versions/1/restore"):
        assert_error(owner_client.post(f"{completed}summary/{call}/"), 409, "turn_in_progress")


def test_the_next_completion_follows_all_of_them(owner_client: ApiClient, completed: str) -> None:
    owner_client.patch(f"{completed}summary/", INVENTED)
    owner_client.post(f"{completed}reopen/")
    owner_client.post(f"{completed}message/", {"content": "I also trained two new cooks in 2020."})
    assert _summary(owner_client, completed)["stale"] is True
    done = owner_client.post(f"{completed}complete/", {"user_approved": True}).json()["experience_summary"]
    assert (done["version"], done["stale"]) == (3, False)


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
def test_the_same_call_under_one_key_makes_one_version(
    owner_client: ApiClient, completed: str, method: str, path: str, body: Any
) -> None:
    first = owner_client.call(method, f"{completed}{path}", body, Idempotency_Key=KEY)
    second = owner_client.call(method, f"{completed}{path}", body, Idempotency_Key=KEY)
    assert second.json() == first.json()
    assert second["Idempotent-Replayed"] == "true"
    assert SummaryVersion.objects.count() == 2


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
def test_a_call_whose_process_died_after_it_stored_its_version_is_answered_with_that(
    owner_client: ApiClient, completed: str, method: str, path: str, body: Any
) -> None:
    first = owner_client.call(method, f"{completed}{path}", body, Idempotency_Key=KEY).json()
    _as_if_its_process_had_died()
    assert owner_client.call(method, f"{completed}{path}", body, Idempotency_Key=KEY).json() == first
    assert SummaryVersion.objects.count() == 2


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
def test_an_answer_that_is_no_stream_is_kept_as_none(
    owner_client: ApiClient, completed: str, method: str, path: str, body: Any
) -> None:
    owner_client.call(method, f"{completed}{path}", body, Idempotency_Key=KEY)
    again = owner_client.call(method, f"{completed}{path}", body, Idempotency_Key=KEY, Accept="text/event-stream")
    streams = "regenerate" in path
    assert again["Content-Type"].startswith("text/event-stream" if streams else "application/json")
