"""Send an answer, have it answered anew, read it back."""

from pytest_django.fixtures import Settings

from conversation.models import ConversationMessage, Turn
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.test_errors import assert_error


def test_a_turn_is_whole(owner_client: ApiClient, begun: str) -> None:
    turn = owner_client.post(f"{begun}message/", {"content": "I was a nurse at Royal Infirmary for 3 years."}).json()
    assert set(turn) == {
        "success",
        "ai_response",
        "conversation_status",
        "message_ids",
        "turn",
        "coverage",
        "completion_suggestion",
        "other_experiences",
        "metadata",
    }
    assert turn["ai_response"]
    assert turn["conversation_status"] == "active"
    assert set(turn["message_ids"]) == {"user_message", "ai_message"}
    assert (turn["turn"]["number"], turn["turn"]["state"]) == (1, "complete")
    assert set(turn["turn"]["move"]) == {"kind", "topic", "why"}
    assert isinstance(turn["turn"]["choices"], list)
    assert {"provider", "model", "usage", "cost_usd", "latency_ms", "fallback_from", "state"} <= set(turn["metadata"])


def test_its_ids_are_those_of_the_history(owner_client: ApiClient, begun: str) -> None:
    turn = owner_client.post(f"{begun}message/", {"content": "I was a nurse."}).json()
    history = owner_client.get(f"{begun}history/").json()["message_history"]
    assert [m["message_id"] for m in history[1:]] == list(turn["message_ids"].values())
    assert [m["role"] for m in history] == ["assistant", "user", "assistant"]
    assert [m["sequence"] for m in history] == [1, 2, 3]
    assert set(history[0]) == {"message_id", "role", "content", "metadata", "timestamp", "sequence"}
    assert history[2]["content"] == turn["ai_response"]


def test_a_message_resumes_a_paused_conversation(owner_client: ApiClient, begun: str) -> None:
    owner_client.post(f"{begun}pause/")
    turn = owner_client.post(f"{begun}message/", {"content": "I was a nurse."}).json()
    assert turn["conversation_status"] == "active"


def test_a_preview_comes_with_the_suggestion_to_complete_and_only_then(owner_client: ApiClient, begun: str) -> None:
    turn = owner_client.post(f"{begun}message/", {"content": "I was a nurse."}).json()["completion_suggestion"]
    assert (turn["suggested"], turn["summary_preview"]) == (False, None)
    done = owner_client.post(f"{begun}message/", {"content": "That's all, please stop."}).json()[
        "completion_suggestion"
    ]
    assert done["suggested"] is done["should_complete"] is True
    assert done["summary_preview"]["resume_bullets"] is not None
    assert (
        owner_client.get(f"{begun}status/").json()["conversation"]["completion_suggestion"]["summary_preview"] is None
    )


def test_it_reads_the_transcript_backwards_in_stretches(owner_client: ApiClient, begun: str) -> None:
    for content in ("I was a nurse.", "At the Royal Infirmary."):
        owner_client.post(f"{begun}message/", {"content": content})
    last = owner_client.get(f"{begun}history/?limit=2").json()
    assert ([m["sequence"] for m in last["message_history"]], last["next"]) == ([4, 5], 4)
    first = owner_client.get(f"{begun}history/?limit=4&before={last['next']}").json()
    assert ([m["sequence"] for m in first["message_history"]], first["next"]) == ([1, 2, 3], None)
    assert first["stored_summary"] is None
    assert first["completion_suggestion"] == first["conversation"]["completion_suggestion"]


def test_a_retry_answers_the_last_message_anew(owner_client: ApiClient, told: str) -> None:
    before = owner_client.get(f"{told}history/").json()["message_history"]
    again = owner_client.post(f"{told}retry/").json()
    after = owner_client.get(f"{told}history/").json()["message_history"]
    everything = owner_client.get(f"{told}history/?superseded=true").json()["message_history"]
    assert again["message_ids"]["user_message"] == before[1]["message_id"]
    assert [m["sequence"] for m in after] == [1, 2, 4]
    assert [m["metadata"].get("state") for m in everything][2:] == ["superseded", "complete"]


def test_there_is_nothing_to_retry_before_the_first_answer(owner_client: ApiClient, begun: str) -> None:
    assert assert_error(owner_client.post(f"{begun}retry/"), 409, "nothing_to_retry")["state"] == "active"


def test_a_completed_conversation_takes_no_message(owner_client: ApiClient, completed: str) -> None:
    for call, body in (("message", {"content": "One more."}), ("retry", None), ("complete", {"user_approved": True})):
        assert_error(owner_client.post(f"{completed}{call}/", body), 409, "conversation_completed")
    assert ConversationMessage.objects.count() == 3


def test_one_turn_runs_at_a_time(owner_client: ApiClient, told: str) -> None:
    Turn.objects.filter(number=1).update(state="running", lease_until="2999-01-01T00:00:00Z")
    for call, body in (
        ("message", {"content": "One more."}),
        ("retry", None),
        ("pause", None),
        ("complete", {"user_approved": True}),
    ):
        response = owner_client.post(f"{told}{call}/", body)
        refused = assert_error(response, 409, "turn_in_progress")
        assert refused["retryable"] is True
        assert int(response["Retry-After"]) >= 1


def test_a_conversation_has_so_many_turns_and_no_more(owner_client: ApiClient, told: str, settings: Settings) -> None:
    settings.CONVERSATION = {**settings.CONVERSATION, "turn_limit": 1}
    refused = assert_error(owner_client.post(f"{told}message/", {"content": "More."}), 409, "turn_limit_reached")
    assert "Complete" in refused["error"]
