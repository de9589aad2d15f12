"""What the ledger's calls refuse, and from whom."""

from typing import Any

import pytest
from pytest_django.fixtures import Settings

from conversation.models import NoteRow
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.ledgers import ADDED, FIXED, changes, employer, ledger
from tests.conversation.api.test_errors import assert_error

NOBODYS = "9a3e5bfa-2d1c-4d1e-9a3e-7a4f5c0f7f00"


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
