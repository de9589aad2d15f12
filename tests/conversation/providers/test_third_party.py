"""Both wires against a server that others wrote, by both official SDKs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conversation.interview.types import Draft
from conversation.providers.base import Meter, ProviderError
from tests.conversation.providers.conftest import Make
from tests.wire.aimock import aimock, require

pytestmark = pytest.mark.slow

REPLY = 'Alarms and bins. Which alarm was the worst?\n<notes>{"move":"challenge","notes":[]}'
DRAFT = {"bullets": [{"text": "Reset the alarms", "quotes": ["then the alarms"]}], "title": None}
FIXTURES: list[dict[str, Any]] = [
    {"match": {"userMessage": "refuse me"}, "response": {"error": {"message": "slow down"}, "status": 429}},
    {"match": {"userMessage": "break down"}, "response": {"error": {"message": "oh no"}, "status": 500}},
    {"match": {"userMessage": "Write the experience up"}, "response": {"content": json.dumps(DRAFT)}},
    {"match": {}, "response": {"content": REPLY}},
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    require()
    with aimock(FIXTURES, tmp_path_factory.mktemp("aimock")) as address:
        yield address


@pytest.fixture
def third_party(address: str, make: Make, wire: str):
    return make(wire, address=address)


async def test_it_streams_a_reply(third_party, prompt):
    pieces = [piece async for piece in third_party.stream(prompt, Meter())]
    assert "".join(pieces) == REPLY


async def test_it_reads_a_draft(third_party, prompt):
    asked = prompt._replace(tail="Write the experience up now.")
    draft = await third_party.structured(asked, Draft, Meter())
    assert draft.bullets[0].text == "Reset the alarms"


@pytest.mark.parametrize(("tail", "reason"), [("refuse me", "rate_limited"), ("break down", "server_error")])
async def test_it_names_the_reason_of_a_failure(third_party, prompt, tail, reason):
    with pytest.raises(ProviderError) as raised:
        _ = [piece async for piece in third_party.stream(prompt._replace(tail=tail), Meter())]
    assert raised.value.reason == reason


async def test_it_does_not_retry_by_itself_after_429(third_party, prompt):
    with pytest.raises(ProviderError) as raised:
        await third_party.structured(prompt._replace(tail="refuse me"), Draft, Meter())
    assert raised.value.reason == "rate_limited"


def test_the_lock_file_names_no_registry():
    lock = Path(__file__).parents[2] / "wire" / "package-lock.json"
    assert "resolved" not in lock.read_text()
