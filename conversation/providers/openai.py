"""OpenAI, and every server that speaks its chat completions wire."""

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
from conversation.providers.thinking import WithoutThinking
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
    from openai import AsyncOpenAI

# The person waits for the first word, so a model that can answer without reasoning first is asked to.
OPTIONS = {
    "usage": Option(("stream_options", "include_usage"), ("stream_options", "")),
    "limit": Option(("max_completion_tokens", "max_tokens"), ("max_completion_tokens", "max_tokens", "")),
    "effort": Option(("reasoning",), ("none", "low", "")),
    FORMAT: Option(("response_format", "json_schema", "json_object", "grammar"), ("json_schema", "json_object", "")),
}
END = b"[DONE]"


class OpenAIProvider:
    """Chat completions. What a server refuses of a request's optional parts is remembered and not sent again."""

    name = "openai"
    is_model = True
    how_to_set = "Set OPENAI_API_KEY, or OPENAI_BASE_URL for a compatible server that needs no key."

    def __init__(self, settings: ConversationSettings) -> None:
        self.model = settings.openai_model
        self.is_configured = bool(settings.openai_api_key or settings.openai_base_url)
        self._settings = settings
        self._vendor = Vendor(self.name, self.model, "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL")
        self._clients = ClientPerLoop(self._client)
        self._rungs = Rungs(OPTIONS, {})

    async def warm_up(self) -> None:
        """Import the SDK, and make this loop's client, which reads the machine's certificates."""
        await loaded("openai.resources.chat.completions")
        await self._clients.get()

    def stream(self, prompt: Prompt, meter: Meter) -> AsyncGenerator[str, None]:
        """See Provider."""
        import openai

        return spoken(self._vendor, openai, lambda stack: self._response(stack, prompt, None), Reader(meter))

    async def structured(self, prompt: Prompt, schema: type[Schema], meter: Meter) -> Schema:
        """See Provider."""
        import openai

        async with AsyncExitStack() as stack:
            with in_our_words(self._vendor, openai):
                response = await self._response(stack, prompt, schema)
                body = json_object(await response.read())
        if body.get("error"):
            raise self._vendor.failure_of_event(body["error"])
        _measure(body, meter)
        text = text_at(body, "choices", 0, "message", "content")
        if not text.strip():
            raise self._vendor.failure("empty")
        if (answer := read_answer(text, schema)) is None:
            raise self._vendor.failure("bad_output", counts=False)
        return answer

    def _client(self) -> "AsyncOpenAI":
        import openai

        given = self._settings
        return openai.AsyncOpenAI(
            # A compatible server may need no key; the SDK insists on one.
            api_key=given.openai_api_key or "none",
            base_url=given.openai_base_url or None,
            max_retries=0,
            http_client=client_for(openai, given),
        )

    async def _response(self, stack: AsyncExitStack, prompt: Prompt, schema: type[Schema] | None) -> Any:
        import openai

        create = (await self._clients.get()).chat.completions.with_streaming_response.create
        besides = {} if schema else streaming(self._settings)
        response, self._rungs = await open_response(
            stack,
            lambda request: create(**as_they_are(request, "messages"), **besides),
            lambda rungs: self._request(prompt, schema, rungs),
            self._rungs,
            ("limit", "effort", FORMAT if schema else "usage"),
            openai,
        )
        return response

    def _request(self, prompt: Prompt, schema: type[Schema] | None, rungs: Rungs) -> dict[str, Any]:
        form = rungs.form(FORMAT)
        tail = f"{prompt.tail}\n\n{in_words(schema)}" if schema and form != "json_schema" else prompt.tail
        request: dict[str, Any] = {"model": self.model, "messages": _messages(prompt, tail), "stream": schema is None}
        if limit := rungs.form("limit"):
            request[limit] = DRAFT_MAX_TOKENS if schema else REPLY_MAX_TOKENS
        if effort := rungs.form("effort"):
            request["reasoning_effort"] = effort
        if schema is None and rungs.form("usage"):
            request["stream_options"] = {"include_usage": True}
        if schema and form == "json_schema":
            wanted = {"name": schema.__name__, "strict": True, "schema": strict_schema(schema)}
            request["response_format"] = {"type": form, "json_schema": wanted}
        elif schema and form:
            request["response_format"] = {"type": form}
        return request


class Reader(EventReader):
    """Of chunks of a chat completion."""

    cut_by = "length"

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        self._meter = meter
        self._spoken = WithoutThinking()

    def event(self, event: dict[str, Any], line: bytes) -> str:
        """See EventReader."""
        if event.get("usage"):
            _measure(event, self._meter)
        choice = at(event, "choices", 0)
        if not isinstance(choice, dict):
            self.ending = self.ending or ("done" if END in line else "")
            return ""
        self.ending = self.ending or text_at(choice, "finish_reason")
        delta = choice.get("delta")
        content = delta.get("content") if isinstance(delta, dict) else None
        return self._spoken.take(content) if isinstance(content, str) else ""


def _messages(prompt: Prompt, tail: str) -> list[dict[str, str]]:
    """One system message, and the tail at the end of the last user message: many chat templates take no other order."""
    history = [{"role": message.role, "content": message.content} for message in prompt.history]
    history[-1]["content"] = f"{history[-1]['content']}\n\n{tail}".strip()
    return [{"role": "system", "content": prompt.static}, *history]


def _measure(event: dict[str, Any], meter: Meter) -> None:
    if usage := event.get("usage"):
        meter.input_tokens = count_at(usage, "prompt_tokens")
        meter.output_tokens = count_at(usage, "completion_tokens")
        meter.cached_tokens = count_at(usage, "prompt_tokens_details", "cached_tokens")
        meter.cache_write_tokens = count_at(usage, "prompt_tokens_details", "cache_write_tokens")
