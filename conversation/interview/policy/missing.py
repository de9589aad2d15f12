"""What a write-up would still need: topics nobody told, a result's figure, the other end of a time."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from conversation.interview.ledger import Ledger
from conversation.interview.policy.coverage import Standing, has_figure
from conversation.interview.types import TopicKey

MissingKind: TypeAlias = Literal["untold", "figure", "start", "end"]


class Missing(NamedTuple):
    """One thing that is not told, and that the person did not decline to tell."""

    topic: TopicKey
    kind: MissingKind


def missing(topics: tuple[Standing, ...], ledger: Ledger) -> tuple[Missing, ...]:
    """What is missing, in the guide's order."""
    return tuple(
        Missing(standing.topic.key, kind)
        for standing in topics
        if standing.state != "declined" and standing.topic.key not in ledger.declined
        for kind in _kinds(standing)
    )


def _kinds(standing: Standing) -> Iterator[MissingKind]:
    facts = standing.facts
    if not facts:
        yield "untold"
    elif standing.topic.wants_figure:
        if standing.reason != "covered" and not any(map(has_figure, facts)):
            yield "figure"
    elif standing.topic.key == "timeframe":
        aspects = {note.aspect for note in facts}
        if "duration" not in aspects and ("start" in aspects) != ("end" in aspects):
            yield "end" if "start" in aspects else "start"
