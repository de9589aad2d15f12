"""The ledger by hand: what was noted is shown, added to, put right and deleted."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests
from django.utils import timezone
from pytest_django.fixtures import Settings

from conversation.models import ConversationMessage, IdempotentCall, NoteRow
from conversation.services.conversation_manager import ConversationManager
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.events import listening
from tests.conversation.api.test_errors import assert_error
from tests.wire.scripted import Hangs, HangsAfter, Scripted, scripted_server

KEY = "note-1"
NOBODYS = "9a3e5bfa-2d1c-4d1e-9a3e-7a4f5c0f7f00"
NOTE_FIELDS = {
    *("note_id", "topic", "aspect", "value", "quote", "message_id", "start", "end", "actor", "source", "kind", "fixes"),
    *("state", "contradicts", "created_at"),
}
ADDED = {"topic": "tools", "value": "a Rational oven"}
FIXED = {"value": "Harbour Kitchen"}

Note = dict[str, Any]


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


def ledger(client: ApiClient, conversation: str, query: str = "") -> list[Note]:
    response = client.get(f"{conversation}notes/{query}")
    assert response.status_code == 200
    notes: list[Note] = response.json()["notes"]
    return notes


def note_of(client: ApiClient, conversation: str, topic: str, aspect: str = "") -> Note:
    [found] = [n for n in ledger(client, conversation) if (n["topic"], n["aspect"]) == (topic, aspect)]
    return found


def employer(client: ApiClient, conversation: str) -> Note:
    return note_of(client, conversation, "organisation", "employer")


def state_of(told: dict[str, Any], topic: str) -> str:
    [found] = [each["state"] for each in told["coverage"]["topics"] if each["key"] == topic]
    return str(found)


def changes(conversation: str, note_id: str) -> list[tuple[str, str, Any]]:
    """Each call that changes the ledger."""
    return [
        ("POST", f"{conversation}notes/", ADDED),
        ("PATCH", f"{conversation}notes/{note_id}/", FIXED),
        ("DELETE", f"{conversation}notes/{note_id}/", None),
    ]


def test_it_shows_what_was_noted_in_the_persons_own_words(owner_client: ApiClient, told: str) -> None:
    response = owner_client.get(f"{told}notes/").json()
    assert set(response) == {"success", "notes", "coverage", "completion_suggestion"}
    assert [(n["topic"], n["aspect"], n["value"]) for n in response["notes"]] == [
        ("role", "title", "line cook"),
        ("organisation", "employer", "Harbour Grill"),
        ("timeframe", "start", "2019"),
        ("timeframe", "end", "2021"),
    ]
    [said] = ConversationMessage.objects.filter(role="user")
    for note in response["notes"]:
        assert set(note) == NOTE_FIELDS
        assert note["message_id"] == str(said.pk)
        assert said.content[note["start"] : note["end"]] == note["quote"]
        assert (note["source"], note["state"], note["fixes"]) == ("reader", "live", None)
        assert note["created_at"].endswith("Z")
    status = owner_client.get(f"{told}status/").json()["conversation"]
    assert response["coverage"] == status["coverage"]
    assert response["completion_suggestion"] == status["completion_suggestion"]


def test_before_the_first_answer_nothing_is_noted(owner_client: ApiClient, begun: str) -> None:
    assert ledger(owner_client, begun) == ledger(owner_client, begun, "?all=true") == []


def test_reading_the_ledger_asks_no_model(owner_client: ApiClient, told: str, model: Scripted) -> None:
    ledger(owner_client, told, "?all=true")
    owner_client.post(f"{told}notes/", ADDED)
    assert model.requests == []


def test_an_added_fact_is_the_persons_own(owner_client: ApiClient, told: str) -> None:
    answered = owner_client.post(f"{told}notes/", {"topic": "outcome", "value": "  Waste fell by 40 %. "})
    assert answered.status_code == 201
    response = answered.json()
    assert set(response) == {"success", "note", "notes", "coverage", "completion_suggestion"}
    note = response["note"]
    assert set(note) == NOTE_FIELDS
    assert response["notes"] == [note]
    assert (note["topic"], note["source"], note["message_id"]) == ("outcome", "person", None)
    assert (note["value"], note["quote"]) == ("Waste fell by 40 %.", "  Waste fell by 40 %. ")
    assert (note["start"], note["end"]) == (0, len(note["quote"]))
    assert state_of(response, "outcome") == "covered"
    assert ledger(owner_client, told)[-1] == note


@pytest.mark.parametrize(
    ("topic", "value", "noted"),
    [
        ("role", "Sous chef", [("title", "Sous chef")]),
        ("organisation", "Pier Bistro", [("employer", "Pier Bistro")]),
        ("timeframe", "from March 2019 to June 2021", [("start", "March 2019"), ("end", "June 2021")]),
        ("timeframe", "for two years", [("duration", "2 years")]),
        ("timeframe", "until May 2020", [("end", "May 2020")]),
        ("timeframe", "2018", [("start", "2018")]),
        ("scope", "a team of 6", [("team_size", "6")]),
        ("tools", "Excel", [("", "Excel")]),
    ],
)
def test_a_fact_without_an_aspect_is_given_its_own(
    owner_client: ApiClient, begun: str, topic: str, value: str, noted: list[tuple[str, str]]
) -> None:
    response = owner_client.post(f"{begun}notes/", {"topic": topic, "value": value}).json()
    assert [(note["aspect"], note["value"]) for note in response["notes"]] == noted
    assert {note["quote"] for note in response["notes"]} == {value}
    assert state_of(response, topic) in ("covered", "partial")


def test_a_fact_may_be_typed_before_the_first_answer(owner_client: ApiClient, begun: str) -> None:
    for topic, value in (
        ("role", "Sous chef"),
        ("organisation", "Pier Bistro"),
        ("timeframe", "2019 to 2021"),
        ("responsibilities", "ran the fish station and ordered what it needed"),
        ("scope", "a team of 6"),
        ("challenge", "half of the orders came in ten minutes before closing"),
        ("actions", "moved the last orders and wrote a shorter late menu"),
        ("outcome", "late orders fell from 30 to 8 a night"),
        ("tools", "a Rational oven"),
        ("collaboration", "worked with the floor staff"),
        ("learning", "to say no early"),
    ):
        assert owner_client.post(f"{begun}notes/", {"topic": topic, "value": value}).status_code == 201
    status = owner_client.get(f"{begun}status/").json()["conversation"]
    assert status["completion_suggestion"]["suggested"] is True
    assert (status["title"], status["message_count"]) == ("Sous chef at Pier Bistro", 1)


def test_a_fix_is_a_new_note_in_the_place_of_the_old_one(owner_client: ApiClient, told: str) -> None:
    old = employer(owner_client, told)
    answered = owner_client.patch(f"{told}notes/{old['note_id']}/", FIXED)
    assert answered.status_code == 200
    new = answered.json()["note"]
    assert (new["topic"], new["aspect"], new["value"], new["quote"]) == (
        "organisation",
        "employer",
        "Harbour Kitchen",
        "Harbour Kitchen",
    )
    assert (new["fixes"], new["source"], new["message_id"], new["kind"]) == (old["note_id"], "person", None, "fact")
    assert employer(owner_client, told) == new
    everything = ledger(owner_client, told, "?all=true")
    assert [n["state"] for n in everything if n["note_id"] in (old["note_id"], new["note_id"])] == ["replaced", "live"]
    assert owner_client.get(f"{told}status/").json()["conversation"]["title"] == "Line cook at Harbour Kitchen"


def test_a_fix_may_come_as_a_fact_that_names_what_it_fixes(owner_client: ApiClient, told: str) -> None:
    old = employer(owner_client, told)
    body = {"topic": "organisation", "fixes": old["note_id"], **FIXED}
    assert owner_client.post(f"{told}notes/", body).json()["note"]["fixes"] == old["note_id"]
    assert employer(owner_client, told)["value"] == "Harbour Kitchen"


def test_words_that_are_only_read_in_another_way_stay_the_messages(owner_client: ApiClient, begun: str) -> None:
    owner_client.post(f"{begun}message/", {"content": "I was a cook at Harbour Grill. We baked bread for 14 shops."})
    old = note_of(owner_client, begun, "responsibilities")
    note = owner_client.patch(f"{begun}notes/{old['note_id']}/", {"topic": "actions", "actor": "I"}).json()["note"]
    assert (note["topic"], note["actor"], note["source"]) == ("actions", "I", "person")
    same = ("value", "quote", "message_id", "start", "end")
    assert [note[name] for name in same] == [old[name] for name in same]
    owner_client.post(f"{begun}complete/", {"user_approved": True})
    assert "14 shops" in owner_client.get(f"{begun}summary/").json()["experience_summary"]["narrative_summary"]


def test_a_fixed_time_may_name_both_of_its_ends(owner_client: ApiClient, told: str) -> None:
    start = note_of(owner_client, told, "timeframe", "start")
    fixed = owner_client.patch(f"{told}notes/{start['note_id']}/", {"value": "May 2018 to June 2020"}).json()
    assert [(n["aspect"], n["value"], n["kind"]) for n in fixed["notes"]] == [
        ("start", "May 2018", "fact"),
        ("end", "June 2020", "correction"),
    ]
    live = [n["value"] for n in ledger(owner_client, told) if n["topic"] == "timeframe"]
    assert live == ["May 2018", "June 2020"]


def test_two_values_of_one_thing_contradict_each_other(owner_client: ApiClient, told: str) -> None:
    old = employer(owner_client, told)
    new = owner_client.post(f"{told}notes/", {"topic": "organisation", "value": "Pier Bistro"}).json()["note"]
    assert (new["state"], new["contradicts"]) == ("contradicted", [old["note_id"]])
    assert [n["contradicts"] for n in ledger(owner_client, told) if n["note_id"] == old["note_id"]] == [
        [new["note_id"]]
    ]
    owner_client.delete(f"{told}notes/{old['note_id']}/")
    assert employer(owner_client, told)["state"] == "live"


def test_a_fact_that_was_told_before_is_told_once(owner_client: ApiClient, told: str) -> None:
    again = owner_client.post(f"{told}notes/", {"topic": "organisation", "value": "harbour grill"}).json()["note"]
    assert again["state"] == "repeated"
    assert employer(owner_client, told)["value"] == "Harbour Grill"
    refused = owner_client.patch(f"{told}notes/{again['note_id']}/", FIXED)
    assert assert_error(refused, 409, "wrong_state")["state"] == "repeated"


def test_a_deleted_note_opens_its_topic_again(owner_client: ApiClient, told: str) -> None:
    old = employer(owner_client, told)
    deleted = owner_client.delete(f"{told}notes/{old['note_id']}/")
    assert (deleted.status_code, deleted.content) == (204, b"")
    response = owner_client.get(f"{told}notes/?all=true").json()
    assert state_of(response, "organisation") == "open"
    assert [n["state"] for n in response["notes"] if n["note_id"] == old["note_id"]] == ["deleted"]
    assert old["note_id"] not in [n["note_id"] for n in ledger(owner_client, told)]


def test_deleting_twice_is_as_good_as_once(owner_client: ApiClient, told: str) -> None:
    path = f"{told}notes/{employer(owner_client, told)['note_id']}/"
    assert [owner_client.delete(path).status_code for _ in range(2)] == [204, 204]
    assert NoteRow.objects.filter(kind="withdrawal").count() == 1


def test_a_note_that_stands_no_more_cannot_be_changed(owner_client: ApiClient, told: str) -> None:
    old = employer(owner_client, told)
    owner_client.patch(f"{told}notes/{old['note_id']}/", FIXED)
    rows = NoteRow.objects.count()
    naming = {"topic": "organisation", "value": "Pier", "fixes": old["note_id"]}
    for method, path, body in (*changes(told, old["note_id"])[1:], ("POST", f"{told}notes/", naming)):
        assert assert_error(owner_client.call(method, path, body), 409, "wrong_state")["state"] == "replaced"
    gone = ledger(owner_client, told)[0]["note_id"]
    owner_client.delete(f"{told}notes/{gone}/")
    refused = assert_error(owner_client.patch(f"{told}notes/{gone}/", {"value": "x"}), 409, "wrong_state")
    assert refused["state"] == "deleted"
    assert NoteRow.objects.count() == rows + 1


def test_a_note_that_is_not_there_is_not_found(owner_client: ApiClient, told: str) -> None:
    other = f"/conversations/{owner_client.post('/conversations/start/').json()['conversation_id']}/"
    theirs = owner_client.post(f"{other}notes/", ADDED).json()["note"]["note_id"]
    for note_id in (NOBODYS, theirs, "not-an-id", "%00"):
        for method, path, body in changes(told, note_id)[1:]:
            assert_error(owner_client.call(method, path, body), 404, "not_found")
    for note_id in (NOBODYS, theirs):
        assert_error(owner_client.post(f"{told}notes/", {**ADDED, "fixes": note_id}), 404, "not_found")


def test_notes_of_a_message_that_was_replaced_are_gone(owner_client: ApiClient, told: str) -> None:
    old = employer(owner_client, told)
    message = f"{told}message/{old['message_id']}/"
    assert owner_client.patch(message, {"content": "I was a cook at Pier Bistro."}).status_code == 200
    assert_error(owner_client.patch(f"{told}notes/{old['note_id']}/", FIXED), 404, "not_found")
    assert old["note_id"] not in [n["note_id"] for n in ledger(owner_client, told, "?all=true")]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"topic": "tools"}, "value"),
        ({"value": "Excel"}, "topic"),
        ({"topic": "tools", "value": ""}, "value"),
        ({"topic": "tools", "value": " \n\t\u200b"}, "value"),
        ({"topic": "tools", "value": "a\x00"}, "value"),
        ({"topic": "tools", "value": "\ud800"}, "value"),
        ({"topic": "tools", "value": None}, "value"),
        ({"topic": "tools", "value": 3}, "value"),
        ({"topic": "hobbies", "value": "chess"}, "topic"),
        ({"topic": "", "value": "chess"}, "topic"),
        ({"topic": "\ud800", "value": "chess"}, "topic"),
        ({"topic": "tools", "value": "Excel", "aspect": "start"}, "aspect"),
        ({"topic": "role", "value": "Cook", "aspect": " "}, "aspect"),
        ({"topic": "role", "value": "Cook", "aspect": "\x00"}, "aspect"),
        ({"topic": "role", "value": "Cook", "aspect": "\ud800"}, "aspect"),
        ({"topic": "role", "value": "Cook", "aspect": "x" * 41}, "aspect"),
        ({"topic": "tools", "value": "Excel", "fixes": "that one"}, "fixes"),
        ({"topic": "tools", "value": "Excel", "fixes": 7}, "fixes"),
        ({"topic": "tools", "value": "Excel", "actor": "I"}, "actor"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(owner_client: ApiClient, told: str, body: Any, field: str) -> None:
    rows = NoteRow.objects.count()
    refused = assert_error(owner_client.post(f"{told}notes/", body), 422, "invalid")
    assert list(refused["errors"]) == [field]
    assert NoteRow.objects.count() == rows


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"),
        ({"value": None, "topic": None, "actor": None}, "body"),
        ({"value": ""}, "value"),
        ({"value": "  "}, "value"),
        ({"value": "a\x00"}, "value"),
        ({"value": "\ud800"}, "value"),
        ({"value": ["x"]}, "value"),
        ({"topic": "hobbies"}, "topic"),
        ({"actor": "they"}, "actor"),
        ({"value": "x", "quote": "y"}, "quote"),
    ],
)
def test_a_fix_that_cannot_be_is_refused(owner_client: ApiClient, told: str, body: Any, field: str) -> None:
    path = f"{told}notes/{employer(owner_client, told)['note_id']}/"
    rows = NoteRow.objects.count()
    refused = assert_error(owner_client.patch(path, body), 422, "invalid")
    assert list(refused["errors"]) == [field]
    assert NoteRow.objects.count() == rows


def test_the_ledger_knows_true_from_false(owner_client: ApiClient, told: str) -> None:
    assert_error(owner_client.get(f"{told}notes/?all=perhaps"), 422, "invalid")


def test_a_fact_may_be_as_long_as_two_thousand_characters(
    owner_client: ApiClient, told: str, settings: Settings
) -> None:
    path = f"{told}notes/{employer(owner_client, told)['note_id']}/"
    assert_error(owner_client.post(f"{told}notes/", {"topic": "tools", "value": "x" * 2_001}), 413, "message_too_long")
    assert_error(owner_client.patch(path, {"value": "x" * 2_001}), 413, "message_too_long")
    assert owner_client.post(f"{told}notes/", {"topic": "tools", "value": "x" * 2_000}).status_code == 201
    settings.CONVERSATION = {**settings.CONVERSATION, "message_max_chars": 9}
    assert_error(owner_client.patch(path, {"value": "x" * 10}), 413, "message_too_long")


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


def test_strangers_neither_see_nor_change_the_ledger(
    owner_client: ApiClient, stranger_client: ApiClient, told: str
) -> None:
    before = owner_client.get(f"{told}notes/?all=true").json()
    note_id = employer(owner_client, told)["note_id"]
    missing = f"/conversations/{NOBODYS}/"
    for (method, path, body), (_, nowhere, _) in zip(
        [("GET", f"{told}notes/", None), *changes(told, note_id)],
        [("GET", f"{missing}notes/", None), *changes(missing, note_id)],
        strict=True,
    ):
        theirs = stranger_client.call(method, path, body)
        assert_error(theirs, 404, "not_found")
        assert theirs.content == stranger_client.call(method, nowhere, body).content
    mine = f"/conversations/{stranger_client.post('/conversations/start/').json()['conversation_id']}/"
    assert_error(stranger_client.post(f"{mine}notes/", {**ADDED, "fixes": note_id}), 404, "not_found")
    assert owner_client.get(f"{told}notes/?all=true").json() == before


def test_the_ledger_of_a_deleted_conversation_is_gone(owner_client: ApiClient, told: str) -> None:
    note_id = employer(owner_client, told)["note_id"]
    owner_client.delete(told)
    for method, path, body in (("GET", f"{told}notes/", None), *changes(told, note_id)):
        assert_error(owner_client.call(method, path, body), 404, "not_found")


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
    """Lena, who ran a night shift: a team size was noted wrongly, an outcome she had not told yet."""
    for said in (
        "I was a shift supervisor at Linden Bakery in Leeds from March 2019 to June 2022.",
        "I ran the night shift with a team of 6 bakers. We baked bread for 14 shops.",
    ):
        owner_client.post(f"{begun}message/", {"content": said})
    team = note_of(owner_client, begun, "scope", "team_size")
    fixed = owner_client.patch(f"{begun}notes/{team['note_id']}/", {"value": "a team of 9 bakers"}).json()["note"]
    assert fixed["value"] == "9"
    typed = {"topic": "outcome", "value": "Waste went down from 80 loaves to 15 a night."}
    outcome = owner_client.post(f"{begun}notes/", typed).json()["note"]
    turns = [
        owner_client.post(f"{begun}message/", {"content": said}).json()
        for said in (
            "We threw away about 80 loaves every night, since the shops ordered too late.",
            "I called each shop manager and moved the order deadline to 6 pm.",
            "We used a planning sheet in Excel.",
        )
    ]
    assert [turn["turn"]["move"]["topic"] for turn in turns[:2]] == ["actions", "tools"]
    # The notes are read back as they are right, and only a further result is asked for.
    assert turns[2]["turn"]["move"]["kind"] == "recap"
    assert "6 bakers" not in turns[2]["ai_response"]
    assert "another result" in turns[2]["ai_response"]
    owner_client.post(f"{begun}complete/", {"user_approved": True})
    summary = owner_client.get(f"{begun}summary/").json()["experience_summary"]
    written = [summary["narrative_summary"], *summary["resume_bullets"], *summary["interview_story"].values()]
    assert "in a team of 9" in summary["narrative_summary"]
    assert not any("6 bakers" in text or "team of 6" in text for text in written)
    assert "Waste went down from 80 loaves to 15 a night" in summary["interview_story"]["result"]
    assert {fixed["note_id"], outcome["note_id"]} <= {
        place.get("note_id") for claim in summary["claims"] for place in claim["evidence"]
    }
    for claim in summary["claims"]:
        for place in claim["evidence"]:
            assert len({"message_id", "note_id"} & set(place)) == 1


def test_what_was_deleted_is_asked_for_and_not_written(owner_client: ApiClient, begun: str) -> None:
    owner_client.post(f"{begun}message/", {"content": "I was a line cook at Harbour Grill from 2019 to 2021."})
    old = employer(owner_client, begun)
    owner_client.delete(f"{begun}notes/{old['note_id']}/")
    asked = [
        owner_client.post(f"{begun}message/", {"content": said}).json()["turn"]["move"]["topic"]
        for said in (
            "I prepared 300 plates a night and trained 2 cooks.",
            "Orders came in all at once, so plates went out cold.",
            "I put the orders on a board and called them out.",
            "Plates that went back fell from 12 to 2 a night.",
            "We used a Rational oven.",
        )
    ]
    assert "organisation" in asked
    owner_client.post(f"{begun}complete/", {"user_approved": True})
    assert "Harbour" not in owner_client.get(f"{begun}summary/").content.decode()
