"""The check of a reply before the person sees it: one question, new, not leading, and no end too early."""

import re
from typing import NamedTuple

from conversation.interview.languages.phrases import Phrases
from conversation.interview.phrasing.repeats import asked_questions, is_repeat, tokens
from conversation.interview.phrasing.reply import next_question, speak
from conversation.interview.phrasing.sentences import Sentence, sentences, without_quotes
from conversation.interview.phrasing.wording import bank_of
from conversation.interview.policy.turns import exchanges
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Move, TopicKey

_OWN_WORDS = 0.15  # share of a language's commonest words below which a text is not in it
_LIKE = 0.5  # share of words at which a question counts as one of a topic's


class Guarded(NamedTuple):
    """A reply as the person sees it, the move that it makes, and why something was replaced ("" when nothing was)."""

    text: str
    move: Move
    replaced: str


class _Case(NamedTuple):
    """A reply under check."""

    interview: Interview
    stock: Stock
    text: str
    parts: tuple[Sentence, ...]
    known: bool

    @property
    def phrases(self) -> Phrases:
        return self.interview.pack.phrases


def check(text: str, interview: Interview, stock: Stock, topic: TopicKey | None = None) -> Guarded:
    """Keep the first good question of a reply, drop the others, and put policy's in where none is good.

    `topic`: what the model says it asked for. In a language without a pack only what needs no words is checked.
    """
    phrases = interview.pack.phrases
    if not text.strip():
        spoken = speak(interview, stock)
        return Guarded(spoken.text, spoken.move, "empty")
    case = _Case(interview, stock, text, sentences(text, phrases.abbreviations), _in_language(text, phrases))
    asked = tuple(part for part in case.parts if part.is_question)
    if not asked:
        return _without_question(case)
    faults = {part: _fault(case, part.text) for part in asked}
    kept = next((part for part in asked if not faults[part]), None)
    if kept is None:
        return _replaced(case, asked, faults[asked[0]])
    dropped = tuple(part for part in asked if part is not kept)
    reason = next((faults[part] for part in dropped if faults[part]), "two_questions" if dropped else "")
    return Guarded(_drop(text, dropped), _move(case, kept.text, topic), reason)


def _fault(case: _Case, question: str) -> str:
    """Why a question must not be asked; "" when it may."""
    earlier = asked_questions(case.interview.asked, case.phrases.abbreviations)
    if not case.known:
        return "repeat" if tokens(question) in earlier else ""
    if is_repeat(question, earlier):
        return "repeat"
    plain = " ".join(without_quotes(question).casefold().replace("’", "'").split())
    if any(re.search(pattern, plain) for pattern in case.phrases.leading):
        return "leading"
    if not case.stock.completion.suggested and _offers_end(case, plain):
        return "end_too_early"
    if case.stock.moves[0].detail == "stop" and not _offers_end(case, plain):
        return "asked_after_stop"
    return ""


def _offers_end(case: _Case, plain: str) -> bool:
    return any(re.search(pattern, plain) for pattern in case.phrases.ending)


def _without_question(case: _Case) -> Guarded:
    """A reply without a question stands where the talk may end, else policy's question is added."""
    first = case.stock.moves[0]
    past = exchanges(case.interview, case.stock.ledger)
    may_end = first.kind == "suggest_completion" or bool(past and past[-1].intent == "stop")
    if may_end or not case.known:
        return Guarded(case.text, first, "")
    asking = next_question(case.interview, case.stock)
    return Guarded(f"{case.text.rstrip()} {asking.text}".rstrip(), asking.move, "no_question")


def _replaced(case: _Case, asked: tuple[Sentence, ...], reason: str) -> Guarded:
    """Policy's question where the first bad one stood; the others go."""
    if not case.known:
        return Guarded(_drop(case.text, asked) or case.text, case.stock.moves[0], reason)
    asking = next_question(case.interview, case.stock)
    first, *others = asked
    text = _drop(case.text, tuple(others))
    kept = _tidy(text[: first.start] + asking.text + text[first.end :])
    return Guarded(kept or speak(case.interview, case.stock).text, asking.move, reason)


def _drop(text: str, parts: tuple[Sentence, ...]) -> str:
    for part in sorted(parts, reverse=True):
        text = text[: part.start].rstrip(" ") + (" " if part.start else "") + text[part.end :].lstrip(" ")
    return _tidy(text) if parts else text


def _tidy(text: str) -> str:
    """No line that holds only the number or mark of a list, and no gaps where something was taken out."""
    lines = [line.rstrip() for line in text.split("\n")]
    kept = [line for line in lines if not re.fullmatch(r"\s*(?:[-*•]|\d+[.)])\s*", line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _move(case: _Case, question: str, topic: TopicKey | None) -> Move:
    """The move that a kept question makes: the model's word for it, else the topic whose wordings it is like."""
    moves = case.stock.moves
    if case.stock.completion.suggested and _offers_end(case, question.casefold()):
        return next((move for move in moves if move.kind == "suggest_completion"), moves[0])
    wanted = topic or _likely_topic(case, question)
    if wanted is None or wanted == moves[0].topic:
        return moves[0]
    found = next((move for move in moves if move.topic == wanted), None)
    return found or Move(kind="ask", topic=wanted, variant=f"{wanted}.model")


def _likely_topic(case: _Case, question: str) -> TopicKey | None:
    mine = tokens(question) - case.phrases.small_words
    best: tuple[float, TopicKey | None] = (_LIKE, None)
    for topic in case.interview.guide.topics:
        bank = bank_of(topic.key, case.interview)
        for text in (*bank.wide, *(n.ask for n in bank.narrow), *bank.thread, *bank.follow):
            words = tokens(text) - case.phrases.small_words
            likeness = len(mine & words) / len(mine | words) if mine | words else 0.0
            best = max(best, (likeness, topic.key), key=lambda found: found[0])
    return best[1]


def _in_language(text: str, phrases: Phrases) -> bool:
    """Whether a reply is in the pack's language, by its commonest words; short ones get the benefit of the doubt."""
    words = [word.casefold().strip(".,;:!?¿¡“”\"'()") for word in without_quotes(text).split()]
    if len(words) < 6:
        return text.isascii() or any(word in phrases.small_words for word in words)
    return sum(word in phrases.small_words for word in words) / len(words) >= _OWN_WORDS
