"""Recount as its clients see it: the calls of its public API that an interview takes."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ANSWER_S = 120


class Refused(RuntimeError):
    """The server refused a call; the message tells the call, the status and its sentence."""


class Recount(NamedTuple):
    """A running server and a person's API token. Each call gives the JSON answer, or raises Refused."""

    address: str
    token: str

    def start(self, kind: str, language: str) -> Any:
        """Begin an interview."""
        return self._call("POST", "start/", {"guide": kind, "language": language})

    def say(self, conversation: str, content: str) -> Any:
        """Give an answer; the turn."""
        return self._call("POST", f"{conversation}/message/", {"content": content})

    def notes(self, conversation: str) -> Any:
        """The ledger."""
        return self._call("GET", f"{conversation}/notes/")

    def complete(self, conversation: str) -> Any:
        """Have it written up. The person keeps what is private: the filter that would leave it out is not measured."""
        body = {"user_approved": True, "privacy": {"keep": ["health", "pay", "names"]}}
        return self._call("POST", f"{conversation}/complete/", body)

    def _call(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
        request = Request(  # noqa: S310 - the address is the caller's own
            f"{self.address}/conversations/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=ANSWER_S) as answer:  # noqa: S310
                return json.load(answer)
        except HTTPError as error:
            raise Refused(f"{method} {path}: {error.code} {error.read().decode(errors='replace')[:500]}") from error
