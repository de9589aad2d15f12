"""What is wrong with a question, and which move a good one makes."""

import re
from collections.abc import Iterable
from functools import cache, cached_property

from conversation.interview.languages.phrases import Openings, Phrases
from conversation.interview.phrasing.openings import Opening, heads
from conversation.interview.phrasing.repeats import is_repeat, tokens
from conversation.interview.phrasing.sentences import sentences, without_quotes
from conversation.interview.phrasing.wording import bank_of
from conversation.interview.policy.turns import exchanges
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Move, TopicKey

_OWN_WORDS = 0.15  # share of a language's commonest words below which a text is not in it
_TELLING = 600  # signs at the end of a text that tell its language
_LIKE = 0.5  # share of words at which a question counts as one of a topic's
BUTTON = "Write it up"  # in the console, and so in the prompt, in every language
_EXAMPLE_WORDS = 6
_EMPHASIS = "*_"
_LEAD = re.compile(r"^[\W\d_]+")  # marks, and the number in a list


class Judge:
    """Judges the questions of one reply by the interview so far."""

    def __init__(self, interview: Interview, stock: Stock) -> None:
        self.interview = interview
        self.stock = stock
        self.phrases: Phrases = interview.pack.phrases

    @property
    def openings(self) -> Openings:
        """The words with which a question may open in the interview's language."""
        return self.phrases.openings

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The questions and requests of all replies so far."""
        short = self.phrases.abbreviations
        said = (sentence for each in self.interview.asked for sentence in sentences(each.text, short))
        return tuple(each.text for each in said if each.is_question or self.requests(each.text))

    @cached_property
    def heads(self) -> dict[str, frozenset[str]]:
        """How they began."""
        return heads(self.asked)

    @cached_property
    def _earlier(self) -> tuple[frozenset[str], ...]:
        return tuple(tokens(question) for question in self.asked)

    @cached_property
    def _own_words(self) -> frozenset[str]:
        phrases = self.phrases
        return phrases.small_words.union(phrases.turned.values(), phrases.openings.anywhere, phrases.openings.clause)

    def knows(self, text: str) -> bool:
        """Whether a text is in the pack's language, by its commonest words; short ones get the benefit of the doubt."""
        text = text[-_TELLING:]
        words = [word.casefold().strip(".,;:!?¿¡“”\"'()") for word in without_quotes(text).split()]
        own = sum(word in self._own_words for word in words)
        if len(words) < 6:
            return own > 0 or all(sign.isascii() for sign in text if sign.isalpha())
        return own / len(words) >= _OWN_WORDS

    def requests(self, statement: str) -> bool:
        """Whether a statement asks the person to tell something, as "Tell me about the oven." does."""
        return _says(self.phrases.requests, statement)

    def fault(self, question: str, asking: str, known: bool) -> str:
        """Why a question must not be asked; "" when it may. `asking`: its part behind what is no question by itself.

        `known`: whether its language's words are.
        """
        if not known:
            return "repeat" if tokens(question) in self._earlier else ""
        forms = (question, asking) if tokens(asking) else (question,)
        if any(is_repeat(form, self._earlier) for form in forms):
            return "repeat"
        if any(_says(self.phrases.leading, form) for form in forms):
            return "leading"
        offers_end = any(_says(self.phrases.ending, form) for form in forms)
        if not self.stock.completion.suggested and offers_end:
            return "end_too_early"
        return "asked_after_stop" if self.stock.moves[0].detail == "stop" and not offers_end else ""

    def is_example(self, question: str) -> bool:
        """Whether a question only names what an answer might be, as those behind a colon do: "… the hob? the oven?"."""
        opening = Opening(self.openings, {})
        opening.scan(question, len(question), complete=True)
        return question[0].islower() and len(question.split()) <= _EXAMPLE_WORDS and not opening.held

    def is_tag(self, rest: str) -> bool:
        """Whether the rest of a sentence only turns it into a question, as ", right?" does."""
        plain = _plain(rest)
        forms = (plain, _LEAD.sub("", plain))
        return any(re.fullmatch(pattern, form) for pattern in self.phrases.leading for form in forms)

    def end(self, shown: str) -> Move | None:
        """The move of a reply that may do without a question; None where it may not. `shown`: what is seen of it."""
        moves, past = self.stock.moves, exchanges(self.interview, self.stock.ledger)
        if moves[0].kind == "suggest_completion" or (past and past[-1].intent == "stop"):
            return moves[0]
        if self.stock.completion.suggested or self._ends(shown):
            suggested = (move for move in moves if move.kind == "suggest_completion")
            return next(suggested, Move(kind="suggest_completion", detail="stop"))
        return None

    def _ends(self, shown: str) -> bool:
        """Whether a reply says that it is the last, or names the button that makes the text."""
        return BUTTON in " ".join(shown.split()) or _says(self.phrases.finishing, shown)

    def move(self, question: str, topic: TopicKey | None) -> Move:
        """The move that a question makes: the model's word for it, else the topic whose wordings it is like."""
        moves = self.stock.moves
        if self.stock.completion.suggested and _says(self.phrases.ending, question):
            return next((move for move in moves if move.kind == "suggest_completion"), moves[0])
        wanted = topic or self._likely_topic(question)
        if wanted is None or wanted == moves[0].topic:
            return moves[0]
        found = next((move for move in moves if move.topic == wanted), None)
        return found or Move(kind="ask", topic=wanted, variant=f"{wanted}.model")

    def _likely_topic(self, question: str) -> TopicKey | None:
        mine = tokens(question) - self.phrases.small_words
        best: tuple[float, TopicKey | None] = (_LIKE, None)
        for topic in self.interview.guide.topics:
            bank = bank_of(topic.key, self.interview)
            for text in (*bank.wide, *(n.ask for n in bank.narrow), *bank.thread, *bank.follow):
                words = _wording_words(text, self.phrases.small_words)
                likeness = len(mine & words) / len(mine | words) if mine | words else 0.0
                best = max(best, (likeness, topic.key), key=lambda found: found[0])
        return best[1]


@cache
def _wording_words(text: str, small_words: frozenset[str]) -> frozenset[str]:
    return tokens(text) - small_words


def _says(patterns: Iterable[str], question: str) -> bool:
    """Whether one of the patterns is in a question, leaving out what it quotes and the marks before its first word."""
    plain = _LEAD.sub("", _plain(question))
    return any(re.search(pattern, plain) for pattern in patterns)


def _plain(text: str) -> str:
    return " ".join(without_quotes(text).casefold().replace("’", "'").split()).rstrip(_EMPHASIS)
