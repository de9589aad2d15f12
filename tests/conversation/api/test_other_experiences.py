"""Other experiences that an answer mentions, as callers see them."""

import pytest

from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.events import listening

TOLD = "I was a cashier at Lidl for two years. Before that I ran my own café."
QUOTE = "Before that I ran my own café"


def test_a_turn_and_a_status_tell_where_another_experience_was_mentioned(owner_client: ApiClient, begun: str) -> None:
    turn = owner_client.post(f"{begun}message/", {"content": TOLD}).json()
    (other,) = turn["other_experiences"]
    at = TOLD.index(QUOTE)
    message_id = turn["message_ids"]["user_message"]
    assert other == {"quote": QUOTE, "message_id": message_id, "start": at, "end": at + len(QUOTE)}
    assert owner_client.get(f"{begun}status/").json()["conversation"]["other_experiences"] == [other]
    assert owner_client.get("/conversations/").json()["conversations"][0]["other_experiences"] == [other]
    later = owner_client.post(f"{begun}message/", {"content": "I ran the till and stacked shelves."}).json()
    assert later["other_experiences"] == [other]


def test_the_reply_says_so_once(owner_client: ApiClient, begun: str) -> None:
    replies = [
        owner_client.post(f"{begun}message/", {"content": said}).json()["ai_response"]
        for said in (TOLD, "I ran the till and stacked shelves.", "Before that I ran my own café, as I said.")
    ]
    assert ["“my own café”" in reply for reply in replies] == [True, False, False]
    assert [reply.count("?") for reply in replies] == [1, 1, 1]


def test_one_experience_has_no_other(owner_client: ApiClient, told: str) -> None:
    assert owner_client.get(f"{told}status/").json()["conversation"]["other_experiences"] == []


def test_an_answer_that_is_edited_away_takes_the_other_with_it(owner_client: ApiClient, begun: str) -> None:
    turn = owner_client.post(f"{begun}message/", {"content": TOLD}).json()
    address = f"{begun}message/{turn['message_ids']['user_message']}/"
    assert owner_client.patch(address, {"content": "I was a cashier at Lidl."}).json()["other_experiences"] == []


def test_a_stream_ends_with_them(live_server_url: str, owner_token: str, begun: str) -> None:
    with listening(f"{live_server_url}{begun}message/", owner_token, {"content": TOLD}) as heard:
        done = heard.next("done")
    assert [other["quote"] for other in done.data["other_experiences"]] == [QUOTE]


def test_an_answer_told_again_has_them(owner_client: ApiClient, begun: str) -> None:
    first, again = (
        owner_client.post(f"{begun}message/", {"content": TOLD}, Idempotency_Key="once").json() for _ in range(2)
    )
    assert again["other_experiences"] == first["other_experiences"] != []


@pytest.mark.parametrize("guide", ["employment", None])
def test_a_started_conversation_says_which_kind_it_assumes(owner_client: ApiClient, guide: str | None) -> None:
    started = owner_client.post("/conversations/start/", {"guide": guide}).json()
    address = f"/conversations/{started['conversation_id']}/"
    assert started["guide"] == "employment"
    owner_client.post(f"{address}message/", {"content": "I volunteered at the food bank for two years."})
    kind = owner_client.get(f"{address}status/").json()["conversation"]["guide"]
    assert kind == (guide or "volunteering")
