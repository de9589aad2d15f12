"""Frames progress as Server-Sent Events: https://html.spec.whatwg.org/multipage/server-sent-events.html"""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from typing import Any, NamedTuple, TypeAlias, TypeVar
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from pydantic import BaseModel

from conversation.api.errors import error_body
from conversation.api.handlers import told
from conversation.api.outputs import MessageIds, StartOut, TurnHead, TurnOut
from conversation.services.following import Progress
from conversation.services.live import Live
from conversation.services.results import TurnResult

CONTENT_TYPE = "text/event-stream"
KEEP_ALIVE = b": \n\n"
# An event's name and data, and how many code points of the text have been sent by then.
Frame: TypeAlias = Callable[[str, str, int], bytes]
Stream = TypeVar("Stream", bound=StreamingHttpResponse)


class Beginning(NamedTuple):
    """What a stream says first: which messages it is about, and the turn."""

    message_ids: MessageIds
    turn: TurnHead


def wants_stream(request: HttpRequest) -> bool:
    """Whether the caller asks for Server-Sent Events."""
    return CONTENT_TYPE in request.headers.get("Accept", "")


class LiveStream(StreamingHttpResponse):
    """The stream of work that this process does. `told` makes the plain answer of its outcome."""

    live: Live[Any]
    told: Callable[[Any], BaseModel]


class KeptStream(StreamingHttpResponse):
    """The stream of a plain answer that is there already: `kept`."""

    kept: dict[str, Any]


def event_stream(frames: AsyncIterator[bytes]) -> StreamingHttpResponse:
    """Frames as a response that no cache keeps and no proxy holds back."""
    return _uncached(StreamingHttpResponse(frames, content_type=CONTENT_TYPE))


def live_stream(frames: AsyncIterator[bytes], live: Live[Any], told: Callable[[Any], BaseModel]) -> LiveStream:
    """The same, of work that is being done."""
    response = LiveStream(frames, content_type=CONTENT_TYPE)
    response.live, response.told = live, told
    return _uncached(response)


def kept_stream(kept: dict[str, Any]) -> KeptStream:
    """The same, of an answer that is there already."""
    response = KeptStream(kept_frames(kept), content_type=CONTENT_TYPE)
    response.kept = kept
    return _uncached(response)


def _uncached(response: Stream) -> Stream:
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return response


def position_in(header: str, message_id: UUID) -> int:
    """How many code points of this reply a client has, by its Last-Event-ID; 0 when that is about anything else."""
    of, _, count = header.rpartition(":")
    return int(count) if of == str(message_id) and count.isascii() and count.isdigit() and len(count) < 9 else 0


async def turn_frames(
    request: HttpRequest, beginning: Beginning, progress: AsyncGenerator[Progress, None], sent: int = 0
) -> AsyncGenerator[bytes, None]:
    """A turn as it goes on after its first `sent` code points, ending with `done` or `error`."""
    ids = beginning.message_ids
    frame = _framer(ids.ai_message)
    told_final = False
    yield frame("start", StartOut(message_ids=ids, turn=beginning.turn).model_dump_json(), sent)
    async with aclosing(progress):
        async for now in progress:
            news = b""
            if len(now.text) > sent:
                news, sent = frame("token", _text(now.text[sent:]), len(now.text)), len(now.text)
            if now.final and not told_final:
                told_final = True
                news += frame("reply", _json({"ai_response": now.text}), sent)
            if now.outcome is not None:
                news += _ending(request, frame, now.outcome, sent)
            yield news or KEEP_ALIVE


def _ending(request: HttpRequest, frame: Frame, outcome: TurnResult | BaseException, sent: int) -> bytes:
    if isinstance(outcome, BaseException):
        return frame("error", error_json(request, outcome), sent)
    turn = TurnOut.of(outcome)
    whole = turn.model_dump_json()
    coverage, completion = turn.coverage.model_dump_json(), turn.completion_suggestion.model_dump_json()
    return frame("coverage", coverage, sent) + frame("completion", completion, sent) + frame("done", whole, sent)


def streams(kept: dict[str, Any]) -> bool:
    """Whether a kept plain answer is that of a call that streams: a turn, or a write-up."""
    return "message_ids" in kept or {"experience_summary", "conversation_status"} <= kept.keys()


async def kept_frames(kept: dict[str, Any]) -> AsyncGenerator[bytes, None]:
    """A kept plain answer as the stream that it would have been."""
    if "message_ids" not in kept:
        yield plain_frame("done", _json(kept))
        return
    text = kept["ai_response"]
    frame = _framer(kept["message_ids"]["ai_message"])
    yield frame("start", _json({"message_ids": kept["message_ids"], "turn": kept["turn"]}), 0)
    yield frame("token", _text(text), len(text)) + frame("reply", _json({"ai_response": text}), len(text))
    yield frame("coverage", _json(kept["coverage"]), len(text))
    yield frame("completion", _json(kept["completion_suggestion"]), len(text)) + frame("done", _json(kept), len(text))


def error_json(request: HttpRequest, error: BaseException) -> str:
    """The error object of any failure, as data of an event."""
    return _json(error_body(told(request, error)))


def plain_frame(event: str, data: str) -> bytes:
    """An event without an id: what it tells cannot be resumed."""
    return f"event: {event}\ndata: {data}\n\n".encode("utf-8", "backslashreplace")


def _framer(message_id: UUID | str) -> Frame:
    def frame(event: str, data: str, sent: int) -> bytes:
        return f"event: {event}\nid: {message_id}:{sent}\ndata: {data}\n\n".encode("utf-8", "backslashreplace")

    return frame


def _text(piece: str) -> str:
    return _json({"text": piece})


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
