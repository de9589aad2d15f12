"""The page's parser of Server-Sent Events."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser
READ = """async ([module, pieces]) => {
  const { serverSentEvents } = await import(module);
  const body = new ReadableStream({
    start(stream) {
      for (const piece of pieces) stream.enqueue(new Uint8Array(piece));
      stream.close();
    },
  });
  const events = [];
  for await (const event of serverSentEvents(body, () => {})) events.push(event);
  return events;
}"""
TEXT = {"text": "Brot 👩🏽‍🍳 \r\n – “ok”"}


@pytest.fixture
def parser(page: Page, server: RunningServer) -> Callable[[list[bytes]], Any]:
    """The events that the page reads from a body that comes in these pieces."""
    page.goto("/accounts/login/")
    module = f"{server.url}/static/conversation/console/sse.js"
    return lambda pieces: page.evaluate(READ, [module, [list(piece) for piece in pieces]])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_reads_the_same_however_the_stream_is_cut_into_pieces(
    parser: Callable[[list[bytes]], Any], end: str
) -> None:
    lines = (
        ": hello",
        "",
        "event: token",
        "id: a:7",
        f"data: {json.dumps(TEXT, ensure_ascii=False)}",
        "",
        "data: 1",
        "",
    )
    body = "".join(line + end for line in (*lines, "event: half", "data: never ended")).encode()
    for size in (1, 2, 3, 7, 1000):
        token, plain = parser([body[start : start + size] for start in range(0, len(body), size)])
        assert (token["event"], token["id"], json.loads(token["data"])) == ("token", "a:7", TEXT)
        assert plain == {"event": "message", "id": "a:7", "data": "1"}


def test_it_follows_the_standard_where_servers_differ(parser: Callable[[list[bytes]], Any]) -> None:
    body = "\ufeffevent:done\ndata:one\ndata:  two\nunknown: field\ndata\n\nevent: nothing\n\ndata: a: b\n\n"
    assert parser([body.encode()]) == [
        {"event": "done", "id": "", "data": "one\n two\n"},
        {"event": "message", "id": "", "data": "a: b"},
    ]
