"""The questions still worth asking, most valuable first: weight times what is missing, along the thread."""

from typing import NamedTuple

from conversation.interview.guide import Guide
from conversation.interview.languages import LanguagePack
from conversation.interview.policy.coverage import Standing
from conversation.interview.policy.turns import Exchange
from conversation.interview.types import Move, MoveKind, TopicKey

FRAME = 2.5  # who, where and when come first: every later question leans on them
THREAD = 1.8  # what follows from the last answer
STAY = 6.0  # a topic just told in part is finished before the next
TOO_SOON = 0.4  # a topic whose ground is not laid yet


class Ask(NamedTuple):
    """One question worth asking: topics asked in it, the form of its wording, and its value."""

    topics: tuple[TopicKey, ...]
    form: str
    value: float

    @property
    def kind(self) -> MoveKind:
        """Figures are asked for by a move of their own."""
        return "ask_figure" if self.form == "figure" else "ask"


def asks(guide: Guide, topics: tuple[Standing, ...], past: tuple[Exchange, ...], short: bool) -> tuple[Ask, ...]:
    """All questions left, in order of value. `short`: the person answers in few words."""
    missing = {s.topic.key: s for s in topics if not s.done}
    just_told = _just_told(past)
    found: list[Ask] = []
    for group in guide.together:
        keys = tuple(key for key in group if key in missing and missing[key].state == "open")
        if len(keys) > 1 and len(past) <= 2:
            found.append(Ask(keys, "together", FRAME * sum(missing.pop(key).topic.weight for key in keys)))
    frame = {key for group in guide.together for key in group}
    still_open = {s.topic.key for s in topics if not s.done}
    for standing in missing.values():
        base = FRAME if standing.topic.key in frame else 1.0
        value = base * _value(standing, just_told, still_open)
        found.append(Ask((standing.topic.key,), _form(standing, just_told, short), value))
    return tuple(sorted(found, key=lambda ask: -ask.value))


def _just_told(past: tuple[Exchange, ...]) -> frozenset[TopicKey]:
    return frozenset(note.topic for note in past[-1].news) if past else frozenset()


def _value(standing: Standing, just_told: frozenset[TopicKey], still_open: set[TopicKey]) -> float:
    topic = standing.topic
    if standing.state == "partial":
        return topic.weight * 0.5 * (STAY if topic.key in just_told else 1.0)
    if just_told.intersection(topic.after):
        return topic.weight * THREAD
    ground = [key for key in topic.after if key not in still_open]
    return topic.weight * (1.0 if ground or not topic.after else TOO_SOON)


def _form(standing: Standing, just_told: frozenset[TopicKey], short: bool) -> str:
    if standing.state == "partial":
        return "figure" if standing.reason == "partial_figure" else "follow"
    if just_told.intersection(standing.topic.after):
        return "thread"
    return "narrow" if short else "wide"


def move_of(ask: Ask, guide: Guide, pack: LanguagePack) -> Move:
    """The move that an ask is; its `variant` is topics and form, and phrasing adds the wording's number."""
    first = guide.topic(ask.topics[0])
    label = " + ".join(t.label(pack.code) for t in guide.topics if t.key in ask.topics)
    why = pack.phrases.move_reasons[ask.form].format(topic=label)
    return Move(
        kind=ask.kind, topic=first.key if first else None, why=why, variant=f"{'+'.join(ask.topics)}.{ask.form}"
    )
