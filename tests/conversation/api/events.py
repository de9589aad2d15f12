"""A client of Server-Sent Events, as a browser is one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import requests


class Event(NamedTuple):
    """One event. `id` says of which reply it is, and how many of its code points have been sent."""

    name: str
    id: str
    data: dict[str, Any]


class Events:
    """The events of one response, one after the other."""

    def __init__(self, response: requests.Response) -> None:
        self.response = response
        self._events = _events(response)

    def next(self, name: str) -> Event:
        """The next event of this name; those between are passed over."""
        return next(event for event in self._events if event.name == name)

    def rest(self) -> list[Event]:
        """All that is left, waited for."""
        return list(self._events)


@contextmanager
def listening(url: str, token: str, body: Any = None, method: str = "POST", **headers: str) -> Iterator[Events]:
    """Call and listen; leaving the block hangs up."""
    sent = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    payload = None if method == "GET" else (body or {})
    with requests.request(method, url, json=payload, headers=sent, stream=True, timeout=30) as response:
        yield Events(response)


def said(events: list[Event]) -> str:
    """The text that came in tokens."""
    return "".join(event.data["text"] for event in events if event.name == "token")


def _events(response: requests.Response) -> Iterator[Event]:
    fields: dict[str, str] = {}
    for line in response.iter_lines(chunk_size=1, decode_unicode=False):
        name, _, value = line.decode().partition(": ")
        if line:
            fields[name] = value
        elif "event" in fields:
            yield Event(fields["event"], fields.get("id", ""), json.loads(fields["data"]))
            fields = {}
