"""What to do next: the person's wish first, then what is unclear, then what is missing, then the end."""

from typing import NamedTuple

from conversation.interview.ledger import Ledger
from conversation.interview.policy.doubts import resolving
from conversation.interview.policy.turns import Exchange, asked_since
from conversation.interview.session import Interview
from conversation.interview.types import Completion, Move, MoveKind

ABOUT_THE_INTERVIEW = frozenset({"why", "how_long", "progress", "clarify"})
PLEASANTRIES = frozenset({"greeting", "thanks"})
OVER_AGAIN: frozenset[MoveKind] = frozenset({"answer_process_question", "redirect"})
BARE_NO_WORDS = 2
RECAP_AFTER_ANSWERS = 5
RECAP_AFTER_FACTS = 7


class Situation(NamedTuple):
    """What the choice of the next move rests on."""

    interview: Interview
    ledger: Ledger
    completion: Completion
    past: tuple[Exchange, ...]
    asks: tuple[Move, ...]


def next_moves(now: Situation) -> tuple[Move, ...]:
    """The best next moves in order, never empty."""
    ending = (_suggest(now),) if now.completion.suggested else ()
    first = _for_the_person(now) or _for_clarity(now)
    if not first and ending and not _may_go_on(now):
        return (*ending, *now.asks)
    found = (*first, *now.asks, *ending)
    return found or (_move(now, "ask", "open_end", variant="reserve.wide"),)


def _for_the_person(now: Situation) -> tuple[Move, ...]:
    """The move that the last message itself calls for, if it does."""
    if not now.past:
        return ()
    last = now.past[-1]
    if last.intent == "stop" and not _agrees_to_end(now):
        return (_suggest(now, "stop"),) if now.completion.suggested else (_again(now, "redirect", "nothing_yet"),)
    if last.intent in ABOUT_THE_INTERVIEW:
        return (_again(now, "answer_process_question", last.intent),)
    if last.intent == "distress" or (last.intent in ("off_topic", "rules") and not last.news):
        return (_again(now, "redirect", last.intent),)
    if _agrees_to_end(now):
        return (_suggest(now, "finish"),)
    if last.intent in PLEASANTRIES and not last.news:
        return (_again(now, "answer_process_question", last.intent),)
    return ()


def _agrees_to_end(now: Situation) -> bool:
    """Once the end was offered, whatever adds nothing agrees to it: a no to "anything to add" as well as a yes."""
    return now.completion.suggested and _suggested_before(now) and not now.past[-1].news


def _for_clarity(now: Situation) -> tuple[Move, ...]:
    return resolving(now.interview, now.ledger) or ((_recap(now),) if _recap_is_due(now) else _fix(now))


def _fix(now: Situation) -> tuple[Move, ...]:
    """After "no, that's wrong" to a recap: what should it say instead. A bare "no" answers the question behind it."""
    last = now.past[-1] if now.past else None
    if last is None or last.news or last.intent != "deny" or last.asked is None or last.asked.move.kind != "recap":
        return ()
    if len(last.answer.content.split()) <= BARE_NO_WORDS:
        return ()
    return (Move(kind="recap", why=now.interview.pack.phrases.move_reasons["fix"], detail="fix"),)


def _may_go_on(now: Situation) -> bool:
    """After the end was suggested, a person who tells more is asked on."""
    if not now.past:
        return False
    last = now.past[-1]
    return bool(now.asks) and _suggested_before(now) and bool(last.news) and last.intent != "stop"


def _suggested_before(now: Situation) -> bool:
    asked = now.past[-1].asked if now.past else None
    if asked is None or asked.move.detail == "fix" or asked not in asked_since(now.interview):
        return False
    return asked.move.kind == "suggest_completion" or (asked.move.topic is None and asked.move.kind in OVER_AGAIN)


def _move(now: Situation, kind: MoveKind, reason: str, *, detail: str = "", variant: str = "") -> Move:
    why = now.interview.pack.phrases.move_reasons[reason]
    return Move(kind=kind, why=why, detail=detail, variant=variant)


def _suggest(now: Situation, detail: str = "suggest") -> Move:
    return Move(kind="suggest_completion", why=now.completion.reason, detail=detail)


def _again(now: Situation, kind: MoveKind, intent: str) -> Move:
    """Answer an aside, then ask the open question in other words (or the next one, where the open one distressed)."""
    asked = now.past[-1].asked
    before = asked.move.topic if asked else None
    why = now.interview.pack.phrases.move_reasons[intent]
    if now.completion.suggested or not now.asks:
        return Move(kind=kind, why=why, detail=intent)
    pool = [move for move in now.asks if intent != "distress" or move.topic != before] or list(now.asks)
    target = next((move for move in pool if move.topic == before), pool[0])
    plainer = {"variant": f"{target.topic}.narrow"} if intent == "clarify" and "+" not in target.variant else {}
    return target.model_copy(update={"kind": kind, "why": why, "detail": intent, **plainer})


def _recap_is_due(now: Situation) -> bool:
    """Once, half-way, when a thread has ended and much was told."""
    if any(asked.move.kind == "recap" for asked in now.interview.asked) or not now.asks or now.completion.suggested:
        return False
    told = len(now.ledger.facts) >= RECAP_AFTER_FACTS
    thread_ended = not now.asks[0].variant.endswith((".thread", ".follow", ".figure"))
    return told and thread_ended and sum(e.answers for e in now.past) >= RECAP_AFTER_ANSWERS


def _recap(now: Situation) -> Move:
    why = now.interview.pack.phrases.move_reasons["recap"]
    return now.asks[0].model_copy(update={"kind": "recap", "why": why})
