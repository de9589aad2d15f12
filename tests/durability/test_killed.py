"""SIGKILL at any point of a turn leaves a consistent conversation: the message is there once, and can be answered."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any, NamedTuple

import pytest
import requests

from tests.durability.site import Server, Site, eventually
from tests.wire.scripted import HangsAfter, Says, Scripted

pytestmark = pytest.mark.slow

KILLS = 20
AT_ONCE = 4
ANSWER = "I was a night porter at the Grand in Köln for three years 🌙, with a team of 4."
WORDS = ("Nächte im Grand, also 🌙. ", "Four of you, then. ", "Which night ", "was the worst?")
REPLY = "".join(WORDS)
NOTES = '\n<notes>{"move":"challenge","notes":[{"topic":"tools","value":"team of 4","quote":"a team of 4"}]}</notes>'
SAID = {"content": ANSWER}
Settings = dict[str, Any]
Notes = list[list[str]]
_number = count(1)


class Wounded(NamedTuple):
    """A conversation whose server was killed amid a message that was sent under a key."""

    path: str
    key: str


@pytest.fixture
def asking(model: Scripted) -> Settings:
    """Settings of a server that asks the model, and whose turns are given up soon after it died."""
    model.will(Says((*WORDS, NOTES)))
    return {"ai_providers": ["openai"], "openai_base_url": f"{model.address}/v1", "turn_lease_s": 1}


@pytest.fixture
def survivor(site: Site, asking: Settings) -> Iterator[Server]:
    """Another process of the same site, which nobody kills."""
    server = site.serve(**asking)
    yield server
    server.stop()


@pytest.fixture
def whole_notes(survivor: Server, site: Site) -> Notes:
    """The notes of a turn that nobody killed: the Reader's, and the model's."""
    path = survivor.begun()
    assert survivor.call("POST", f"{path}message/", SAID).status_code == 200
    notes = site.rows(path).notes
    assert {note[0] for note in notes} == {"reader", "model"}
    return notes


def wounded(site: Site, survivor: Server, asking: Settings, point: str) -> list[Wounded]:
    """Conversations whose servers each killed itself at that point of a message's turn, every other amid a stream."""

    def one(number: int) -> Wounded:
        hurt = Wounded(survivor.begun(), f"killed-{next(_number)}")
        accept = "text/event-stream" if number % 2 else "application/json"
        victim = site.serve(point, **asking)
        with pytest.raises(requests.RequestException):
            victim.call("POST", f"{hurt.path}message/", SAID, Idempotency_Key=hurt.key, Accept=accept)
        assert victim.end() == -9
        return hurt

    with ThreadPoolExecutor(AT_ONCE) as hands:
        return list(hands.map(one, range(KILLS)))


def fails(server: Server, one: Wounded) -> dict[str, Any]:
    """The last message as a reader is told of it, once it reads as failed."""
    shown: dict[str, Any] = eventually(
        lambda: server.get(f"{one.path}history/")["message_history"][-1],
        lambda last: last["metadata"]["state"] == "failed",
    )
    return shown


def comes_back(server: Server, one: Wounded, number: int, *, retries: bool = True) -> dict[str, Any]:
    """The turn as its caller has it who comes back in one of three ways: with the key, plain or as a stream; or with
    a retry."""
    match number % 3:
        case 0:
            with server.listening("POST", f"{one.path}message/", SAID, Idempotency_Key=one.key) as events:
                assert events.response.status_code == 200, events.response.text
                return events.rest()[-1].data
        case 1 if retries:
            again = server.call("POST", f"{one.path}retry/", {})
        case _:
            again = server.call("POST", f"{one.path}message/", SAID, Idempotency_Key=one.key)
    assert again.status_code == 200, again.text
    turn: dict[str, Any] = again.json()
    return turn


def is_sound(site: Site, one: Wounded, notes: Notes) -> None:
    """One message, one reply to it that stands, the notes of a turn that nobody killed, and every rule kept."""
    rows = site.rows(one.path)
    assert rows.standing("user") == [ANSWER]
    assert rows.standing("assistant") == [REPLY]
    assert rows.notes == notes
    assert rows.broken == []


