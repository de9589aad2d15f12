"""What stands in the log of a turn: who, where, how long, at what price; and not a word of what anyone wrote."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from config.env import Env
from config.logs import Discreet, configure_logs
from conversation.services import reply_writer
from tests.conversation.api.conftest import ApiClient
from tests.wire.scripted import FailsAmid, Refuses, Says, Step, Vendors, scripted_vendors

# Stands in everything that anyone writes here.
CANARY = "swordfish"
REPLY = Says((f"So the {CANARY} was on the menu. ", "What was hard?", f'\n<notes>{{"move":"{CANARY}","notes":[]}}'))


@pytest.fixture
def vendors(settings: Settings) -> Iterator[Vendors]:
    """Both vendors, before the built-in interviewer."""
    with scripted_vendors() as (vendors, addresses):
        settings.CONVERSATION = addresses
        yield vendors


@pytest.fixture(params=["json", "console"])
def log_format(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def printed(log_format: str) -> Iterator[io.StringIO]:
    """All that the site's own handler prints, from DEBUG on."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    made = dict(configure_logs(Env(log_format=log_format))["formatters"]["structured"])
    handler.setFormatter(made.pop("()")(**made))
    handler.addFilter(Discreet())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield out
    root.removeHandler(handler)
    root.setLevel(level)


def lines(printed: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.getvalue().splitlines()]


def answer(client: ApiClient, **headers: str) -> tuple[str, dict[str, Any]]:
    """A conversation about the canary, and what its first message is answered with."""
    started = client.post("/conversations/start/", {"title": f"My {CANARY} years"}).json()
    said = {"content": f"I cooked {CANARY} at the Anchor in Leeds."}
    place = f"/conversations/{started['conversation_id']}/message/"
    return started["conversation_id"], client.post(place, said, **headers).json()


@pytest.mark.parametrize("log_format", ["json"], indirect=True)
def test_a_reply_is_one_line_with_its_ids_and_its_figures(
    owner_client: ApiClient, vendors: Vendors, printed: io.StringIO
) -> None:
    vendors.anthropic.will(Refuses(529))
    vendors.openai.will(REPLY)
    conversation_id, turn = answer(owner_client, X_Request_ID="a-request")
    (line,) = (line for line in lines(printed) if line["event"] == "reply")
    assert (line["request_id"], line["conversation_id"]) == ("a-request", conversation_id)
    assert line["turn_id"]
    assert (line["provider"], line["model"], line["level"]) == ("openai", turn["metadata"]["model"], "info")
    assert (line["input_tokens"], line["output_tokens"], line["cached_tokens"]) == (1000, 50, 800)
    assert line["cost_usd"] == turn["metadata"]["cost_usd"]
    assert 0 < line["first_token_ms"] <= line["total_ms"]
    assert line["fallback"] == ["anthropic: overloaded"]
    assert line["cut"] is False


@pytest.mark.parametrize("log_format", ["json"], indirect=True)
def test_each_line_of_a_turn_has_the_turns_ids(owner_client: ApiClient, vendors: Vendors, printed: io.StringIO) -> None:
    vendors.anthropic.will(Refuses(529))
    vendors.openai.will(REPLY)
    conversation_id, _ = answer(owner_client, X_Request_ID="a-request")
    of_the_turn = [line for line in lines(printed) if line["logger"].startswith("conversation.services.reply")]
    assert {line["event"] for line in of_the_turn} >= {"provider failed", "reply"}
    assert {(line["request_id"], line["conversation_id"]) for line in of_the_turn} == {("a-request", conversation_id)}
    assert len({line["turn_id"] for line in of_the_turn}) == 1


@pytest.mark.parametrize(
    "step",
    [
        REPLY,
        Says((f"So the {CANARY} ",), broken=True),
        Refuses(400, f"cannot read {CANARY}"),
        Refuses(404, CANARY),
        Refuses(429, CANARY),
        Refuses(500, CANARY),
        FailsAmid((), "invalid_request_error", CANARY),
        FailsAmid((f"{CANARY} ",), "overloaded_error", CANARY),
        FailsAmid((), CANARY, CANARY),
    ],
    ids=repr,
)
def test_no_line_holds_what_anyone_wrote(
    owner_client: ApiClient, vendors: Vendors, printed: io.StringIO, step: Step
) -> None:
    for vendor in vendors:
        vendor.will(step)
    _, turn = answer(owner_client)
    assert turn["success"]
    assert "reply" in printed.getvalue()
    assert CANARY not in printed.getvalue()


def test_a_bug_is_logged_with_its_place_and_without_its_message(
    owner_client: ApiClient, vendors: Vendors, printed: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close_turn(*args: object) -> None:
        try:
            raise KeyError(CANARY)
        except KeyError as error:
            raise ValueError(f"{CANARY} cannot be stored") from error

    monkeypatch.setattr(reply_writer, "close_turn", close_turn)
    answer(owner_client)
    told = printed.getvalue()
    assert "a reply could not be written" in told
    assert "KeyError" in told
    assert "ValueError" in told
    assert "test_logs.py" in told
    assert CANARY not in told


def test_what_a_library_tells_of_its_requests_is_not_printed(printed: io.StringIO) -> None:
    for name in ("openai", "openai._base_client", "httpx2", "anthropic._base_client", "aiohttp.client"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.DEBUG)
        logger.debug("Request options: %s", CANARY)
        logger.setLevel(logging.NOTSET)
    assert CANARY not in printed.getvalue()


def test_an_error_that_nobody_waited_for_is_told_without_its_message(printed: io.StringIO) -> None:
    error = ValueError(CANARY)
    message = f"Task exception was never retrieved\nfuture: <Task finished exception={error!r}>"
    logging.getLogger(asyncio.__name__).error(message, exc_info=error)
    assert "Task exception was never retrieved" in printed.getvalue()
    assert CANARY not in printed.getvalue()


def test_a_message_that_tells_of_the_machine_is_kept(printed: io.StringIO) -> None:
    logging.getLogger("conversation").error("the disk", exc_info=OSError(28, "No space left on device"))
    assert "No space left on device" in printed.getvalue()
