"""Begin, list, change, delete, restore."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import User
from conversation.models import Conversation
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.test_errors import assert_error

STATUS_FIELDS = {
    "conversation_id",
    "user_email",
    "status",
    "title",
    "guide",
    "language",
    "message_count",
    "has_summary",
    "coverage",
    "completion_suggestion",
    "other_experiences",
    "created_at",
    "updated_at",
}


def test_it_begins_with_a_greeting(owner_client: ApiClient, owner: User) -> None:
    response = owner_client.post("/conversations/start/")
    body = response.json()
    assert response.status_code == 201
    assert set(body) == {"success", "conversation_id", "initial_message", "status", "guide", "language"}
    assert (body["success"], body["status"], body["guide"], body["language"]) == (True, "active", "employment", "en")
    assert "?" in body["initial_message"]
    assert Conversation.objects.get(pk=body["conversation_id"]).user == owner


@pytest.mark.parametrize("path", ["/conversations/start", "/conversations/start/"])
def test_it_does_without_the_closing_slash(owner_client: ApiClient, path: str) -> None:
    assert owner_client.post(path, {}).status_code == 201


def test_it_begins_as_it_is_asked_to(owner_client: ApiClient) -> None:
    asked = {"guide": "volunteering", "language": "PT-br", "title": "  Soup kitchen ", "provider": "offline"}
    started = owner_client.post("/conversations/start/", asked).json()
    status = owner_client.get(f"/conversations/{started['conversation_id']}/status/").json()["conversation"]
    assert (started["guide"], started["language"]) == ("volunteering", "pt-BR")
    assert (status["title"], status["provider"]) == ("Soup kitchen", "offline")


def test_null_is_as_good_as_left_out(owner_client: ApiClient) -> None:
    body = {"guide": None, "language": None, "title": None, "provider": None}
    assert owner_client.post("/conversations/start/", body).json()["guide"] == "employment"


def test_it_shows_a_conversation_at_a_glance(owner_client: ApiClient, owner: User, told: str) -> None:
    body = owner_client.get(f"{told}status/").json()
    conversation = body["conversation"]
    assert body["success"] is True
    assert set(conversation) >= STATUS_FIELDS
    assert conversation["user_email"] == owner.email
    assert conversation["message_count"] == 3
    assert conversation["has_summary"] is False
    assert conversation["created_at"].endswith("Z")
    assert set(conversation["coverage"]) == {"share", "questions_left", "topics"}
    suggestion = conversation["completion_suggestion"]
    assert set(suggestion) == {"suggested", "should_complete", "reason", "summary_preview"}
    assert suggestion["suggested"] is suggestion["should_complete"]


def test_it_lists_only_your_own(owner_client: ApiClient, stranger_client: ApiClient, begun: str) -> None:
    assert len(owner_client.get("/conversations/").json()["conversations"]) == 1
    theirs = stranger_client.get("/conversations/").json()
    assert theirs["conversations"] == []
    assert (theirs["total_count"], theirs["page"], theirs["pages"]) == (0, 1, 1)


def test_it_lists_by_page_status_and_words(owner_client: ApiClient, begun: str) -> None:
    for title in ("Night porter", "Day nurse", "Night nurse"):
        owner_client.post("/conversations/start/", {"title": title})
    owner_client.post(f"{begun}pause/")
    page = owner_client.get("/conversations/?page=2&page_size=3").json()
    assert (len(page["conversations"]), page["total_count"], page["pages"]) == (1, 4, 2)
    assert (page["active_count"], page["paused_count"], page["completed_count"]) == (3, 1, 0)
    nights = owner_client.get("/conversations/?q=night").json()["conversations"]
    assert [row["title"] for row in nights] == ["Night nurse", "Night porter"]
    assert len(owner_client.get("/conversations/?status=paused").json()["conversations"]) == 1
    assert owner_client.get("/conversations/?page=9").json()["conversations"] == []


def test_it_changes_what_is_given_and_leaves_the_rest(owner_client: ApiClient, begun: str) -> None:
    changes = {"title": "Line cook", "privacy": {"keep": ["pay"], "confidential": True}}
    changed = owner_client.patch(begun, changes).json()["conversation"]
    assert changed["title"] == "Line cook"
    assert changed["privacy"] == {"keep": ["pay"], "confidential": True}
    assert changed["guide"] == "employment"


def test_it_refuses_to_change_nothing(owner_client: ApiClient, begun: str) -> None:
    for body in (None, {}, {"title": None}):
        refused = assert_error(owner_client.patch(begun, body), 422, "invalid")
        assert "nothing to change" in refused["error"]


def test_a_deleted_conversation_is_gone_and_comes_back(owner_client: ApiClient, begun: str) -> None:
    response = owner_client.delete(begun)
    assert (response.status_code, response.content, response.has_header("Content-Type")) == (204, b"", False)
    assert_error(owner_client.get(f"{begun}status/"), 404, "not_found")
    assert_error(owner_client.delete(begun), 404, "not_found")
    assert owner_client.get("/conversations/").json()["total_count"] == 0
    assert owner_client.post(f"{begun}restore/").json()["conversation"]["status"] == "active"
    assert owner_client.get(f"{begun}status/").status_code == 200


def test_it_restores_only_what_was_deleted_by_you_and_lately(
    owner_client: ApiClient, stranger_client: ApiClient, begun: str
) -> None:
    assert_error(owner_client.post(f"{begun}restore/"), 404, "not_found")
    assert_error(owner_client.post(f"/conversations/{uuid4()}/restore/"), 404, "not_found")
    owner_client.delete(begun)
    assert_error(stranger_client.post(f"{begun}restore/"), 404, "not_found")
    Conversation.objects.update(deleted_at=timezone.now() - timedelta(minutes=11))
    assert_error(owner_client.post(f"{begun}restore/"), 404, "not_found")


def test_it_lists_the_guides(owner_client: ApiClient) -> None:
    guides = owner_client.get("/conversations/guides/").json()["guides"]
    assert guides[0]["key"] == "employment"
    assert len(guides) == 10
    assert set(guides[0]) == {"key", "label", "languages", "topics"}
    assert set(guides[0]["topics"][0]) == {"key", "label", "weight", "required"}


def test_it_names_the_guides_in_the_readers_language(owner_client: ApiClient) -> None:
    def label(path: str, **headers: str) -> str:
        return str(owner_client.get(path, **headers).json()["guides"][0]["label"])

    english = label("/conversations/guides/")
    german = label("/conversations/guides/?language=de")
    assert english != german
    assert label("/conversations/guides/", Accept_Language="de-AT,en;q=0.5") == german
    assert label("/conversations/guides/?language=sw") == english
