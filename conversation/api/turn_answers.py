"""Answer with a turn: whole as JSON, or as it is written as Server-Sent Events."""

from collections.abc import AsyncGenerator
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from conversation.api import attempts
from conversation.api.outputs import MessageIds, TurnHead, TurnOut, answer
from conversation.api.streaming import (
    Beginning,
    kept_stream,
    live_stream,
    position_in,
    turn_frames,
    wants_stream,
)
from conversation.interview.types import Move
from conversation.services.following import Found, follow, follow_live
from conversation.services.reply_writer import LiveReply
from conversation.services.results import TurnResult

# A turn's row gets its move when it is closed.
UNKNOWN = {"kind": "ask"}


async def turn_answer(request: HttpRequest, live: LiveReply) -> HttpResponseBase:
    """The turn that just began, in the form that the caller accepts. Raises the turn's error, unless it streams."""
    await attempts.began(request, live)
    if not wants_stream(request):
        return answer(TurnOut.of(await live.result()))
    return live_stream(turn_frames(request, _beginning(live), follow_live(live)), live, TurnOut.of)


def told_again(request: HttpRequest, turn: TurnResult) -> HttpResponseBase:
    """A turn that is over, in the form that the caller accepts."""
    told = TurnOut.of(turn)
    return kept_stream(told.model_dump(mode="json")) if wants_stream(request) else answer(told)


def followed(request: HttpRequest, found: Found, last_event_id: str = "") -> AsyncGenerator[bytes, None]:
    """The frames of any reply, from where a client was."""
    turn, reply = found
    ids = MessageIds(user_message=_id(turn.user_message_id), ai_message=reply.pk)
    head = TurnHead.of(turn.number, turn.state, Move.model_validate(turn.move or UNKNOWN))
    return turn_frames(request, Beginning(ids, head), follow(found), position_in(last_event_id, reply.pk))


def _beginning(live: LiveReply) -> Beginning:
    opened = live.opened
    ids = MessageIds(user_message=opened.user_message_id, ai_message=opened.reply_id)
    return Beginning(ids, TurnHead.of(opened.turn.number, "running", live.stock.moves[0]))


def _id(value: object) -> UUID:
    return UUID(str(value))
