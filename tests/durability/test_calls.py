"""Any sequence of HTTP calls: each answer is one that the contract names, and every rule is kept."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from conversation.models import IdempotentCall
from tests.conversation.api.conftest import ApiClient, Response
from tests.durability import rules
from tests.durability.machines import run

SAID = st.sampled_from(
    (
        "I was a courier for Blitz in Zürich, 2019 to 2022.",
        "We were 5 riders. I planned the routes for the city centre 🚲.",
        "Deliveries took 50 minutes; after that 35.",
        "I'd rather not say.",
        "No, it was Bern, not Zürich.",
    )
)
BODIES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "POST message/": st.builds(dict, content=SAID),
    "POST retry/": st.just({}),
    "POST stop/": st.just({}),
    "POST pause/": st.sampled_from([{}, {"action": "pause"}, {"action": "resume"}]),
    "POST complete/": st.sampled_from([{"user_approved": True}, {"user_approved": False}]),
    "POST reopen/": st.just({}),
    "POST restore/": st.just({}),
    "PATCH ": st.sampled_from([{"title": "Courier"}, {"language": "de"}, {"guide": "freelance"}]),
}
# What each call may answer besides success.
REFUSALS = {
    "POST message/": {"conversation_completed"},
    "POST retry/": {"conversation_completed", "nothing_to_retry"},
    "POST stop/": set(),
    "POST pause/": {"conversation_completed", "wrong_state"},
    "POST complete/": {"conversation_completed", "nothing_said", "not_approved"},
    "POST reopen/": {"wrong_state"},
    "POST restore/": {"not_found"},
    "PATCH ": set(),
}
KEYED = ("message/", "complete/", "pause/", "retry/", "reopen/")


class Calls(RuleBasedStateMachine):
    """One person and their client; nobody is asked but the offline interviewer."""

    client: ClassVar[ApiClient]
    keys = Bundle("keys")

    @initialize()
    def start(self) -> None:
        begun = self.client.post("/conversations/start/", {"guide": "employment"})
        assert begun.status_code == 201
        self.id = begun.json()["conversation_id"]
        self.path = f"/conversations/{self.id}/"
        self.deleted = False

    def is_lawful(self, call: str, response: Response) -> None:
        """Success, or a refusal of this call's, or that the conversation is not there."""
        told = response.json()
        if response.status_code == 200:
            assert told["success"] is True
            return
        assert set(told) >= {"success", "error", "code", "retryable"}
        if self.deleted and call != "POST restore/":
            assert (response.status_code, told["code"]) == (404, "not_found")
        else:
            assert told["code"] in REFUSALS[call], told

    @rule(data=st.data(), call=st.sampled_from(list(BODIES)))
    def plain(self, data: st.DataObject, call: str) -> None:
        method, path = call.split(" ")
        response = self.client.call(method, self.path + path, data.draw(BODIES[call]))
        self.is_lawful(call, response)
        if call == "POST restore/" and response.status_code == 200:
            self.deleted = False

    @rule(target=keys, data=st.data(), path=st.sampled_from(KEYED))
    def under_a_key(self, data: st.DataObject, path: str) -> tuple[str, str, dict[str, Any]]:
        key, body = uuid4().hex, data.draw(BODIES[f"POST {path}"])
        self.is_lawful(f"POST {path}", self.client.post(self.path + path, body, Idempotency_Key=key))
        return key, path, body

    @rule(sent=keys)
    def under_the_same_key(self, sent: tuple[str, str, dict[str, Any]]) -> None:
        """It answers as before, whatever has happened since, and does nothing."""
        key, path, body = sent
        kept = IdempotentCall.objects.filter(key=key, state="done").first()
        if kept is None:
            return
        before = rules.fingerprint(UUID(self.id))
        again = self.client.post(self.path + path, body, Idempotency_Key=key)
        assert (again.status_code, again.json()) == (kept.status, kept.response)
        assert rules.fingerprint(UUID(self.id)) == before

    @rule(text=SAID, which=st.integers(-4, -1))
    def edit(self, text: str, which: int) -> None:
        """A message of the history, by its place from the end."""
        history = self.client.get(f"{self.path}history/").json()
        shown = history.get("message_history", [])
        message = shown[which]["message_id"] if len(shown) >= -which else str(uuid4())
        response = self.client.patch(f"{self.path}message/{message}/", {"content": text})
        if response.status_code == 200:
            replaced = [one["message_id"] for one in shown if one["role"] == "user"][-1]
            assert message == replaced
            assert response.json()["message_ids"]["user_message"] != replaced
        else:
            assert response.json()["code"] in {"not_found", "not_last_message", "conversation_completed"}

    @rule()
    def delete(self) -> None:
        assert self.client.delete(self.path).status_code == (404 if self.deleted else 204)
        self.deleted = True

    @invariant()
    def every_rule_holds(self) -> None:
        assert rules.broken(UUID(self.id)) == []

    @invariant()
    def readers_agree(self) -> None:
        """Status, history and list tell one story."""
        status = self.client.get(f"{self.path}status/")
        listed = {one["conversation_id"]: one for one in self.client.get("/conversations/").json()["conversations"]}
        assert (self.id in listed) is (status.status_code == 200) is not self.deleted
        if self.deleted:
            return
        told = status.json()["conversation"]
        history = self.client.get(f"{self.path}history/").json()
        assert told == listed[self.id] == history["conversation"]
        assert told["message_count"] == sum(bool(one["content"]) for one in history["message_history"])
        assert (history["stored_summary"] is not None) is (told["status"] == "completed")


def test_any_short_sequence_of_calls_is_answered_lawfully(owner_client: ApiClient) -> None:
    Calls.client = owner_client
    run(Calls, 3, 10)


@pytest.mark.slow
def test_any_sequence_of_calls_is_answered_lawfully(owner_client: ApiClient) -> None:
    Calls.client = owner_client
    run(Calls, 15, 25)
