"""A changed ledger: when it may change, and what follows it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests
from django.utils import timezone
from pytest_django.fixtures import Settings

from conversation.models import IdempotentCall, NoteRow
from conversation.services.conversation_manager import ConversationManager
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.events import listening
from tests.conversation.api.ledgers import ADDED, changes, employer, ledger, note_of
from tests.conversation.api.test_errors import assert_error
from tests.wire.scripted import Hangs, HangsAfter, Scripted, scripted_server

KEY = "note-1"
TOLD = (
    "I was a shift supervisor at Linden Bakery in Leeds from March 2019 to June 2022.",
    "I ran the night shift with a team of 6 bakers. We baked bread for 14 shops.",
)
MORE = (
    "We threw away about 80 loaves every night, since the shops ordered too late.",
    "I called each shop manager and moved the order deadline to 6 pm.",
    "We used a planning sheet in Excel.",
)


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


def answered(client: ApiClient, conversation: str, *answers: str) -> list[dict[str, Any]]:
    """The turns of some answers."""
    return [client.post(f"{conversation}message/", {"content": said}).json() for said in answers]


def test_reading_the_ledger_asks_no_model(owner_client: ApiClient, told: str, model: Scripted) -> None:
    ledger(owner_client, told, "?all=true")
    owner_client.post(f"{told}notes/", ADDED)
    assert model.requests == []


@pytest.mark.parametrize("call", [0, 1], ids=["POST", "PATCH"])
def test_the_same_call_under_one_key_notes_once(owner_client: ApiClient, told: str, call: int) -> None:
    method, path, body = changes(told, employer(owner_client, told)["note_id"])[call]
    rows = NoteRow.objects.count()
    first = owner_client.call(method, path, body, Idempotency_Key=KEY)
    second = owner_client.call(method, path, body, Idempotency_Key=KEY)
    assert (second.status_code, second.json()) == (first.status_code, first.json())
    assert second["Idempotent-Replayed"] == "true"
    IdempotentCall.objects.update(
        state="running", status=None, response=None, created_at=timezone.now() - timedelta(hours=1)
    )
    assert owner_client.call(method, path, body, Idempotency_Key=KEY).json() == first.json()
    assert NoteRow.objects.count() == rows + 1
    other = {**body, "value": "something else"}
    assert_error(owner_client.call(method, path, other, Idempotency_Key=KEY), 422, "idempotency_mismatch")


def test_nothing_is_changed_while_a_reply_is_being_written(
    owner_client: ApiClient, owner_token: str, told: str, live_server_url: str, model: Scripted
) -> None:
    note_id = employer(owner_client, told)["note_id"]
    model.will(Hangs())
    with listening(f"{live_server_url}{told}message/", owner_token, {"content": "I trained two cooks."}):
        model.is_asked(1)
        for method, path, body in changes(told, note_id):
            busy = owner_client.call(method, path, body)
            assert_error(busy, 409, "turn_in_progress")
            assert int(busy["Retry-After"]) > 0
        assert employer(owner_client, told)["state"] == "live"
        headers = {"Authorization": f"Bearer {owner_token}"}
        requests.post(f"{live_server_url}{told}stop/", headers=headers, timeout=30)


def test_nothing_is_changed_while_a_write_up_is_being_written(owner_client: ApiClient, completed: str) -> None:
    note_id = employer(owner_client, completed)["note_id"]
    ConversationManager.open_rewriting(completed.split("/")[2])
    for method, path, body in changes(completed, note_id):
        assert_error(owner_client.call(method, path, body), 409, "turn_in_progress")


@pytest.mark.parametrize("call", range(3), ids=["POST", "PATCH", "DELETE"])
def test_notes_that_are_still_pending_are_done_without(
    owner_client: ApiClient, owner_token: str, told: str, live_server_url: str, model: Scripted, call: int
) -> None:
    method, path, body = changes(told, employer(owner_client, told)["note_id"])[call]
    model.will(HangsAfter(("What came of it?", "\n<notes>")))
    headers = {"Authorization": f"Bearer {owner_token}"}
    with listening(f"{live_server_url}{told}message/", owner_token, {"content": "I trained two cooks."}) as stream:
        stream.next("reply")
        changed = requests.request(method, f"{live_server_url}{path}", json=body, headers=headers, timeout=30)
        assert changed.status_code in (200, 201, 204)
        assert stream.next("done").data["turn"]["state"] == "complete"


@pytest.mark.parametrize("call", range(3), ids=["POST", "PATCH", "DELETE"])
def test_a_write_up_that_is_older_than_the_change_is_stale(owner_client: ApiClient, completed: str, call: int) -> None:
    method, path, body = changes(completed, employer(owner_client, completed)["note_id"])[call]
    before = owner_client.get(f"{completed}history/").json()
    assert before["stored_summary"]["stale"] is False
    assert owner_client.call(method, path, body).status_code in (200, 201, 204)
    after = owner_client.get(f"{completed}history/").json()
    assert after["stored_summary"]["stale"] is True
    assert after["message_history"] == before["message_history"]
    same = ("status", "message_count", "has_summary")
    assert [after["conversation"][name] for name in same] == [before["conversation"][name] for name in same]
    owner_client.post(f"{completed}summary/regenerate/")
    assert owner_client.get(f"{completed}summary/").json()["experience_summary"]["stale"] is False


def test_a_paused_conversation_stays_paused(owner_client: ApiClient, told: str) -> None:
    owner_client.post(f"{told}pause/")
    for method, path, body in changes(told, note_of(owner_client, told, "role", "title")["note_id"])[:2]:
        assert owner_client.call(method, path, body).status_code in (200, 201)
    assert owner_client.get(f"{told}status/").json()["conversation"]["status"] == "paused"


def test_what_was_fixed_is_asked_and_written_as_it_is_right(owner_client: ApiClient, begun: str) -> None:
    """Lena ran a night shift: her team was noted wrongly, and what came of it she types in before she is asked."""
    answered(owner_client, begun, *TOLD)
    team = note_of(owner_client, begun, "scope", "team_size")
    fixed = owner_client.patch(f"{begun}notes/{team['note_id']}/", {"value": "a team of 9 bakers"}).json()["note"]
    typed = {"topic": "outcome", "value": "Waste went down from 80 loaves to 15 a night."}
    outcome = owner_client.post(f"{begun}notes/", typed).json()["note"]
    turns = answered(owner_client, begun, *MORE)
    assert [turn["turn"]["move"]["topic"] for turn in turns[:2]] == ["actions", "tools"]
    # When the notes are read back they are as she put them right.
    assert turns[2]["turn"]["move"]["kind"] == "recap"
    assert not any("6 bakers" in turn["ai_response"] for turn in turns)
    owner_client.post(f"{begun}complete/", {"user_approved": True})
    summary = owner_client.get(f"{begun}summary/").json()["experience_summary"]
    assert "in a team of 9" in summary["narrative_summary"]
    assert "Waste went down from 80 loaves to 15 a night" in summary["interview_story"]["result"]
    assert not any("6 bakers" in claim["text"] or "team of 6" in claim["text"] for claim in summary["claims"])
    places = [place for claim in summary["claims"] for place in claim["evidence"]]
    assert {fixed["note_id"], outcome["note_id"]} <= {place.get("note_id") for place in places}
    assert all(("message_id" in place) is not ("note_id" in place) for place in places)


def test_what_was_deleted_is_asked_for_and_not_written(owner_client: ApiClient, begun: str) -> None:
    owner_client.post(f"{begun}message/", {"content": "I was a line cook at Harbour Grill from 2019 to 2021."})
    old = employer(owner_client, begun)
    owner_client.delete(f"{begun}notes/{old['note_id']}/")
    turns = answered(
        owner_client,
        begun,
        "I prepared 300 plates a night and trained 2 cooks.",
        "Orders came in all at once, so plates went out cold.",
        "I put the orders on a board and called them out.",
        "Plates that went back fell from 12 to 2 a night.",
        "We used a Rational oven.",
    )
    assert "organisation" in [turn["turn"]["move"]["topic"] for turn in turns]
    owner_client.post(f"{begun}complete/", {"user_approved": True})
    assert "Harbour" not in owner_client.get(f"{begun}summary/").content.decode()
