"""A conversation that was written up and opened again: what was said since, and what is asked first."""

from conversation.interview.guide import GuideTopic
from conversation.interview.ledger import Ledger
from conversation.interview.policy.asks import Ask
from conversation.interview.policy.coverage import Standing
from conversation.interview.policy.missing import Missing, missing
from conversation.interview.policy.turns import asked_since, topics_of
from conversation.interview.session import Interview

_FORMS = {"untold": "narrow", "figure": "figure", "start": "follow", "end": "follow"}
# A part of a topic is worth half of the whole, as where coverage is counted.
_PART = 0.5


def left_open(interview: Interview, topics: tuple[Standing, ...], ledger: Ledger) -> tuple[Ask, ...]:
    """What a write-up left open and was not asked since, most valuable first; nothing where none was written."""
    if interview.reopened_at is None:
        return ()
    asked = {topic for made in asked_since(interview) for topic in topics_of(made.move)}
    known = {standing.topic.key: standing.topic for standing in topics}
    found = [_ask(known[m.topic], m) for m in missing(topics, ledger) if m.topic not in asked]
    return tuple(sorted(found, key=lambda ask: -ask.value))


def _ask(topic: GuideTopic, open_matter: Missing) -> Ask:
    worth = topic.weight * (1 if open_matter.kind == "untold" else _PART)
    return Ask((topic.key,), _FORMS[open_matter.kind], worth)
