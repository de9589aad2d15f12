"""Anthropic's Messages API."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

from conversation.conf import ConversationSettings
from conversation.providers.base import Meter, Prompt, Schema
from conversation.providers.clients import ClientPerLoop
from conversation.providers.events import EventReader, spoken
from conversation.providers.failures import Vendor, in_our_words
from conversation.providers.json_answers import in_words, read_answer, strict_schema
from conversation.providers.rungs import FORMAT, Option, Rungs
from conversation.providers.transport import client_for, streaming
from conversation.providers.wire import (
    DRAFT_MAX_TOKENS,
    REPLY_MAX_TOKENS,
    as_they_are,
    at,
    count_at,
    json_object,
    loaded,
    open_response,
    text_at,
)

if TYPE_CHECKING:
    from anthropic import AsyncAnthropic

# The person waits for the first word, so a model is asked not to think first; some always do, then it is to be little.
OPTIONS = {
    "cache": Option(("cache_control",), ("ephemeral", "")),
    "thinking": Option(("thinking",), ("disabled", "")),
    "effort": Option(("effort",), ("low", "")),
    FORMAT: Option(("output_config.format", "output_format", "structured", "schema"), ("json_schema", "")),
}


class AnthropicProvider:
    """Messages. What a model refuses of a request's optional parts is remembered and not sent again."""

    name = "anthropic"
    is_model = True
    how_to_set = "Set ANTHROPIC_API_KEY."

    def __init__(self, settings: ConversationSettings) -> None:
        self.model = settings.anthropic_model
        self.is_configured = bool(settings.anthropic_api_key)
        self._settings = settings
        self._vendor = Vendor(self.name, self.model, "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "ANTHROPIC_MODEL")
        self._clients = ClientPerLoop(self._client)
        self._rungs = Rungs(OPTIONS, {})

    async def warm_up(self) -> None:
        """Import the SDK, and make this loop's client, which reads the machine's certificates."""
        await loaded("anthropic.resources.messages")
        await self._clients.get()

    def stream(self, prompt: Prompt, meter: Meter) -> AsyncGenerator[str, None]:
        """See Provider."""
        import anthropic

        return spoken(self._vendor, anthropic, lambda stack: self._response(stack, prompt, None), Reader(meter))

    async def structured(self, prompt: Prompt, schema: type[Schema], meter: Meter) -> Schema:
        """See Provider."""
        import anthropic

        async with AsyncExitStack() as stack:
            with in_our_words(self._vendor, anthropic):
                response = await self._response(stack, prompt, schema)
                body = json_object(await response.read())
        if body.get("error"):
            raise self._vendor.failure_of_event(body["error"])
        _measure(body.get("usage"), meter)
        blocks = at(body, "content")
        text = "".join(text_at(block, "text") for block in blocks) if isinstance(blocks, list) else ""
        if not text.strip():
            raise self._vendor.failure("empty")
        if (answer := read_answer(text, schema)) is None:
            raise self._vendor.failure("bad_output", counts=False)
        return answer

    def _client(self) -> "AsyncAnthropic":
        import anthropic

        given = self._settings
        return anthropic.AsyncAnthropic(
            api_key=given.anthropic_api_key,
            base_url=given.anthropic_base_url or None,
            max_retries=0,
            http_client=client_for(anthropic, given),
        )

    async def _response(self, stack: AsyncExitStack, prompt: Prompt, schema: type[Schema] | None) -> Any:
        import anthropic

        create = (await self._clients.get()).messages.with_streaming_response.create
        besides = {} if schema else streaming(self._settings)
        response, self._rungs = await open_response(
            stack,
            lambda request: create(**as_they_are(request, "messages", "system"), **besides),
            lambda rungs: self._request(prompt, schema, rungs),
            self._rungs,
            ("cache", "thinking", "effort", *((FORMAT,) if schema else ())),
            anthropic,
        )
        return response

    def _request(self, prompt: Prompt, schema: type[Schema] | None, rungs: Rungs) -> dict[str, Any]:
        form = rungs.form(FORMAT)
        tail = f"{prompt.tail}\n\n{in_words(schema)}" if schema and not form else prompt.tail
        mark = {"cache_control": {"type": rungs.form("cache")}} if rungs.form("cache") else {}
        request: dict[str, Any] = {
            "model": self.model,
            "max_tokens": DRAFT_MAX_TOKENS if schema else REPLY_MAX_TOKENS,
            "system": [{"type": "text", "text": prompt.static, **mark}],
            "messages": _messages(prompt, tail, mark),
            "stream": schema is None,
        }
        if thinking := rungs.form("thinking"):
            request["thinking"] = {"type": thinking}
        output: dict[str, Any] = {"effort": rungs.form("effort")} if rungs.form("effort") else {}
        if schema and form:
            output["format"] = {"type": form, "schema": strict_schema(schema)}
        return {**request, "output_config": output} if output else request


class Reader(EventReader):
    """Of the events of a message."""

    cut_by = "max_tokens"

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        self._meter = meter

    def event(self, event: dict[str, Any], line: bytes) -> str:
        """See EventReader."""
        if b'"usage"' in line:
            _measure(at(event, "message", "usage") or event.get("usage"), self._meter)
        delta = event.get("delta")
        if not isinstance(delta, dict):
            return ""
        self.ending = self.ending or text_at(delta, "stop_reason")
        # Thinking comes in fields of other names.
        return text_at(delta, "text")


def _messages(prompt: Prompt, tail: str, mark: dict[str, Any]) -> list[dict[str, Any]]:
    """The transcript, cached to its end, and the tail behind it as a part of its own.

    Every message of the person has the form of the last: so all up to the mark is, but for the mark, what the next turn
    begins with, and is read from the cache there.
    """
    history: list[dict[str, Any]] = [
        {"role": one.role, "content": [_text(one.content)] if one.role == "user" else one.content}
        for one in prompt.history
    ]
    history[-1]["content"] = [_text(prompt.history[-1].content) | mark, *([_text(tail)] if tail else [])]
    return history


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def _measure(usage: object, meter: Meter) -> None:
    """The wire counts what came from the cache, and what went there, apart from the rest of the prompt."""
    if at(usage, "input_tokens") is not None:
        meter.cached_tokens = count_at(usage, "cache_read_input_tokens")
        meter.cache_write_tokens = count_at(usage, "cache_creation_input_tokens")
        meter.input_tokens = count_at(usage, "input_tokens") + meter.cached_tokens + meter.cache_write_tokens
    if at(usage, "output_tokens") is not None:
        meter.output_tokens = count_at(usage, "output_tokens")
