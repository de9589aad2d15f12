"""What Anthropic's Messages send."""

import json
from typing import Any

USAGE = {"input_tokens": 150, "cache_read_input_tokens": 800, "cache_creation_input_tokens": 50, "output_tokens": 1}


def _event(kind: str, **fields: Any) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **fields})}\n\n".encode()


def opening() -> list[bytes]:
    """What comes before the first word: the model's thinking too."""
    return [
        _event("message_start", message={"id": "m", "role": "assistant", "content": [], "usage": USAGE}),
        _event("ping"),
        _event("content_block_start", index=0, content_block={"type": "thinking", "thinking": ""}),
        _event("content_block_delta", index=0, delta={"type": "thinking_delta", "thinking": "What next?"}),
        _event("content_block_stop", index=0),
        _event("content_block_start", index=1, content_block={"type": "text", "text": ""}),
    ]


def piece(text: str) -> bytes:
    """Some words."""
    return _event("content_block_delta", index=1, delta={"type": "text_delta", "text": text})


def closing(finish: str | None) -> list[bytes]:
    """The end, with the usage."""
    reason = {None: "end_turn", "length": "max_tokens"}.get(finish, finish)
    return [
        _event("content_block_stop", index=1),
        _event("message_delta", delta={"stop_reason": reason, "stop_sequence": None}, usage={"output_tokens": 50}),
        _event("message_stop"),
    ]


def whole(text: str, finish: str | None) -> dict[str, Any]:
    """An answer that is not streamed."""
    blocks = [{"type": "thinking", "thinking": "Well.", "signature": ""}, {"type": "text", "text": text}]
    usage = {**USAGE, "output_tokens": 50}
    return {"id": "m", "type": "message", "role": "assistant", "content": blocks, "stop_reason": finish, "usage": usage}


def error(message: str) -> dict[str, Any]:
    """The body of an error status."""
    return {"type": "error", "error": {"type": "some_error", "message": message}}


def error_event(kind: str, message: str) -> bytes:
    """An error after the stream has begun."""
    return _event("error", error={"type": kind, "message": message})
