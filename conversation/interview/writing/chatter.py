"""What was said to the interviewer, or of the person's own people, beside the experience: no part of a write-up."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from conversation.interview.languages import LanguagePack
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.statements import Statement
from conversation.interview.text.intents import whole_intent
from conversation.interview.types import TopicKey

_FLAGS = re.IGNORECASE
_IDLE = frozenset(
    ("distress", "rules", "stop", "how_long", "why", "progress", "off_topic", "clarify", "skip", "dont_know")
)
# Where one's own people stand in these, they belong to what is told.
_WITH_KIN: frozenset[TopicKey] = frozenset({"collaboration", "learning", "role"})


def without_chatter(told: Iterable[Statement], pack: LanguagePack, *, family: bool = False) -> tuple[Statement, ...]:
    """The statements that tell of the experience. `family`: the person's own people are what it is about."""
    return tuple(
        statement
        for _, message in groupby(told, key=lambda s: s.message_id)
        for statement in _telling(message, pack, family=family)
    )


def _telling(message: Iterable[Statement], pack: LanguagePack, *, family: bool) -> Iterator[Statement]:
    """The telling statements of one message, up to where the person goes away."""
    talk, leaving, kin = _compiled(pack.writing)
    aside = -1
    for statement in message:
        if leaving.match(statement.text):
            return
        if kin.match(statement.text) and not family and not statement.topics & _WITH_KIN:
            aside = statement.sentence
        if statement.sentence != aside and not _is_talk(statement, talk, pack):
            yield statement


def _is_talk(statement: Statement, talk: re.Pattern[str], pack: LanguagePack) -> bool:
    return bool(talk.fullmatch(statement.text)) or whole_intent(statement.text, pack.reading) in _IDLE


@lru_cache(maxsize=16)
def _compiled(words: WritingWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        _any(words.talk, ""),
        _any(words.leaving, ""),
        _any(words.kin, r"(?![\w'’])"),
    )


def _any(expressions: tuple[str, ...], after: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(expressions)}){after}" if expressions else r"(?!)", _FLAGS)
