"""Answer with a write-up: whole as JSON, or with its stages before it as Server-Sent Events."""

import json
from collections.abc import AsyncGenerator, Callable
from functools import partial

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from conversation.api import attempts
from conversation.api.outputs import CompletedOut, answer
from conversation.api.streaming import KEEP_ALIVE, error_json, kept_stream, live_stream, plain_frame, wants_stream
from conversation.models import SummaryVersion
from conversation.services.live import Live

COMPLETED = "The conversation is completed and your experience is written up."
REWRITTEN = "The write-up was made anew. The version before it is kept."
STAGES = {
    "writing": "Your experience is being written up.",
    "checking": "Every sentence is being checked against what you said.",
    "repairing": "Sentences that said too much are being mended.",
    "judging": "A second reader is looking at every sentence.",
    "storing": "The write-up is being stored.",
}


async def completion_answer(
    request: HttpRequest, live: Live[SummaryVersion], message: str = COMPLETED
) -> HttpResponseBase:
    """The write-up that just began, in the form that the caller accepts. Raises its error, unless it streams."""
    told = partial(written, message=message)
    await attempts.began(request, live)
    if not wants_stream(request):
        return answer(told(await live.result()))
    return live_stream(_frames(request, live, told), live, told)


def completed_before(request: HttpRequest, version: SummaryVersion, message: str = COMPLETED) -> HttpResponseBase:
    """A write-up that is there already, in the form that the caller accepts."""
    told = written(version, message)
    return kept_stream(told.model_dump(mode="json")) if wants_stream(request) else answer(told)


def written(version: SummaryVersion, message: str) -> CompletedOut:
    """The answer of a completion, or of a rewriting. The version comes with its conversation."""
    return CompletedOut(
        conversation_status=version.conversation.status,
        message=message,
        experience_summary=version.as_summary(stale=version.stale),
    )


async def _frames(
    request: HttpRequest, live: Live[SummaryVersion], told_as: Callable[[SummaryVersion], CompletedOut]
) -> AsyncGenerator[bytes, None]:
    """`progress` at each stage, then `done` or `error`."""
    told = ""
    while not live.ended.done():
        if live.stage == told:
            yield KEEP_ALIVE
        else:
            told = live.stage
            yield plain_frame("progress", json.dumps({"stage": told, "message": STAGES[told]}))
        await live.changed()
    error = live.ended.exception()
    if error is not None:
        yield plain_frame("error", error_json(request, error))
    else:
        yield plain_frame("done", told_as(live.ended.result()).model_dump_json())
