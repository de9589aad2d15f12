"""The offline interviewer's whole reply."""

import re
from collections.abc import Iterator
from itertools import islice

from conversation.interview.guide import Guide
from conversation.interview.languages import LanguagePack
from conversation.interview.phrasing.leads import Scene, leads, set_aside
from conversation.interview.phrasing.repeats import asked_questions, is_repeat
from conversation.interview.phrasing.wording import Worded, in_turn, reserve, seed, worded
from conversation.interview.policy.turns import exchanges
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Asked, Move

_WORD = re.compile(r"\w+")


def greeting(guide: Guide, pack: LanguagePack) -> Asked:
    """The first message of a conversation. It asks role, organisation and time at once, and costs no model call."""
    own = guide.greeting.get(pack.code, ())
    text = (own or pack.phrases.greeting)[0]
    return Asked(move=Move(kind="greet", variant=f"greeting.{guide.key}"), text=text)


def speak(interview: Interview, stock: Stock) -> Asked:
    """The reply to the last message: what was heard, then one question."""
    asking = next_question(interview, stock)
    past = exchanges(interview, stock.ledger)
    if not past:
        return Asked(move=asking.move, text=asking.text)
    scene = Scene(interview, stock, asking.move, past[-1])
    asked = " ".join(filter(None, (set_aside(scene), asking.text)))
    return Asked(move=asking.move, text=_first_new(_replies(leads(scene), asked), interview))


def question(move: Move, interview: Interview) -> str:
    """One question for a move, in words that were not used before; "" when none is left."""
    found = _worded(move, interview) or reserve(interview)
    return found.text if found else ""


def next_question(interview: Interview, stock: Stock) -> Worded:
    """The best move that can still be worded. With none, the first move without a question."""
    for move in stock.moves:
        found = _worded(move, interview)
        if found is not None:
            return found
    return reserve(interview) or Worded(stock.moves[0], "")


def _worded(move: Move, interview: Interview) -> Worded | None:
    if move.kind == "suggest_completion" and move.detail in ("finish", "stop"):
        return Worded(move, "")
    if move.detail == "fix":
        return _about_the_end(move, interview, "fix_ask")
    if move.kind == "suggest_completion" or (move.topic is None and not move.variant):
        return _about_the_end(move, interview, "suggest_ask")
    if move.kind == "resolve_contradiction":
        return _about_the_end(move, interview, "contradiction_ask" if move.choices else "misfit_ask")
    return worded(move, interview)


def _about_the_end(move: Move, interview: Interview, bank: str) -> Worded | None:
    texts: tuple[str, ...] = getattr(interview.pack.phrases.closing, bank)
    earlier = asked_questions(interview.asked, interview.pack.phrases.abbreviations)
    fresh = (text for text in in_turn(texts, seed(interview)) if not is_repeat(text, earlier))
    text = next(fresh, None)
    return None if text is None else Worded(move.model_copy(update={"variant": f"{bank}.{texts.index(text)}"}), text)


def _replies(said: Iterator[str], asked: str) -> Iterator[str]:
    for lead in said:
        yield f"{lead} {asked}".strip()
    yield asked


def _first_new(replies: Iterator[str], interview: Interview) -> str:
    """The first reply that does not begin as an earlier one did; failing that, the first of all."""
    before = {opening(asked.text) for asked in interview.asked}
    first = next(replies)
    return (
        first if opening(first) not in before else next((r for r in replies if r and opening(r) not in before), first)
    )


def opening(text: str) -> tuple[str, ...]:
    """The first three words of a reply."""
    return tuple(match.group() for match in islice(_WORD.finditer(text.casefold()), 3))
