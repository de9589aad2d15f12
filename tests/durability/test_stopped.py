"""SIGTERM: replies finish within a limit; what does not is failed with its text, and whoever follows is told."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.durability.pausing import pausing
from tests.durability.site import SAY_S, Site
from tests.wire.scripted import Hangs, HangsAfter, Says, Scripted

pytestmark = pytest.mark.slow

SAID = {"content": "I was a dispatcher at Rhône Taxi for two years."}
WORDS = ("Rhône Taxi, für zwei Jahre 🚕. ", "Which night ", "was the worst?")
REPLY = "".join(WORDS)


def test_a_reply_is_finished_and_told_to_all_who_wait_for_it(
    site: Site, asking: dict[str, Any], model: Scripted
) -> None:
    step, goes_on = pausing(*WORDS)
    model.will(step)
    server = site.serve(**asking)
    streamed, plain = server.begun(), server.begun()
    with ThreadPoolExecutor() as hands:
        waiting = hands.submit(server.call, "POST", f"{plain}message/", SAID)
        with server.listening("POST", f"{streamed}message/", SAID) as events:
            events.next("token")
            model.is_asked(2)
            server.kill(signal.SIGTERM)
            threading.Timer(0.3, goes_on.set).start()
            assert events.rest()[-1].data["ai_response"] == REPLY
        assert waiting.result(SAY_S).json()["ai_response"] == REPLY
    assert server.end() == 0
    for path in (streamed, plain):
        rows = site.rows(path)
        assert (rows.standing("assistant"), rows.broken) == ([REPLY], [])


def test_a_reply_that_takes_too_long_is_failed_with_its_text_and_its_followers_are_told(
    site: Site, asking: dict[str, Any], model: Scripted
) -> None:
    model.will(HangsAfter(WORDS[:1]))
    server = site.serve(drain_s=0.5, **asking)
    path = server.begun()
    with server.listening("POST", f"{path}message/", SAID, Idempotency_Key="taxi") as events:
        heard = events.next("token").data["text"]
        server.kill(signal.SIGTERM)
        told = time.monotonic()
        ended = events.rest()[-1]
    assert server.end() == 0
    assert time.monotonic() - told < 8
    assert (ended.name, ended.data["code"], ended.data["retryable"]) == ("error", "provider_unavailable", True)
    rows = site.rows(path)
    assert rows.broken == []
    assert rows.messages[-1][1].startswith(heard)
    assert rows.messages[-1][3] == "failed"
    _is_answered_at_once(site, asking, model, path)


def _is_answered_at_once(site: Site, asking: dict[str, Any], model: Scripted, path: str) -> None:
    model.will(Says(WORDS))
    next_ = site.serve(**asking)
    again = next_.call("POST", f"{path}message/", SAID, Idempotency_Key="taxi")
    assert (again.status_code, again.json()["ai_response"]) == (200, REPLY)
    rows = site.rows(path)
    assert (rows.standing("user"), rows.standing("assistant"), rows.broken) == ([SAID["content"]], [REPLY], [])
    assert next_.stop() == 0


def test_a_plain_call_that_takes_too_long_is_answered_with_an_error(
    site: Site, asking: dict[str, Any], model: Scripted
) -> None:
    model.will(Hangs())
    server = site.serve(drain_s=0.2, **asking)
    path = server.begun()
    with ThreadPoolExecutor() as hands:
        waiting = hands.submit(server.call, "POST", f"{path}message/", SAID)
        model.is_asked(1)
        server.kill(signal.SIGTERM)
        refused = waiting.result(SAY_S)
    assert (refused.status_code, refused.json()["code"]) == (503, "provider_unavailable")
    assert server.end() == 0
    assert site.rows(path).broken == []


def test_a_write_up_that_takes_too_long_leaves_the_conversation_open(
    site: Site, asking: dict[str, Any], model: Scripted
) -> None:
    model.will(Says(WORDS), Hangs())
    server = site.serve(drain_s=0.2, **asking)
    path = server.begun()
    assert server.call("POST", f"{path}message/", SAID).status_code == 200
    with server.listening("POST", f"{path}complete/", {"user_approved": True}) as events:
        events.next("progress")
        model.is_asked(2)
        server.kill(signal.SIGTERM)
        assert events.rest()[-1].name == "error"
    assert server.end() == 0
    next_ = site.serve(ai_providers=["offline"])
    assert next_.get(f"{path}status/")["conversation"]["status"] == "active"
    assert next_.call("POST", f"{path}complete/", {"user_approved": True}).status_code == 200
    assert site.rows(path).broken == []
    assert next_.stop() == 0


def test_a_follower_through_another_process_hears_how_it_ended(
    shared: Site, asking: dict[str, Any], model: Scripted
) -> None:
    model.will(HangsAfter(WORDS[:1]))
    server, other = shared.serve(drain_s=0.3, **asking), shared.serve(**asking)
    path = server.begun()
    with server.listening("POST", f"{path}message/", SAID) as events:
        reply = events.next("token").id.split(":")[0]
        with other.listening("GET", f"{path}stream/?message={reply}") as followed:
            followed.next("token")
            server.kill(signal.SIGTERM)
            assert followed.rest()[-1].name == events.rest()[-1].name == "error"
    assert (server.end(), other.stop()) == (0, 0)
