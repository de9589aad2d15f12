"""One conversation, as the load client holds it with each kind of server."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from benchmarks.load.http import Answer, Connection

COACH = Path(__file__).parents[2] / "conversation" / "prompts" / "coach.md"
# What a reply of the relay's is remembered as: as long as a real one, and no work to find out.
USUAL_REPLY = "You told me about the rota and the order deadline. " * 6


class Turn(NamedTuple):
    """One turn: seconds from sending to the first token, to the final reply (None: not told apart), to the end.

    `fault` says why it does not count, "" if it does; `guarded` whether the guard replaced something of the reply.
    """

    first_s: float
    reply_s: float | None
    whole_s: float
    fault: str = ""
    guarded: bool = False


class Talk(Protocol):
    """A conversation with one server."""

    async def begin(self) -> None:
        """Start it. Raises RuntimeError when the server refuses."""
        ...

    async def say(self, text: str) -> Turn:
        """One turn."""
        ...

    async def fault(self, turns: int) -> str:
        """What is wrong with what the server has stored after this many turns; "" when nothing is. Nothing follows."""
        ...


class Stopwatch:
    """Notes when each of some byte strings first arrives, and keeps the whole body."""

    def __init__(self, *marks: bytes) -> None:
        self.at: dict[bytes, float] = {}
        self._waiting = list(marks)
        self._pieces: list[bytes] = []
        self._began = time.perf_counter()

    def __call__(self, piece: bytes) -> None:
        """A piece has arrived."""
        self._pieces.append(piece)
        while self._waiting and self._waiting[0] in piece:
            self.at[self._waiting.pop(0)] = self.now()

    def now(self) -> float:
        """Seconds since it was started."""
        return time.perf_counter() - self._began

    def body(self) -> bytes:
        """All that has arrived."""
        return b"".join(self._pieces)


class RelayTalk:
    """With the bare relay, or the provider itself: chat completions, the transcript sent each time."""

    _FIRST = b'"delta":{"content":"'

    def __init__(self, address: str, token: str) -> None:
        self._connection = Connection(address, {"Accept": "text/event-stream"})
        self._said = [{"role": "system", "content": COACH.read_text("utf-8")}]

    async def begin(self) -> None:
        """Nothing to do."""

    async def say(self, text: str) -> Turn:
        """One turn."""
        self._said.append({"role": "user", "content": text})
        body = json.dumps({"model": "simulated", "messages": self._said, "stream": True}).encode()
        watch = Stopwatch(self._FIRST)
        answer = await self._connection.request("POST", "/v1/chat/completions", body, watch)
        whole_s = watch.now()
        self._said.append({"role": "assistant", "content": USUAL_REPLY})
        good = answer.status == 200 and b"data: [DONE]" in watch.body()
        fault = "" if good and watch.at else f"the relay answered {answer.status}: {watch.body()[-200:]!r}"
        return Turn(watch.at.get(self._FIRST, whole_s), None, whole_s, fault)

    async def fault(self, turns: int) -> str:
        """A relay stores nothing."""
        self._connection.close()
        return ""


class RecountTalk:
    """With Recount, by its public API."""

    _MARKS = (b"event: token", b"event: reply", b"event: done")

    def __init__(self, address: str, token: str) -> None:
        headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
        self._connection = Connection(address, headers)
        self._path = "/conversations/"

    async def begin(self) -> None:
        """Start it; the connection is not kept, since the first turn may come long after."""
        status, found = await self._call("POST", "start/", b"{}")
        if status != 201:
            raise RuntimeError(f"starting a conversation answered {status}: {found}")
        self._path += f"{found['conversation_id']}/"
        self._connection.close()

    async def say(self, text: str) -> Turn:
        """One turn."""
        body = json.dumps({"content": text}).encode()
        watch = Stopwatch(*self._MARKS)
        answer = await self._connection.request("POST", f"{self._path}message/", body, watch)
        return self._turn(answer, watch, watch.now())

    async def fault(self, turns: int) -> str:
        """Whether the transcript has the greeting and, for each turn, the answer and a complete reply."""
        status, found = await self._call("GET", "history/", b"")
        self._connection.close()
        messages = found.get("message_history", ()) if status == 200 else ()
        whole = [one for one in messages if one["content"] and one["metadata"].get("state", "complete") == "complete"]
        if len(whole) == 1 + 2 * turns == len(messages):
            return ""
        return f"of {1 + 2 * turns} messages {len(messages)} are stored and {len(whole)} whole ({status})"

    async def _call(self, method: str, path: str, body: bytes) -> tuple[int, dict[str, Any]]:
        watch = Stopwatch()
        answer = await self._connection.request(method, self._path + path, body, watch)
        return answer.status, json.loads(watch.body() or b"{}")

    def _turn(self, answer: Answer, watch: Stopwatch, end_s: float) -> Turn:
        first_s, reply_s, whole_s = (watch.at.get(mark, end_s) for mark in self._MARKS)
        if answer.status != 200 or len(watch.at) < len(self._MARKS):
            return Turn(first_s, reply_s, whole_s, f"a turn answered {answer.status}: {watch.body()[-300:]!r}")
        metadata = last_event(watch.body())[1]["metadata"]
        fault = f"fallback: {metadata['fallback_from']}" if metadata.get("fallback_from") else ""
        return Turn(first_s, reply_s, whole_s, fault, guarded=bool(metadata.get("guard")))


TALKS: dict[str, type[RecountTalk] | type[RelayTalk]] = {"recount": RecountTalk, "relay": RelayTalk}


def last_event(body: bytes) -> tuple[str, dict[str, Any]]:
    """Name and data of the last event of a stream that has one; comments are none."""
    frames = [frame for frame in body.decode("utf-8").split("\n\n") if "data:" in frame]
    if not frames:
        return "", {}
    lines: Sequence[tuple[str, str, str]] = [line.partition(":") for line in frames[-1].splitlines()]
    fields = {name: value.strip() for name, _, value in lines}
    return fields.get("event", ""), json.loads(fields["data"])
