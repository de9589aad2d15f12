"""What OpenAI's chat completions send."""

import json
from typing import Any

USAGE = {"prompt_tokens": 1000, "completion_tokens": 50, "prompt_tokens_details": {"cached_tokens": 800}}
BASE = {"id": "chatcmpl-1", "created": 1, "model": "a-model"}


def _event(**fields: Any) -> bytes:
    return b"data: " + json.dumps({**BASE, "object": "chat.completion.chunk", **fields}).encode() + b"\n\n"


def _choice(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    return {"index": 0, "delta": delta, "finish_reason": finish}


def opening() -> list[bytes]:
    """What comes before the first word."""
    return [b": keep-alive\n\n", _event(choices=[_choice({"role": "assistant", "content": ""})])]


def piece(text: str) -> bytes:
    """Some words."""
    return _event(choices=[_choice({"content": text})])


def closing(finish: str | None) -> list[bytes]:
    """The end, with the usage."""
    return [_event(choices=[_choice({}, finish or "stop")]), _event(choices=[], usage=USAGE), b"data: [DONE]\n\n"]


def whole(text: str, finish: str | None) -> dict[str, Any]:
    """An answer that is not streamed."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish or "stop"}
    return {**BASE, "object": "chat.completion", "choices": [choice], "usage": USAGE}


def error(message: str) -> dict[str, Any]:
    """The body of an error status."""
    return {"error": {"message": message, "type": "some_error", "param": None, "code": None}}


def error_event(kind: str, message: str) -> bytes:
    """An error after the stream has begun."""
    return b"data: " + json.dumps({"error": {"message": message, "type": kind}}).encode() + b"\n\n"
