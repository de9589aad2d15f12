"""The two wires: the bytes before, of, and after the pieces of an answer."""

import json
from typing import Any, Protocol


class Wire(Protocol):
    """How one vendor streams an answer."""

    def opening(self) -> bytes:
        """What comes with the first piece, before it."""
        ...

    def piece(self, text: str) -> bytes:
        """Some words."""
        ...

    def closing(self, sent: int) -> bytes:
        """The end, with the count of pieces."""
        ...


def _event(name: str, data: dict[str, Any]) -> bytes:
    return f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n".encode()


class ChatCompletions:
    """OpenAI's."""

    _head = '{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"simulated",'
    _choice = '"choices":[{"index":0,"delta":%s,"finish_reason":%s}]'

    def opening(self) -> bytes:
        """The role."""
        return self._chunk(self._choice % ('{"role":"assistant","content":""}', "null"))

    def piece(self, text: str) -> bytes:
        """Some words."""
        return self._chunk(self._choice % (f'{{"content":{json.dumps(text)}}}', "null"))

    def closing(self, sent: int) -> bytes:
        """The reason for the end, the usage, the end."""
        usage = json.dumps({"prompt_tokens": 2000, "completion_tokens": sent, "total_tokens": 2000 + sent})
        ended = self._chunk(self._choice % ("{}", '"stop"'))
        return ended + self._chunk(f'"choices":[],"usage":{usage}') + b"data: [DONE]\n\n"

    def _chunk(self, rest: str) -> bytes:
        return f"data: {self._head}{rest}}}\n\n".encode()


class Messages:
    """Anthropic's."""

    def opening(self) -> bytes:
        """The message and its one block begin."""
        usage = {"input_tokens": 2000, "output_tokens": 1}
        message = {"id": "msg_1", "type": "message", "role": "assistant", "model": "simulated", "content": []}
        block = {"index": 0, "content_block": {"type": "text", "text": ""}}
        begun = {"message": {**message, "stop_reason": None, "stop_sequence": None, "usage": usage}}
        return _event("message_start", begun) + _event("content_block_start", block)

    def piece(self, text: str) -> bytes:
        """Some words."""
        return _event("content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": text}})

    def closing(self, sent: int) -> bytes:
        """Block and message end, with the usage."""
        ended = {"delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": {"output_tokens": sent}}
        return _event("content_block_stop", {"index": 0}) + _event("message_delta", ended) + _event("message_stop", {})


WIRES: dict[str, Wire] = {"/chat/completions": ChatCompletions(), "/messages": Messages()}
