"""A turn as Server-Sent Events, over a real server and a model on a real wire."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import requests
from pytest_django.fixtures import Settings

from conversation.models import ConversationMessage, Turn
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.events import listening, said
from tests.conversation.api.test_errors import assert_error
from tests.wire.scripted import Hangs, HangsAfter, Refuses, Says, Scripted, scripted_server

SAID = {"content": "I was a night porter at the Grand for three years."}
REPLY = "Nächte im Grand, also 🌙. What was the worst night?"
NOTES = '<notes>{"move":"challenge","notes":[{"topic":"role","value":"night porter","quote":"night porter"}]}</notes>'


@pytest.fixture
def model(settings: Settings) -> Iterator[Scripted]:
    """A model that says REPLY and takes notes, with the offline interviewer behind it."""
    with scripted_server() as server:
        settings.CONVERSATION = {
            "ai_providers": ("openai", "offline"),
            "openai_api_key": "a-key",
            "openai_base_url": f"{server.address}/v1",
        }
        server.will(Says(("Nächte im ", "Grand, also 🌙. ", "What was ", "the worst night?", f"\n{NOTES}")))
        yield server


@pytest.fixture
def here(live_server_url: str, begun: str) -> str:
    """The whole address of a conversation of the owner's that was just begun."""
    return live_server_url + begun


def test_a_turn_streams_from_its_start_to_the_plain_answer(here: str, owner_token: str, model: Scripted) -> None:
    with listening(f"{here}message/", owner_token, SAID) as stream:
        assert stream.response.headers["Content-Type"] == "text/event-stream"
        assert stream.response.headers["Cache-Control"] == "no-store"
        assert stream.response.headers["X-Accel-Buffering"] == "no"
        events = stream.rest()
    names = [event.name for event in events if event.name != "token"]
    assert names == ["start", "reply", "coverage", "completion", "done"]
    start, done = events[0].data, events[-1].data
    assert said(events) == REPLY == done["ai_response"]
    assert start["message_ids"] == done["message_ids"]
    assert (start["turn"]["state"], done["turn"]["state"]) == ("running", "complete")
    assert events[-2].data == done["completion_suggestion"]
    assert events[-3].data == done["coverage"]
    assert done["metadata"]["provider"] == "openai"


def test_each_event_counts_the_code_points_sent_so_far(here: str, owner_token: str, model: Scripted) -> None:
    with listening(f"{here}message/", owner_token, SAID) as stream:
        events = stream.rest()
    reply = events[0].data["message_ids"]["ai_message"]
    sent = 0
    for event in events:
        sent += len(event.data["text"]) if event.name == "token" else 0
        assert event.id == f"{reply}:{sent}"


def test_the_mark_and_the_notes_are_never_shown_and_the_notes_are_kept(
    here: str, owner_token: str, model: Scripted
) -> None:
    model.will(Says(("Nights. What was the worst?", "\n<no", "tes>", NOTES.removeprefix("<notes>"))))
    with listening(f"{here}message/", owner_token, SAID) as stream:
        events = stream.rest()
    assert said(events) == "Nights. What was the worst?"
    assert "notes>" not in str([event.data for event in events])


def test_one_model_call_makes_one_turn(here: str, owner_token: str, model: Scripted, owner_client: ApiClient) -> None:
    with listening(f"{here}message/", owner_token, SAID) as stream:
        stream.rest()
    path = "/" + here.split("/", 3)[3]
    for read in ("history/", "status/", "summary/versions/"):
        assert owner_client.get(path + read).status_code == 200
    assert len(model.requests) == 1


def test_the_person_may_answer_when_the_reply_is_final_though_notes_are_pending(
    here: str, owner_token: str, model: Scripted
) -> None:
    model.will(HangsAfter(("Nights, then. What was the worst?", '\n<notes>{"move":')), Says(("And how did it end?",)))
    with listening(f"{here}message/", owner_token, SAID) as first:
        assert first.next("reply").data["ai_response"] == "Nights, then. What was the worst?"
        with listening(f"{here}message/", owner_token, {"content": "A fire alarm, in June."}) as second:
            assert said(second.rest()) == "And how did it end?"
        assert first.next("done").data["turn"]["state"] == "complete"
    assert [turn.state for turn in Turn.objects.order_by("number")] == ["complete"] * 3


def test_what_is_refused_is_refused_with_a_real_status(here: str, owner_token: str, model: Scripted) -> None:
    for body, status in (({"content": ""}, 422), ({"content": "a" * 20_001}, 413), ({}, 422)):
        with listening(f"{here}message/", owner_token, body) as stream:
            assert stream.response.status_code == status
            assert stream.response.json()["success"] is False
    with listening(f"{here}message/", "no-token", SAID) as stream:
        assert stream.response.status_code == 401
    assert ConversationMessage.objects.count() == 1


