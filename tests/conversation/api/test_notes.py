"""The ledger by hand: what was noted is shown, added to, put right and deleted."""

import pytest

from conversation.models import ConversationMessage, NoteRow
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.ledgers import FIXED, employer, ledger, note_of, state_of
from tests.conversation.api.test_errors import assert_error

NOTE_FIELDS = {
    *("note_id", "topic", "aspect", "value", "quote", "message_id", "start", "end", "actor", "source", "kind", "fixes"),
    *("state", "contradicts", "created_at"),
}


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
