"""What a person lets a write-up tell, from the call to the last string of the answer."""

import json
from typing import Any

import pytest

from conversation.interview.types import Privacy
from conversation.models import Conversation
from conversation.models.interview import privacy_of
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.test_errors import assert_error

ANSWERS = (
    "I was a packer at Zorvex Foods, a wee food company in Perth, from May 2017 to June 2019.",
    "I packed 300 boxes a shift. My manager Oluwaseun showed me line 4. They paid me £9.37 an hour.",
    "I changed how we stacked the pallets and trained Gertrude on it. I had sciatica by then.",
    "Damaged boxes went from 20 a week to 3. That's all, please stop.",
)
WORDS = {"health": "sciatica", "pay": "9.37", "names": "gertrude", "employer": "zorvex"}


@pytest.fixture
def packer(owner_client: ApiClient, begun: str) -> str:
    """The address of a conversation in which a packer told of their work, and of private matters."""
    for answer in ANSWERS:
        assert owner_client.post(f"{begun}message/", {"content": answer}).status_code == 200
    return begun


def told(summary: Any) -> set[str]:
    """Which private matters a write-up tells anywhere."""
    text = json.dumps(summary, ensure_ascii=False).casefold()
    return {matter for matter, word in WORDS.items() if word in text}


def written(owner_client: ApiClient, conversation: str, **privacy: Any) -> Any:
    """The write-up that a completion with this privacy answers."""
    body = {"user_approved": True} | ({"privacy": privacy} if privacy else {})
    done = owner_client.post(f"{conversation}complete/", body)
    assert done.status_code == 200, done.content
    return done.json()["experience_summary"]


def test_private_matters_are_left_out_and_the_work_stays(owner_client: ApiClient, packer: str) -> None:
    summary = written(owner_client, packer)
    assert told(summary) == {"employer"}
    assert "Packed 300 boxes a shift." in summary["resume_bullets"]
    assert any("stacked the pallets and trained someone on it" in bullet for bullet in summary["resume_bullets"])


def test_what_the_person_keeps_comes_out(owner_client: ApiClient, packer: str) -> None:
    assert told(written(owner_client, packer, keep=["names"])) == {"employer", "names"}
    assert owner_client.post(f"{packer}reopen/").status_code == 200
    kept = written(owner_client, packer, keep=["health", "pay", "names"])
    assert {"employer", "names"} <= told(kept)


def test_a_confidential_write_up_tells_the_kind_of_place(owner_client: ApiClient, packer: str) -> None:
    summary = written(owner_client, packer, confidential=True)
    assert told(summary) == set()
    assert summary["title"] == "Packer at a wee food company in Perth"
    assert summary["timeline"] == "May 2017 – June 2019"


def test_a_privacy_that_was_changed_before_holds_for_the_write_up(owner_client: ApiClient, packer: str) -> None:
    changed = owner_client.patch(packer, {"privacy": {"keep": ["names"], "confidential": True}})
    assert changed.status_code == 200
    assert told(written(owner_client, packer)) == {"names"}


def test_a_preview_tells_no_more_than_the_write_up(owner_client: ApiClient, begun: str) -> None:
    owner_client.patch(begun, {"privacy": {"confidential": True}})
    for answer in ANSWERS:
        turn = owner_client.post(f"{begun}message/", {"content": answer}).json()
    preview = turn["completion_suggestion"]["summary_preview"]
    assert preview["resume_bullets"]
    assert told(preview) == set()


@pytest.mark.parametrize("keep", [["wages"], ["pay", "age"], ["HEALTH"]])
def test_it_names_what_may_be_kept(owner_client: ApiClient, packer: str, keep: list[str]) -> None:
    body = {"user_approved": True, "privacy": {"keep": keep}}
    for refused in (
        assert_error(owner_client.post(f"{packer}complete/", body), 422, "invalid"),
        assert_error(owner_client.patch(packer, {"privacy": {"keep": keep}}), 422, "invalid"),
    ):
        assert all(word in refused["error"] for word in ("health", "pay", "names"))
    assert owner_client.get(f"{packer}status/").json()["conversation"]["status"] == "active"


@pytest.mark.parametrize("stored", [None, [], "all", {"keep": "pay"}, {"keep": ["wages"]}, {"secret": True}, 7])
def test_a_stored_privacy_that_cannot_be_read_leaves_most_out(stored: Any) -> None:
    assert privacy_of(stored) == Privacy()


def test_a_stored_privacy_is_the_interviews(owner_client: ApiClient, packer: str) -> None:
    owner_client.patch(packer, {"privacy": {"keep": ["pay"], "confidential": True}})
    interview = Conversation.objects.get().as_interview()
    assert interview.privacy == Privacy(keep=frozenset({"pay"}), confidential=True)
