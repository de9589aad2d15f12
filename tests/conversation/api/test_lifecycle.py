"""Pause, resume, complete, reopen; the write-ups."""

from typing import Any

import pytest

from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.test_errors import assert_error

SUMMARY_FIELDS = {
    "narrative_summary",
    "resume_bullets",
    "interview_story",
    "skills_identified",
    "key_achievements",
    "timeline",
    "role_context",
    "title",
    "language",
    "version",
    "stale",
    "claims",
    "evidence",
    "verification",
    "open_questions",
    "generation_metadata",
}


def test_it_pauses_and_resumes(owner_client: ApiClient, begun: str) -> None:
    paused = owner_client.post(f"{begun}pause/").json()
    assert (paused["success"], paused["conversation_status"]) == (True, "paused")
    assert paused["message"].endswith(".")
    assert owner_client.post(f"{begun}pause/", {"action": "resume"}).json()["conversation_status"] == "active"
    assert owner_client.post(f"{begun}pause/", {"action": "pause"}).json()["conversation_status"] == "paused"


def test_it_refuses_to_pause_twice_or_to_resume_what_is_not_paused(owner_client: ApiClient, begun: str) -> None:
    refused = assert_error(owner_client.post(f"{begun}pause/", {"action": "resume"}), 409, "wrong_state")
    assert refused["state"] == "active"
    owner_client.post(f"{begun}pause/")
    assert assert_error(owner_client.post(f"{begun}pause/"), 409, "wrong_state")["state"] == "paused"


@pytest.mark.parametrize("action", ["stop", "", 1, True, "PAUSE"])
def test_it_knows_two_actions(owner_client: ApiClient, begun: str, action: Any) -> None:
    refused = assert_error(owner_client.post(f"{begun}pause/", {"action": action}), 422, "invalid")
    assert refused["errors"] == {"action": ["This must be one of: 'pause' or 'resume'."]}


def test_it_completes_with_a_whole_summary(owner_client: ApiClient, told: str) -> None:
    done = owner_client.post(f"{told}complete/", {"user_approved": True}).json()
    assert set(done) == {"success", "conversation_status", "experience_summary", "message"}
    assert done["conversation_status"] == "completed"
    summary = done["experience_summary"]
    assert set(summary) == SUMMARY_FIELDS
    assert set(summary["interview_story"]) == {"situation", "action", "result"}
    assert set(summary["skills_identified"]) == {"technical_skills", "soft_skills", "tools_technologies"}
    assert (summary["version"], summary["stale"]) == (1, False)


def test_every_claim_carries_the_persons_own_words(owner_client: ApiClient, completed: str) -> None:
    history = owner_client.get(f"{completed}history/").json()
    said = {m["message_id"]: m["content"] for m in history["message_history"] if m["role"] == "user"}
    claims = history["stored_summary"]["claims"]
    assert claims
    for claim in claims:
        for quote in claim["evidence"]:
            assert set(quote) == {"message_id", "start", "end", "quote"}
            assert said[quote["message_id"]][quote["start"] : quote["end"]] == quote["quote"]


def test_it_completes_only_when_the_person_approves(owner_client: ApiClient, told: str) -> None:
    assert_error(owner_client.post(f"{told}complete/", {"user_approved": False}), 400, "not_approved")
    refused = assert_error(owner_client.post(f"{told}complete/"), 422, "invalid")
    assert refused["errors"] == {"user_approved": ["This field is required."]}
    assert owner_client.get(f"{told}status/").json()["conversation"]["status"] == "active"


def test_there_is_nothing_to_write_up_before_the_first_answer(owner_client: ApiClient, begun: str) -> None:
    assert_error(owner_client.post(f"{begun}complete/", {"user_approved": True}), 409, "nothing_said")


def test_it_completes_with_the_privacy_that_is_asked_for(owner_client: ApiClient, told: str) -> None:
    body = {"user_approved": True, "language": "en", "privacy": {"confidential": True}}
    assert owner_client.post(f"{told}complete/", body).status_code == 200
    assert owner_client.get(f"{told}status/").json()["conversation"]["privacy"]["confidential"] is True


def test_reopening_keeps_the_summary_and_the_next_completion_writes_the_next(
    owner_client: ApiClient, completed: str
) -> None:
    assert owner_client.post(f"{completed}reopen/").json()["conversation_status"] == "active"
    assert owner_client.get(f"{completed}history/").json()["stored_summary"] is None
    assert owner_client.get(f"{completed}summary/").json()["experience_summary"]["version"] == 1
    owner_client.post(f"{completed}message/", {"content": "I also trained two new cooks in 2020."})
    again = owner_client.post(f"{completed}complete/", {"user_approved": True}).json()
    assert again["experience_summary"]["version"] == 2
    versions = owner_client.get(f"{completed}summary/versions/").json()["versions"]
    assert [version["version"] for version in versions] == [1, 2]
    assert set(versions[0]) == {"version", "created_at", "title", "language", "experience_summary"}


def test_it_reopens_only_what_is_completed(owner_client: ApiClient, begun: str) -> None:
    assert_error(owner_client.post(f"{begun}reopen/"), 409, "wrong_state")


def test_there_is_no_summary_before_the_first(owner_client: ApiClient, told: str) -> None:
    assert_error(owner_client.get(f"{told}summary/"), 404, "not_found")
    assert owner_client.get(f"{told}summary/versions/").json() == {"success": True, "versions": []}


def test_a_completed_conversation_is_not_paused(owner_client: ApiClient, completed: str) -> None:
    for body in (None, {"action": "resume"}):
        assert_error(owner_client.post(f"{completed}pause/", body), 409, "conversation_completed")
