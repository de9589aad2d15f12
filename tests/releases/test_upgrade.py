"""From each released version to this one: nothing is lost, and people go on where they were.

A new release is one new file: `record.py` says how it is made.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from config.env import BASE_DIR
from tests.config.conftest import Command
from tests.config.serving import started
from tests.releases.recorded import VERSIONS, Release, release, then_and_now
from tests.servers import connected, empty_database

pytestmark = pytest.mark.slow
SOON_S = 30
NEWS = "Waste went down from 80 loaves to 15 a night within three months, and we saved roughly £1,200 a month."


@pytest.fixture(params=VERSIONS)
def was(request: pytest.FixtureRequest) -> Release:
    """Each release in turn."""
    return release(request.param)


@pytest.fixture
def upgraded(was: Release, tmp_path: Path, django_db_blocker: Any, python: Command) -> Iterator[str]:
    """The URL of a database that the release left and today's `manage.py migrate` has brought up."""
    with empty_database(tmp_path) as url:
        with django_db_blocker.unblock(), connected(url) as alias:
            was.bring_back(alias)
        migrated = python("manage.py", "migrate", DATABASE_URL=url, RECOUNT_ENV="development")
        assert migrated.returncode == 0, migrated.stderr
        yield url


class Client:
    """A person's program, with the token that it had."""

    def __init__(self, site: str, was: Release) -> None:
        self._site, self._was, self._session = site, was, requests.Session()
        self._session.headers["Authorization"] = f"Bearer {was.token}"

    def get(self, name: str, call: str) -> Any:
        """What the API answers about this conversation."""
        answer = self._session.get(self._address(name, call), timeout=SOON_S)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, name: str, call: str, **body: Any) -> Any:
        """What it answers to this call."""
        answer = self._session.post(self._address(name, call), json=body, timeout=SOON_S)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def _address(self, name: str, call: str) -> str:
        return f"{self._site}/conversations/{self._was.conversations[name]}/{call}/"


@pytest.fixture
def client(was: Release, upgraded: str, tmp_path: Path) -> Iterator[Client]:
    """A client of today's server on the release's database."""
    settings = {"RECOUNT_ENV": "development", "AI_PROVIDERS": "offline", "VAR_FOLDER": str(tmp_path)}
    with started(BASE_DIR, DATABASE_URL=upgraded, **settings) as server:
        yield Client(server.url, was)


def said(was: Release, name: str) -> list[str]:
    """The active messages of a conversation, as the release stored them."""
    rows = was.rows["conversation.conversationmessage"]
    own = [row for row in rows if row["conversation_id"] == was.conversations[name] and not row["superseded_at"]]
    return [row["content"] for row in sorted(own, key=lambda row: row["sequence"])]


def test_no_row_is_lost_or_changed(was: Release, upgraded: str, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock(), connected(upgraded) as alias:
        then, now = then_and_now(was.rows, alias)
    assert now == then


def test_conversations_are_read_and_continued(was: Release, client: Client) -> None:
    for name in ("completed", "completed twice", "answered anew", "paused", "in German", "just begun"):
        history = client.get(name, "history")["message_history"]
        assert [message["content"] for message in history] == said(was, name), name
    before = client.get("answered anew", "status")["conversation"]
    turn = client.post("answered anew", "message", content=NEWS)
    assert turn["turn"]["state"] == "complete"
    after = client.get("answered anew", "status")["conversation"]
    assert after["message_count"] == before["message_count"] + 2
    assert after["coverage"]["share"] > before["coverage"]["share"]
    history = client.get("answered anew", "history")["message_history"]
    sequences = [message["sequence"] for message in history]
    assert sequences == sorted(set(sequences))
    assert history[-1]["content"] == turn["ai_response"]
    assert client.post("paused", "message", content=NEWS)["conversation_status"] == "active"
    assert client.post("just begun", "message", content=NEWS)["turn"]["number"] == 1


def test_summaries_are_read_and_written_again(was: Release, client: Client) -> None:
    for name in ("completed", "completed twice"):
        rows = [
            row for row in was.rows["conversation.summaryversion"] if row["conversation_id"] == was.conversations[name]
        ]
        newest = max(rows, key=lambda row: row["number"])
        stored = client.get(name, "history")["stored_summary"]
        assert stored["version"] == newest["number"]
        assert stored["narrative_summary"] == newest["summary"]["narrative_summary"]
        assert stored["claims"] == newest["summary"]["claims"]
    client.post("completed", "reopen")
    again = client.post("completed", "complete", user_approved=True)
    assert again["experience_summary"]["version"] == 2


def test_a_reply_that_was_cut_by_a_kill_is_tried_again(was: Release, client: Client) -> None:
    answered = client.post("killed amid a reply", "retry")
    assert answered["turn"]["state"] == "complete"
    history = client.get("killed amid a reply", "history")["message_history"]
    assert [message["content"] for message in history][:-1] == said(was, "killed amid a reply")[:-1]
