"""A reply is followed, stopped and deleted through another process than the one that writes it."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conversation.api.events import said
from tests.durability.pausing import pausing
from tests.durability.site import Server, Site, eventually
from tests.wire.scripted import HangsAfter, Says, Scripted

pytestmark = pytest.mark.slow

SAID = {"content": "I was a baker at Bäckerei Grün for three years."}
WORDS = (
    "Drei Jahre Bäckerei 🥐, très bien. ",
    "So viele Brötchen 👩‍🍳 an einem Tag. ",
    "Which day ",
    "was the ",
    "worst?",
)
REPLY = "".join(WORDS)
NOTES = '\n<notes>{"move":"challenge","notes":[]}</notes>'


@pytest.fixture
def here(shared: Site, asking: dict[str, Any]) -> Iterator[Server]:
    """The process that writes."""
    server = shared.serve(**asking)
    yield server
    server.stop()


@pytest.fixture
def there(shared: Site, asking: dict[str, Any]) -> Iterator[Server]:
    """Another of the same site."""
    server = shared.serve(**asking)
    yield server
    server.stop()


@pytest.fixture
def goes_on(model: Scripted) -> threading.Event:
    """What lets the model go on after its first words."""
    step, goes_on = pausing(*WORDS, NOTES)
    model.will(step)
    return goes_on


def test_a_client_that_comes_back_elsewhere_gets_exactly_what_it_missed(
    here: Server, there: Server, goes_on: threading.Event
) -> None:
    path = here.begun()
    with here.listening("POST", f"{path}message/", SAID) as events:
        first = events.next("token")
    reply = first.id.split(":")[0]
    with there.listening("GET", f"{path}stream/?message={reply}", Last_Event_ID=first.id) as back:
        assert back.next("start").data["message_ids"]["ai_message"] == reply
        goes_on.set()
        second = back.next("token")
    with there.listening("GET", f"{path}stream/?message={reply}", Last_Event_ID=second.id) as again:
        rest = again.rest()
    heard = first.data["text"] + second.data["text"] + said(rest)
    assert (rest[0].name, rest[-1].name) == ("start", "done")
    assert heard == rest[-1].data["ai_response"] == REPLY
    assert there.get(f"{path}history/")["message_history"][-1]["content"] == REPLY


def test_a_client_that_comes_back_after_the_end_gets_what_it_missed_and_the_end(
    here: Server, there: Server, goes_on: threading.Event
) -> None:
    goes_on.set()
    path = here.begun()
    turn = here.call("POST", f"{path}message/", SAID).json()
    reply = turn["message_ids"]["ai_message"]
    for position in (0, 1, 22, 23, 37, len(REPLY)):
        with there.listening("GET", f"{path}stream/?message={reply}", Last_Event_ID=f"{reply}:{position}") as back:
            events = back.rest()
        assert said(events) == REPLY[position:]
        assert events[-1].name == "done"
        assert events[-1].data == turn


def test_all_who_follow_hear_the_same_wherever_they_are(here: Server, there: Server, goes_on: threading.Event) -> None:
    path = here.begun()
    with here.listening("POST", f"{path}message/", SAID) as writer:
        reply = writer.next("start").data["message_ids"]["ai_message"]
        with (
            here.listening("GET", f"{path}stream/?message={reply}") as near,
            there.listening("GET", f"{path}stream/?message={reply}") as far,
        ):
            goes_on.set()
            heard = [stream.rest() for stream in (writer, near, far)]
    assert [said(events) for events in heard] == [REPLY] * 3
    assert heard[0][-1].data == heard[1][-1].data == heard[2][-1].data


def test_closing_the_page_does_not_stop_the_reply(site: Site, asking: dict[str, Any], goes_on: threading.Event) -> None:
    server = site.serve(**asking)
    path = server.begun()
    with server.listening("POST", f"{path}message/", SAID) as events:
        events.next("token")
    goes_on.set()
    last = eventually(
        lambda: server.get(f"{path}history/")["message_history"][-1],
        lambda shown: shown["metadata"]["state"] != "running",
    )
    assert (last["content"], last["metadata"]["state"]) == (REPLY, "complete")
    assert site.rows(path).broken == []
    assert server.stop() == 0


def test_it_is_stopped_through_another_process(here: Server, there: Server, goes_on: threading.Event) -> None:
    path = here.begun()
    with here.listening("POST", f"{path}message/", SAID) as events:
        heard = events.next("token").data["text"]
        assert there.call("POST", f"{path}stop/", {}).json() == {"success": True, "stopped": True}
        ended = events.rest()[-1]
    assert (ended.name, ended.data["turn"]["state"]) == ("done", "stopped")
    assert heard.startswith(ended.data["ai_response"]) or ended.data["ai_response"].startswith(heard)
    assert there.call("POST", f"{path}stop/", {}).json()["stopped"] is False
    goes_on.set()
    assert there.call("POST", f"{path}retry/", {}).json()["ai_response"] == REPLY
    rows = here.site.rows(path)
    assert (rows.standing("assistant"), rows.broken) == ([REPLY], [])


def test_a_new_message_through_another_process_ends_the_notes_that_are_pending(
    here: Server, there: Server, model: Scripted
) -> None:
    model.will(HangsAfter((*WORDS, NOTES[:20])), Says(("And how ", "did it end?")))
    path = here.begun()
    with here.listening("POST", f"{path}message/", SAID) as events:
        assert events.next("reply").data["ai_response"] == REPLY
        # The other process knows of it once this one has told.
        second = eventually(
            lambda: there.call("POST", f"{path}message/", {"content": "The ovens failed in June."}),
            lambda answered: answered.status_code == 200,
        )
        assert events.next("done").data["turn"]["state"] == "complete"
    assert second.json()["ai_response"] == "And how did it end?"
    rows = here.site.rows(path)
    assert [state for *_, state in rows.turns] == ["complete"] * 3
    assert (len(rows.standing("user")), rows.broken) == (2, [])


def test_a_conversation_that_is_deleted_through_another_process_is_stopped_first(
    here: Server, there: Server, goes_on: threading.Event
) -> None:
    path = here.begun()
    with here.listening("POST", f"{path}message/", SAID) as events:
        events.next("token")
        assert there.call("DELETE", path).status_code == 204
        ended = events.rest()[-1]
    assert (ended.name, ended.data["turn"]["state"]) == ("done", "stopped")
    assert here.call("GET", f"{path}history/").status_code == 404
    assert there.call("POST", f"{path}restore/", {}).status_code == 200
    rows = here.site.rows(path)
    assert (rows.messages[-1][3], rows.broken) == ("stopped", [])


def test_whoever_follows_a_conversation_that_is_erased_hears_that_it_is_gone(
    shared: Site, asking: dict[str, Any], goes_on: threading.Event
) -> None:
    here, there = shared.serve(**asking), shared.serve(**asking, delete_undo_s=0)
    path = here.begun()
    with here.listening("POST", f"{path}message/", SAID) as events:
        reply = events.next("token").id.split(":")[0]
        with there.listening("GET", f"{path}stream/?message={reply}") as far:
            far.next("token")
            assert there.call("DELETE", path).status_code == 204
            assert events.rest()[-1].name in ("done", "error")
            assert far.rest()[-1].name in ("done", "error")
    assert (here.stop(), there.stop()) == (0, 0)


def test_a_reply_that_was_replaced_meanwhile_is_no_longer_followed(
    here: Server, there: Server, goes_on: threading.Event
) -> None:
    path = here.begun()
    with here.listening("POST", f"{path}message/", SAID) as events:
        reply = events.next("token").id.split(":")[0]
        there.call("POST", f"{path}stop/", {})
    goes_on.set()
    assert there.call("POST", f"{path}retry/", {}).status_code == 200
    for server in (here, there):
        gone = server.call("GET", f"{path}stream/?message={reply}")
        assert (gone.status_code, gone.json()["code"]) == (410, "superseded")
