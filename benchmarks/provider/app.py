"""The simulated provider as an ASGI application."""

import asyncio
import json
from collections import defaultdict
from itertools import count
from typing import Any, NamedTuple

from benchmarks.provider.prompts import Asked, asked, measured
from benchmarks.provider.speech import reply
from benchmarks.provider.wires import WIRES, Wire
from benchmarks.serving import Receive, Scope, Send, send_piece, start_answer, whole_body


class Pace(NamedTuple):
    """How fast it speaks: seconds to the first token, tokens a second after it, tokens of one answer."""

    first_s: float = 0.2
    per_s: float = 50.0
    tokens: int = 60


# For what does not depend on how fast a model speaks.
QUICK = Pace(first_s=0.01, per_s=2_000)


class Provider:
    """Answers as slowly as a model does, and keeps account."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._numbers = count(1)
        self._reset()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path = scope["path"]
        body = await whole_body(receive)
        wire = next((wire for end, wire in WIRES.items() if path.endswith(end)), None)
        if wire is not None:
            await self._answer(wire, json.loads(body), send)
        elif path == "/reset":
            self._reset()
            await _send_json(send, {})
        else:
            await _send_json(send, {"/counts": self._counts, "/prompts": self._prompts}[path]())

    def _reset(self) -> None:
        self._calls = self._open = self._most_open = 0
        self._asked: defaultdict[str, list[Asked]] = defaultdict(list)

    def _counts(self) -> dict[str, int]:
        return {"calls": self._calls, "open": self._open, "most_open": self._most_open}

    def _prompts(self) -> list[dict[str, Any]]:
        return [
            {**prompt._asdict(), "share": prompt.share} for turns in self._asked.values() for prompt in measured(turns)
        ]

    async def _answer(self, wire: Wire, request: dict[str, Any], send: Send) -> None:
        began = asyncio.get_running_loop().time()
        if not request.get("stream"):
            await _send_json(send, {"error": {"message": "The simulated provider only streams."}}, 400)
            return
        prompt = asked(request)
        self._asked[prompt.conversation].append(prompt)
        self._calls += 1
        self._open += 1
        self._most_open = max(self._most_open, self._open)
        try:
            pieces = reply(next(self._numbers), self._pace.tokens, with_notes="<notes>" in prompt.text)
            await self._stream(wire, pieces, began, send)
        finally:
            self._open -= 1

    async def _stream(self, wire: Wire, pieces: list[str], began: float, send: Send) -> None:
        """Each piece at its own time after `began`; one that is late is sent at once, and delays no other."""
        clock = asyncio.get_running_loop().time
        await start_answer(send, 200, b"text/event-stream")
        for number, piece in enumerate(pieces):
            early_s = began + self._pace.first_s + number / self._pace.per_s - clock()
            if early_s > 0:
                await asyncio.sleep(early_s)
            opening = b"" if number else wire.opening()
            await send_piece(send, opening + wire.piece(piece), more=True)
        await send_piece(send, wire.closing(len(pieces)), more=False)


async def _send_json(send: Send, found: Any, status: int = 200) -> None:
    await start_answer(send, status, b"application/json")
    await send_piece(send, json.dumps(found).encode(), more=False)