def is_unanswered(site: Site, one: Wounded, notes: Notes) -> None:
    """The message is there once, with what the Reader noted."""
    rows = site.rows(one.path)
    assert rows.standing("user") == [ANSWER]
    assert rows.notes == [note for note in notes if note[0] == "reader"]
    assert rows.broken == []


def test_before_the_opening_commit_nothing_is_stored_and_the_same_key_stores_it_once(
    site: Site, survivor: Server, asking: Settings, whole_notes: Notes
) -> None:
    for number, one in enumerate(wounded(site, survivor, asking, "before open_turn")):
        rows = site.rows(one.path)
        assert (len(rows.messages), rows.notes, len(rows.turns), rows.broken) == (1, [], 1, [])
        assert comes_back(survivor, one, number, retries=False)["ai_response"] == REPLY
        is_sound(site, one, whole_notes)


@pytest.mark.parametrize("point", ["after open_turn", "before close_turn"])
def test_between_the_commits_the_message_stands_and_can_be_answered(
    site: Site, survivor: Server, asking: Settings, whole_notes: Notes, point: str
) -> None:
    for number, one in enumerate(wounded(site, survivor, asking, point)):
        is_unanswered(site, one, whole_notes)
        assert REPLY.startswith(fails(survivor, one)["content"])
        assert comes_back(survivor, one, number)["ai_response"] == REPLY
        is_sound(site, one, whole_notes)


def test_amid_the_stream_the_reply_fails_and_can_be_answered(
    site: Site, survivor: Server, asking: Settings, whole_notes: Notes, model: Scripted
) -> None:
    hurt = [_cut_short(site, survivor, asking, model, number % (len(WORDS) + 1)) for number in range(KILLS)]
    model.will(Says((*WORDS, NOTES)))
    for number, one in enumerate(hurt):
        is_unanswered(site, one, whole_notes)
        assert REPLY.startswith(fails(survivor, one)["content"])
        assert comes_back(survivor, one, number)["ai_response"] == REPLY
        is_sound(site, one, whole_notes)


def _cut_short(site: Site, survivor: Server, asking: Settings, model: Scripted, pieces: int) -> Wounded:
    """A conversation whose server was killed when the model had said so many pieces: none, some, or all and begun with
    its notes."""
    everything = pieces == len(WORDS)
    model.will(HangsAfter((*WORDS, NOTES[:20]) if everything else WORDS[:pieces]))
    asked = len(model.requests)
    hurt = Wounded(survivor.begun(), f"killed-{next(_number)}")
    victim = site.serve(**asking)
    with victim.listening("POST", f"{hurt.path}message/", SAID, Idempotency_Key=hurt.key) as events:
        model.is_asked(asked + 1)
        if pieces:
            events.next("reply" if everything else "token")
        victim.kill()
        assert victim.end() == -9
    return hurt


def test_after_the_closing_commit_the_reply_is_there_whole(
    site: Site, survivor: Server, asking: Settings, whole_notes: Notes
) -> None:
    for number, one in enumerate(wounded(site, survivor, asking, "after close_turn")):
        is_sound(site, one, whole_notes)
        turn = comes_back(survivor, one, number, retries=False)
        assert (turn["ai_response"], turn["turn"]["state"]) == (REPLY, "complete")
        assert [state for *_, state in site.rows(one.path).turns] == ["complete", "complete"]


def test_while_the_lease_of_a_dead_process_runs_a_message_is_refused_with_the_time_to_wait(
    site: Site, survivor: Server, asking: Settings
) -> None:
    path = survivor.begun()
    victim = site.serve("after open_turn", **{**asking, "turn_lease_s": 3})
    with pytest.raises(requests.RequestException):
        victim.call("POST", f"{path}message/", SAID)
    refused = survivor.call("POST", f"{path}message/", {"content": "And then?"})
    assert (refused.status_code, refused.json()["code"]) == (409, "turn_in_progress")
    assert int(refused.headers["Retry-After"]) in (1, 2)
    fails(survivor, Wounded(path, ""))
    assert survivor.call("POST", f"{path}message/", {"content": "And then?"}).status_code == 200
    assert site.rows(path).broken == []


