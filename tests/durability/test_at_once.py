"""Many at once: one turn runs, and one key does one thing, whichever process is asked."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.conversation.api.events import said
from tests.durability.pausing import pausing
from tests.durability.site import SAY_S, Server, Site, eventually
from tests.servers import redis_url
from tests.wire.scripted import Scripted

pytestmark = pytest.mark.slow

CROWD = 20
SAID = {"content": "I was a florist at Blütenhaus for six years."}
WORDS = ("Sechs Jahre Blütenhaus 🌷. ", "Which day ", "was the ", "worst?")
REPLY = "".join(WORDS)


@pytest.fixture
def goes_on(model: Scripted) -> threading.Event:
    """What lets the model go on after its first words."""
    step, goes_on = pausing(*WORDS)
    model.will(step)
    return goes_on


@pytest.fixture(params=["one process", "two processes"])
def servers(request: pytest.FixtureRequest, site: Site, asking: dict[str, Any]) -> Iterator[tuple[Server, Server]]:
    """Whom the first and the second of two callers ask."""
    if request.param == "one process":
        here = there = site.serve(**asking)
    else:
        redis_url()
        here, there = site.serve(**asking), site.serve(**asking)
    yield here, there
    for server in {here.pid: here, there.pid: there}.values():
        server.stop()


def test_of_twenty_messages_one_runs(
    servers: tuple[Server, Server], site: Site, model: Scripted, goes_on: threading.Event
) -> None:
    path = servers[0].begun()
    answers: list[requests.Response] = []

    def send(number: int) -> None:
        said = {"content": f"I was a florist for {number + 2} years."}
        answers.append(servers[number % 2].call("POST", f"{path}message/", said))

    with ThreadPoolExecutor(CROWD) as hands:
        sent = hands.map(send, range(CROWD))
        eventually(lambda: len(answers) == CROWD - 1)
        goes_on.set()
        list(sent)
    refused, answered = answers[:-1], answers[-1]
    assert {(one.status_code, one.json()["code"], one.json()["retryable"]) for one in refused} == {
        (409, "turn_in_progress", True)
    }
    assert all(1 <= int(one.headers["Retry-After"]) <= 2 for one in refused)
    assert (answered.status_code, answered.json()["ai_response"]) == (200, REPLY)
    rows = site.rows(path)
    assert [state for *_, state in rows.turns] == ["complete", "complete"]
    assert (len(rows.messages), rows.broken) == (3, [])
    assert len(model.requests) == 1


def test_of_a_message_a_retry_an_edit_and_a_completion_one_runs(
    servers: tuple[Server, Server], site: Site, goes_on: threading.Event
) -> None:
    goes_on.set()
    here, there = servers
    path = here.begun()
    first = here.call("POST", f"{path}message/", SAID).json()["message_ids"]["user_message"]
    calls = [
        (here, "POST", "message/", {"content": "And then I left."}),
        (there, "POST", "retry/", {}),
        (here, "PATCH", f"message/{first}/", {"content": "I was a florist for seven years."}),
        (there, "POST", "complete/", {"user_approved": True}),
        (here, "POST", "pause/", {}),
    ]
    with ThreadPoolExecutor(len(calls)) as hands:
        sent = [hands.submit(server.call, method, path + call, body) for server, method, call, body in calls]
        statuses = [one.result(SAY_S).status_code for one in sent]
    assert set(statuses) <= {200, 409}
    assert 200 in statuses
    rows = site.rows(path)
    assert rows.broken == []
    assert "running" not in [state for *_, state in rows.turns]


def test_one_key_of_two_plain_callers_is_one_message(
    servers: tuple[Server, Server], site: Site, model: Scripted, goes_on: threading.Event
) -> None:
    path = servers[0].begun()
    with ThreadPoolExecutor(2) as hands:
        sent = [
            hands.submit(server.call, "POST", f"{path}message/", SAID, Idempotency_Key="plain") for server in servers
        ]
        model.is_asked(1)
        goes_on.set()
        answers = [one.result(SAY_S) for one in sent]
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert sorted("Idempotent-Replayed" in one.headers for one in answers) == [False, True]
    is_one_message(site, path, model)


def test_one_key_of_two_who_stream_joins_them(
    servers: tuple[Server, Server], site: Site, model: Scripted, goes_on: threading.Event
) -> None:
    here, there = servers
    path = here.begun()
    with here.listening("POST", f"{path}message/", SAID, Idempotency_Key="stream") as first:
        begun = first.next("token")
        with there.listening("POST", f"{path}message/", SAID, Idempotency_Key="stream") as second:
            assert second.next("start").data["message_ids"]["ai_message"] == begun.id.split(":")[0]
            early = second.next("token")
            assert not goes_on.is_set()
            goes_on.set()
            heard = [[begun, *first.rest()], [early, *second.rest()]]
    assert [said(events) for events in heard] == [REPLY, REPLY]
    assert [events[-1].name for events in heard] == ["done", "done"]
    assert heard[0][-1].data == heard[1][-1].data
    is_one_message(site, path, model)


@pytest.mark.parametrize("streams_first", [True, False])
def test_one_key_of_one_who_streams_and_one_who_does_not_is_one_message(
    servers: tuple[Server, Server], site: Site, model: Scripted, goes_on: threading.Event, streams_first: bool
) -> None:
    streaming, plain = servers if streams_first else servers[::-1]
    path = streaming.begun()
    with ThreadPoolExecutor(1) as hands:

        def send() -> Any:
            return hands.submit(plain.call, "POST", f"{path}message/", SAID, Idempotency_Key="both")

        waiting = None if streams_first else send()
        if waiting is not None:
            model.is_asked(1)
        with streaming.listening("POST", f"{path}message/", SAID, Idempotency_Key="both") as events:
            first = events.next("token")
            waiting = waiting or send()
            goes_on.set()
            heard = [first, *events.rest()]
        answered = waiting.result(SAY_S)
    assert said(heard) == REPLY
    assert (answered.status_code, answered.json()) == (200, heard[-1].data)
    is_one_message(site, path, model)


def is_one_message(site: Site, path: str, model: Scripted) -> None:
    """One message, one reply, one call of the model; and the key is answered."""
    rows = site.rows(path)
    assert (rows.standing("user"), rows.standing("assistant")) == ([SAID["content"]], [REPLY])
    assert (len(rows.messages), rows.broken) == (3, [])
    assert len(model.requests) == 1
    eventually(lambda: site.ask("calls_running", path.split("/")[2]) == 0)
