"""A provider that hangs, is cut or is overloaded, as a client sees it: with `offline` behind it, and alone."""

from typing import Any, NamedTuple

import pytest

from tests.conversation.api.events import Event, said
from tests.durability.site import Server, Site
from tests.wire.scripted import FailsAmid, Hangs, HangsAfter, Refuses, Says, Scripted, Step

pytestmark = pytest.mark.slow

SAID = {"content": "I was a nurse at the Charité for two years."}
WORDS = ("Two years at the Charité 🏥. ", "Long shifts, then. ")
REPLY = "Which shift was the worst?"
# Short where a provider is to be too slow, else long: a first call may take its time on a busy machine.
LIMITS: dict[str, float] = {"provider_first_token_timeout_s": 15, "provider_token_timeout_s": 15}
IMPATIENT: dict[str, float] = {"provider_first_token_timeout_s": 0.5, "provider_token_timeout_s": 15}
CURT: dict[str, float] = {"provider_first_token_timeout_s": 15, "provider_token_timeout_s": 0.5}


class Failure(NamedTuple):
    """What a provider does, and what is said of it."""

    step: Step
    reason: str


BEFORE_A_WORD = {
    "it hangs": Failure(Hangs(), "timeout"),
    "it answers 529": Failure(Refuses(529, headers={"retry-after": "7"}), "overloaded"),
    "it answers 500": Failure(Refuses(500), "server_error"),
    "it says nothing": Failure(Says(()), "empty"),
    "it fails at once": Failure(FailsAmid((), "overloaded_error"), "overloaded"),
}
AMID: dict[str, Step] = {
    "it hangs": HangsAfter(WORDS),
    "it is cut": Says(WORDS, broken=True),
    "it fails": FailsAmid(WORDS, "overloaded_error"),
}


@pytest.fixture(params=["openai", "anthropic"])
def vendor(request: pytest.FixtureRequest) -> str:
    """Whose wire it is."""
    name: str = request.param
    return name


def serving(site: Site, model: Scripted, limits: dict[str, float], *order: str) -> Server:
    """A server that asks the model on the wire of the first of them."""
    address = {"openai": f"{model.address}/v1", "anthropic": model.address}[order[0]]
    settings: dict[str, Any] = {"ai_providers": list(order), f"{order[0]}_base_url": address, **limits}
    return site.serve(**settings)


def told(server: Server, path: str) -> list[Event]:
    """All that a client hears of a message."""
    with server.listening("POST", f"{path}message/", SAID, Idempotency_Key="nurse") as events:
        assert events.response.status_code == 200
        return events.rest()


@pytest.mark.parametrize("what", BEFORE_A_WORD)
def test_before_its_first_word_the_next_answers_and_the_turn_says_so(
    site: Site, model: Scripted, vendor: str, what: str
) -> None:
    model.will(BEFORE_A_WORD[what].step)
    server = serving(site, model, IMPATIENT if what == "it hangs" else LIMITS, vendor, "offline")
    path = server.begun()
    events = told(server, path)
    done = events[-1].data
    assert [event.name for event in events if event.name != "token"] == [
        "start",
        "reply",
        "coverage",
        "completion",
        "done",
    ]
    assert said(events) == done["ai_response"] != ""
    assert done["metadata"]["provider"] == "offline"
    assert done["metadata"]["fallback_from"] == [{"provider": vendor, "reason": BEFORE_A_WORD[what].reason}]
    rows = site.rows(path)
    assert (rows.standing("assistant"), rows.messages[-1][3]) == ([done["ai_response"]], "complete")
    assert rows.broken == []
    assert server.stop() == 0


@pytest.mark.parametrize("what", BEFORE_A_WORD)
def test_alone_it_fails_before_its_first_word_and_can_be_tried_again(
    site: Site, model: Scripted, vendor: str, what: str
) -> None:
    model.will(BEFORE_A_WORD[what].step)
    server = serving(site, model, IMPATIENT if what == "it hangs" else LIMITS, vendor)
    path = server.begun()
    events = told(server, path)
    assert [event.name for event in events] == ["start", "error"]
    assert events[-1].data.items() >= {"success": False, "code": "provider_unavailable", "retryable": True}.items()
    rows = site.rows(path)
    assert (rows.messages[-1][1], rows.messages[-1][3], rows.broken) == ("", "failed", [])
    is_answered(site, server, model, path)


@pytest.mark.parametrize("what", AMID)
def test_amid_its_words_they_are_kept_and_a_question_is_added(
    site: Site, model: Scripted, vendor: str, what: str
) -> None:
    model.will(AMID[what])
    server = serving(site, model, CURT if what == "it hangs" else LIMITS, vendor, "offline")
    path = server.begun()
    events = told(server, path)
    done = events[-1].data
    assert events[-1].name == "done"
    assert said(events) == done["ai_response"]
    assert done["ai_response"].startswith(WORDS[0])
    assert done["ai_response"].endswith("?")
    assert (done["turn"]["state"], done["metadata"]["provider"]) == ("complete", vendor)
    assert done["metadata"]["fallback_from"] == [{"provider": vendor, "reason": "cut"}]
    rows = site.rows(path)
    assert (rows.standing("assistant"), rows.broken) == ([done["ai_response"]], [])
    assert server.stop() == 0


@pytest.mark.parametrize("what", AMID)
def test_alone_it_fails_amid_its_words_which_are_kept(site: Site, model: Scripted, vendor: str, what: str) -> None:
    model.will(AMID[what])
    server = serving(site, model, CURT if what == "it hangs" else LIMITS, vendor)
    path = server.begun()
    events = told(server, path)
    assert [event.name for event in events if event.name != "token"] == ["start", "error"]
    assert events[-1].data.items() >= {"code": "provider_unavailable", "retryable": True}.items()
    heard = said(events)
    assert heard.startswith(WORDS[0])
    rows = site.rows(path)
    assert (rows.messages[-1][1], rows.messages[-1][3], rows.broken) == (heard, "failed", [])
    is_answered(site, server, model, path)


def is_answered(site: Site, server: Server, model: Scripted, path: str) -> None:
    """When the provider is well again, the same key has the message answered that is stored already."""
    model.will(Says((REPLY,)))
    done: Any = told(server, path)[-1]
    assert (done.name, done.data["ai_response"]) == ("done", REPLY)
    rows = site.rows(path)
    assert (rows.standing("user"), rows.standing("assistant")) == ([SAID["content"]], [REPLY])
    assert [state for *_, state in rows.turns] == ["complete", "superseded", "complete"]
    assert rows.broken == []
    assert server.stop() == 0