def test_what_was_told_of_a_reply_before_its_process_was_killed_is_kept(
    shared: Site, survivor: Server, asking: Settings, model: Scripted
) -> None:
    model.will(HangsAfter(WORDS[:2]))
    path = survivor.begun()
    # Long enough for a busy machine to renew it.
    victim = shared.serve(**{**asking, "turn_lease_s": 4})
    with victim.listening("POST", f"{path}message/", SAID) as events:
        reply = events.next("token").id.split(":")[0]
        with survivor.listening("GET", f"{path}stream/?message={reply}") as elsewhere:
            told = elsewhere.next("token").data["text"]
            victim.kill()
            victim.end()
            ended = elsewhere.rest()[-1]
    assert (ended.name, ended.data["code"], ended.data["retryable"]) == ("error", "provider_unavailable", True)
    shown = fails(survivor, Wounded(path, ""))["content"]
    assert told
    assert REPLY.startswith(shown)
    assert shown.startswith(told)


@pytest.mark.parametrize("point", ["before start_conversation", "after start_conversation"])
def test_a_start_that_is_killed_is_made_once_under_the_same_key(
    site: Site, survivor: Server, asking: Settings, point: str
) -> None:
    title = {"title": point}
    victim = site.serve(point, **asking)
    with pytest.raises(requests.RequestException):
        victim.call("POST", "/conversations/start/", title, Idempotency_Key=point)
    assert victim.end() == -9
    answers = [survivor.call("POST", "/conversations/start/", title, Idempotency_Key=point) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    found = survivor.get(f"/conversations/?q={point.replace(' ', '+')}")["conversations"]
    assert [one["conversation_id"] for one in found] == [answers[0].json()["conversation_id"]]


@pytest.mark.parametrize("point", ["before edit_turn", "after edit_turn", "before reopen_turn", "after reopen_turn"])
def test_an_edit_or_a_retry_that_is_killed_is_made_once_under_the_same_key(
    site: Site, survivor: Server, asking: Settings, point: str
) -> None:
    path = survivor.begun()
    first = survivor.call("POST", f"{path}message/", {"content": "I was a porter."}).json()["message_ids"]
    edits = point.endswith("edit_turn")
    edit: Settings = {"method": "PATCH", "path": f"{path}message/{first['user_message']}/", "body": SAID}
    call: Settings = edit if edits else {"method": "POST", "path": f"{path}retry/", "body": {}}
    for attempt in ("is killed", "is made", "is answered as before"):
        server = site.serve(point, **asking) if attempt == "is killed" else survivor
        try:
            answered = server.call(**call, Idempotency_Key="again")
            assert answered.status_code == 200, answered.text
        except requests.RequestException:
            assert (attempt, server.end()) == ("is killed", -9)
        rows = site.rows(path)
        assert rows.broken == []
    assert rows.standing("user") == [ANSWER if edits else "I was a porter."]
    assert rows.standing("assistant") == [REPLY]
    made = [state for *_, state in rows.turns if state != "superseded"]
    assert (made, len(rows.turns)) == (["complete", "complete"], 3 if point.startswith("before") else 4)


@pytest.mark.parametrize("point", ["after open_summary", "before close_summary", "after close_summary"])
def test_a_completion_that_is_killed_is_made_or_found_under_the_same_key(
    site: Site, survivor: Server, asking: Settings, point: str
) -> None:
    path = survivor.begun()
    assert survivor.call("POST", f"{path}message/", SAID).status_code == 200
    victim = site.serve(point, **{**asking, "ai_providers": ["offline"]})
    with pytest.raises(requests.RequestException):
        victim.call("POST", f"{path}complete/", {"user_approved": True}, Idempotency_Key="complete")
    assert victim.end() == -9
    assert site.rows(path).broken == []
    done = survivor.call("POST", f"{path}complete/", {"user_approved": True}, Idempotency_Key="complete")
    assert done.status_code == 200, done.text
    assert done.json()["experience_summary"]["version"] == 1
    assert site.rows(path).broken == []