def test_while_a_reply_is_written_nothing_else_may_begin(
    here: str, owner_token: str, model: Scripted, owner_client: ApiClient
) -> None:
    model.will(HangsAfter(("Nights, then. ",)))
    path = "/" + here.split("/", 3)[3]
    with listening(f"{here}message/", owner_token, SAID) as stream:
        begun = stream.next("token")
        message = begun.id.split(":")[0]
        for call, body in (
            ("message/", SAID),
            ("retry/", {}),
            ("complete/", {"user_approved": True}),
            ("pause/", {}),
        ):
            refused = owner_client.post(path + call, body)
            assert_error(refused, 409, "turn_in_progress")
            assert int(refused["Retry-After"]) > 0
        assert_error(owner_client.patch(f"{path}message/{message}/", SAID), 409, "turn_in_progress")
        assert owner_client.get(f"{path}history/").json()["message_history"][-1]["metadata"]["state"] == "running"
        assert requests.post(f"{here}stop/", headers=_signed(owner_token), timeout=30).json()["stopped"] is True


def test_stopping_keeps_the_text_so_far_and_a_new_message_goes_on(here: str, owner_token: str, model: Scripted) -> None:
    model.will(HangsAfter(("Nights at the Grand. ", "What was ")), Says(("What came of it?",)))
    with listening(f"{here}message/", owner_token, SAID) as stream:
        stream.next("token")
        assert requests.post(f"{here}stop/", headers=_signed(owner_token), timeout=30).json() == {
            "success": True,
            "stopped": True,
        }
        done = stream.next("done").data
    assert (done["turn"]["state"], done["metadata"]["state"]) == ("stopped", "stopped")
    assert done["ai_response"] == "Nights at the Grand."
    assert ConversationMessage.objects.get(pk=done["message_ids"]["ai_message"]).content == "Nights at the Grand."
    assert requests.post(f"{here}stop/", headers=_signed(owner_token), timeout=30).json()["stopped"] is False
    with listening(f"{here}message/", owner_token, {"content": "A fire, in June."}) as stream:
        assert stream.next("done").data["turn"]["number"] == 2


def test_stopping_before_the_first_word_ends_the_turn_too(here: str, owner_token: str, model: Scripted) -> None:
    model.will(Hangs())
    with listening(f"{here}message/", owner_token, SAID) as stream:
        stream.next("start")
        model.is_asked(1)
        assert requests.post(f"{here}stop/", headers=_signed(owner_token), timeout=30).json()["stopped"] is True
        assert stream.next("done").data["ai_response"] == ""


def test_a_client_that_comes_back_gets_what_it_missed(here: str, owner_token: str, model: Scripted) -> None:
    with listening(f"{here}message/", owner_token, SAID) as stream:
        first = stream.next("token")
    message, had = first.id.split(":")
    with listening(f"{here}stream/?message={message}", owner_token, method="GET", Last_Event_ID=first.id) as stream:
        events = stream.rest()
    assert first.data["text"] + said(events) == REPLY
    assert events[-1].data["ai_response"] == REPLY
    assert int(had) == len(first.data["text"])


def test_a_reply_that_is_over_is_told_again_from_the_start(here: str, owner_token: str, model: Scripted) -> None:
    with listening(f"{here}message/", owner_token, SAID) as stream:
        done = stream.next("done").data
    message = done["message_ids"]["ai_message"]
    for position in ("", "nonsense", f"{uuid4()}:4", f"{message}:-1"):
        with listening(f"{here}stream/?message={message}", owner_token, method="GET", Last_Event_ID=position) as again:
            events = again.rest()
        assert said(events) == REPLY
        assert events[-1].data == done


def test_a_reply_that_was_replaced_is_gone(here: str, owner_token: str, model: Scripted) -> None:
    with listening(f"{here}message/", owner_token, SAID) as stream:
        message = stream.next("done").data["message_ids"]["ai_message"]
    with listening(f"{here}retry/", owner_token) as stream:
        assert stream.next("done").data["turn"]["number"] == 1
    with listening(f"{here}stream/?message={message}", owner_token, method="GET") as stream:
        assert (stream.response.status_code, stream.response.json()["code"]) == (410, "superseded")


def test_what_is_no_reply_of_this_conversation_cannot_be_followed(
    owner_client: ApiClient, stranger_client: ApiClient, told: str
) -> None:
    reply = owner_client.get(f"{told}history/").json()["message_history"]
    assert_error(stranger_client.get(f"{told}stream/?message={reply[2]['message_id']}"), 404, "not_found")
    for message in (reply[0]["message_id"], reply[1]["message_id"], str(uuid4()), "no-uuid"):
        assert_error(owner_client.get(f"{told}stream/?message={message}"), 404, "not_found")
    assert_error(owner_client.get(f"{told}stream/"), 422, "invalid")


