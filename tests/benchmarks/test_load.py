"""The load client, and what stands between it and the model."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing

import pytest

from benchmarks import processes
from benchmarks.errors import NotMeasured
from benchmarks.load.crowd import Crowd, Plan
from benchmarks.load.http import BadAnswer, Connection
from benchmarks.load.talks import Stopwatch, last_event
from benchmarks.proc import cpu_s, family, rss_mb
from benchmarks.processes import Running, running
from benchmarks.provider.app import Pace
from benchmarks.talk import ask, counts

PACE = Pace(first_s=0.05, per_s=500, tokens=12)
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"


@pytest.fixture(scope="module")
def provider(tmp_path_factory) -> Iterator[Running]:
    """A model that answers in a moment."""
    with processes.provider(PACE, tmp_path_factory.mktemp("provider") / "log") as found:
        yield found


@pytest.fixture(scope="module")
def relay(provider, tmp_path_factory) -> Iterator[Running]:
    """The bare relay before it."""
    with processes.relay(provider, tmp_path_factory.mktemp("relay") / "log") as found:
        yield found


async def asked(server: Running, path: str, **request: object) -> tuple[int, bytes]:
    watch = Stopwatch()
    body = json.dumps({"stream": True, "messages": [{"role": "user", "content": "Hello."}], **request}).encode()
    with closing(Connection(server.address, {})) as connection:
        answer = await connection.request("POST", path, body, watch)
    return answer.status, watch.body()


async def served(*pieces: bytes) -> bytes:
    """What the client makes of an answer that arrives in these pieces; the connection is closed after them."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        watch = Stopwatch()
        with closing(Connection(f"http://127.0.0.1:{port}", {})) as connection:
            await connection.request("GET", "/", b"", watch)
        return watch.body()


async def test_the_relay_passes_on_what_the_provider_says_and_as_it_says_it(provider, relay) -> None:
    before = counts(provider)["calls"]
    status, body = await asked(relay, "/v1/chat/completions")
    events = [json.loads(line[5:]) for line in body.decode().splitlines() if line.startswith("data: {")]
    text = "".join(event["choices"][0]["delta"].get("content", "") for event in events if event["choices"])
    assert status == 200
    assert text.endswith("?")
    assert body.endswith(b"data: [DONE]\n\n")
    assert counts(provider)["calls"] == before + 1


async def test_the_provider_speaks_the_other_wire_too(provider) -> None:
    status, body = await asked(provider, "/v1/messages", system="Write <notes>.")
    assert (status, last_event(body)) == (200, ("message_stop", {"type": "message_stop"}))
    assert b'"text": "\\n<no"' in body


async def test_the_provider_refuses_what_it_cannot_answer(provider) -> None:
    assert (await asked(provider, "/v1/chat/completions", stream=False))[0] == 400


async def test_a_crowd_is_timed_and_leaves_its_prompts_behind(relay, provider) -> None:
    ask(provider, "/reset")
    crowd = Crowd(Plan("relay", relay.address, "", conversations=4, turns=2, at_once=2, ramp_s=0, number=70))
    await crowd.begin()
    await crowd.talk()
    await crowd.check()
    found = crowd.result()
    assert (found["turns"], found["faults"]) == (8, [])
    assert min(found["first_s"]) >= PACE.first_s
    assert all(whole > first for first, whole in zip(found["first_s"], found["whole_s"], strict=True))
    prompts = ask(provider, "/prompts")
    assert [prompt["turn"] for prompt in prompts] == [1, 2] * 4
    assert all(prompt["share"] > 0.8 for prompt in prompts if prompt["turn"] == 2)


async def test_a_server_that_is_gone_is_an_error_and_no_turn() -> None:
    crowd = Crowd(Plan("relay", "http://127.0.0.1:9", "", conversations=1, turns=1, at_once=1, ramp_s=0, number=1))
    await crowd.begin()
    await crowd.talk()
    assert crowd.result()["turns"] == 0
    assert "ConnectionRefusedError" in crowd.faults[0]


async def test_an_answer_may_come_in_any_pieces() -> None:
    whole = HEAD + b"transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
    for size in (1, 2, 7, len(whole)):
        assert await served(*(whole[at : at + size] for at in range(0, len(whole), size))) == b"hello world"
    assert await served(HEAD + b"content-length: 5\r\n\r\nhe", b"llo") == b"hello"


async def test_an_answer_that_breaks_off_is_none() -> None:
    with pytest.raises(BadAnswer):
        await served(HEAD + b"transfer-encoding: chunked\r\n\r\n5\r\nhel")


def test_the_last_event_is_read_past_comments() -> None:
    token, done = b'event: token\ndata: {"text": "a"}\n\n', b'id: x:3\nevent: done\ndata: {"success": true}\n\n'
    body = token + b": still here\n\n" + done + b": bye\n\n"
    assert last_event(body) == ("done", {"success": True})
    assert last_event(b"") == ("", {})


def test_a_process_that_does_not_start_says_why(tmp_path) -> None:
    with pytest.raises(NotMeasured, match="No module named"), running("benchmarks.nothing", log=tmp_path / "log"):
        pass


def test_a_process_is_measured_with_its_children(provider) -> None:
    assert family(provider.pid) == [provider.pid]
    assert cpu_s(provider.pid) > 0
    assert 10 < rss_mb(provider.pid) < 200
