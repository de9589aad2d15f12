"""The ledger as callers read and change it, for the tests of its calls."""

from typing import Any

from tests.conversation.api.conftest import ApiClient

ADDED = {"topic": "tools", "value": "a Rational oven"}
FIXED = {"value": "Harbour Kitchen"}

Note = dict[str, Any]


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