def test_an_edited_message_is_answered_anew(here: str, owner_token: str, model: Scripted) -> None:
    with listening(f"{here}message/", owner_token, SAID) as stream:
        user_message = stream.next("done").data["message_ids"]["user_message"]
    model.will(Says(("A cook, then. What did you cook?",)))
    with listening(f"{here}message/{user_message}/", owner_token, {"content": "I was a cook."}, "PATCH") as stream:
        done = stream.next("done").data
    assert (done["turn"]["number"], done["ai_response"]) == (1, "A cook, then. What did you cook?")
    active = ConversationMessage.objects.filter(superseded_at=None).order_by("sequence")
    assert [row.content for row in active][1:] == ["I was a cook.", "A cook, then. What did you cook?"]
    again = requests.patch(f"{here}message/{user_message}/", json=SAID, headers=_signed(owner_token), timeout=30)
    assert (again.status_code, again.json()["code"]) == (409, "not_last_message")


def test_without_the_offline_interviewer_a_failure_is_an_event_and_the_turn_can_be_tried_again(
    here: str, owner_token: str, model: Scripted, settings: Settings
) -> None:
    settings.CONVERSATION = {**settings.CONVERSATION, "ai_providers": ("openai",)}
    model.will(Refuses(529), Says(("What was the worst night?",)))
    with listening(f"{here}message/", owner_token, SAID) as stream:
        assert stream.response.status_code == 200
        events = stream.rest()
    assert [event.name for event in events] == ["start", "error"]
    assert (events[-1].data["code"], events[-1].data["retryable"]) == ("provider_unavailable", True)
    with listening(f"{here}retry/", owner_token) as stream:
        assert stream.next("done").data["turn"]["state"] == "complete"


def test_with_it_the_offline_interviewer_answers_and_the_metadata_say_so(
    here: str, owner_token: str, model: Scripted
) -> None:
    model.will(Refuses(529))
    with listening(f"{here}message/", owner_token, SAID) as stream:
        metadata = stream.next("done").data["metadata"]
    assert metadata["provider"] == "offline"
    assert metadata["fallback_from"] == [{"provider": "openai", "reason": "overloaded"}]


def test_a_reply_that_is_cut_is_kept_and_gets_a_whole_question(here: str, owner_token: str, model: Scripted) -> None:
    model.will(Says(("Nights at the Grand. ", "What was the"), broken=True))
    with listening(f"{here}message/", owner_token, SAID) as stream:
        done = stream.next("done").data
    assert done["ai_response"].startswith("Nights at the Grand.")
    assert done["ai_response"].endswith("?")
    assert done["turn"]["state"] == "complete"
    assert {"provider": "openai", "reason": "cut"} in done["metadata"]["fallback_from"]


def test_two_callers_with_one_key_follow_one_stream(here: str, owner_token: str, model: Scripted) -> None:
    model.will(HangsAfter(("Nights at the Grand. ",)))
    with listening(f"{here}message/", owner_token, SAID, Idempotency_Key="one") as first:
        start = first.next("start").data
        with listening(f"{here}message/", owner_token, SAID, Idempotency_Key="one") as second:
            assert second.next("start").data["message_ids"] == start["message_ids"]
            assert second.next("token").data["text"].startswith("Nights")
            requests.post(f"{here}stop/", headers=_signed(owner_token), timeout=30)
            assert second.next("done").data == first.next("done").data
    assert len(model.requests) == 1
    with listening(f"{here}message/", owner_token, SAID, Idempotency_Key="one") as later:
        assert later.response.headers["Idempotent-Replayed"] == "true"
        assert [event.name for event in later.rest()][-1] == "done"


def test_deleting_stops_the_reply_first(here: str, owner_token: str, model: Scripted, owner_client: ApiClient) -> None:
    model.will(HangsAfter(("Nights, then. ",)))
    with listening(f"{here}message/", owner_token, SAID) as stream:
        stream.next("token")
        assert requests.delete(here, headers=_signed(owner_token), timeout=30).status_code == 204
        assert stream.next("done").data["turn"]["state"] == "stopped"
    assert not Turn.objects.filter(state="running").exists()


def test_completing_tells_its_stages_and_ends_with_the_plain_answer(
    here: str, owner_token: str, model: Scripted
) -> None:
    with listening(f"{here}message/", owner_token, SAID) as stream:
        stream.rest()
    model.will(Refuses(500))
    with listening(f"{here}complete/", owner_token, {"user_approved": True}) as stream:
        events = stream.rest()
    assert {event.name for event in events[:-1]} == {"progress"}
    assert events[-1].name == "done"
    assert events[-1].data["experience_summary"]["narrative_summary"]


def test_a_completion_can_be_stopped(here: str, owner_token: str, model: Scripted) -> None:
    with listening(f"{here}message/", owner_token, SAID) as stream:
        stream.rest()
    model.will(Hangs())
    with listening(f"{here}complete/", owner_token, {"user_approved": True}) as stream:
        model.is_asked(2)
        assert requests.post(f"{here}stop/", headers=_signed(owner_token), timeout=30).json()["stopped"] is True
        assert stream.next("error").data["code"] == "completion_stopped"
    status = requests.get(f"{here}status/", headers=_signed(owner_token), timeout=30).json()
    assert status["conversation"]["status"] == "active"


def _signed(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
