"""The questions still worth asking, most valuable first: weight times what is missing, along the thread."""

from collections.abc import Iterator
from typing import NamedTuple

from conversation.interview.guide import Guide, GuideTopic
from conversation.interview.languages import LanguagePack
from conversation.interview.policy.coverage import Standing
from conversation.interview.policy.turns import STORY, Counts, Exchange, protests, topics_of
from conversation.interview.types import Asked, Move, MoveKind, Note, TopicKey

FRAME: frozenset[TopicKey] = frozenset({"role", "organisation", "timeframe"})
FRAME_FIRST = 2.5  # who, where and when come first: every later question leans on them
THREAD = 1.8  # what follows from the last answer
STAY = 6.0  # a topic just told in part is finished before the next
TOO_SOON = 0.4  # a topic whose ground is not laid yet
EPISODE = 20.0  # what a difficulty or deed just told leads to comes before all else
MISREAD = 0.05  # a topic whose question was just answered with nothing that could be noted
SECOND = 0.6  # a second example of what is already told
STORY_SHARE = 0.35  # of all questions, those about difficulty and result should be at least so many
TOLD_WORDS, TOLD_WORDS_ASKED = 4, 2  # of a note that a question can follow: told in passing, and when asked for
SHORTEST, LONGEST = 7, 12  # questions of an interview that a second example is put into


class Ask(NamedTuple):
    """One question worth asking: topics asked in it, the form of its wording, and its value."""

    topics: tuple[TopicKey, ...]
    form: str
    value: float

    @property
    def kind(self) -> MoveKind:
        """Figures are asked for by a move of their own."""
        return "ask_figure" if self.form == "figure" else "ask"


class Talk(NamedTuple):
    """What the value of a question depends on. `short`: the person answers in few words; `refused`: they have turned
    something down; `due`: what the story just told leads to.
    """

    guide: Guide
    topics: tuple[Standing, ...]
    past: tuple[Exchange, ...]
    counts: Counts
    asked: tuple[Asked, ...]
    short: bool
    refused: bool = False
    due: GuideTopic | None = None

    @property
    def just_told(self) -> frozenset[TopicKey]:
        """The topics of the last answer."""
        return frozenset(note.topic for note in self.past[-1].news) if self.past else frozenset()

    def leads_to(self, topic: GuideTopic) -> bool:
        """Whether the last answer told what a question for a topic can call "that": asked for, or in so many words.

        A deed told in passing leads to its result only once there was a difficulty.
        """
        last = self.past[-1] if self.past else None
        if last is None:
            return False
        asked = topics_of(last.asked.move) if last.asked else ()
        passing = topic.key == "outcome" and self.in_passing("actions")
        return not passing and any(note.topic in topic.after and _is_told(note, asked) for note in last.news)

    def in_passing(self, key: TopicKey) -> bool:
        """Whether what was told of a deed or result was not asked for, and no difficulty was told yet."""
        asked = self.past[-1].asked if self.past else None
        difficult = any(standing.facts for standing in self.topics if standing.topic.key == "challenge")
        return not difficult and (asked is None or key not in topics_of(asked.move))

    @property
    def misread(self) -> frozenset[TopicKey]:
        """The topics of a question whose answer could not be taken up: others come first."""
        asked = self.past[-1].asked if self.past else None
        if asked is None or not protests(self.past):
            return frozenset()
        told = any(standing.facts for standing in self.topics)
        return frozenset(topics_of(asked.move)) - (frozenset() if told else FRAME)


def _is_told(note: Note, asked: tuple[TopicKey, ...]) -> bool:
    least = TOLD_WORDS_ASKED if note.topic in asked else TOLD_WORDS
    return note.topic in FRAME or len(note.quote.split()) >= least


def asks(talk: Talk) -> tuple[Ask, ...]:
    """All questions left, in order of value."""
    missing = {s.topic.key: s for s in talk.topics if not s.done}
    found = list(_together(talk, missing))
    if talk.due:
        found.append(Ask((talk.due.key,), "thread", talk.due.weight * EPISODE))
    grouped = {key for ask in found for key in ask.topics}
    found += [_single(talk, standing) for key, standing in missing.items() if key not in grouped]
    if found:
        found += _second_examples(talk, len(found))
    return tuple(sorted(found, key=lambda ask: -ask.value))


def first_of_each(found: tuple[Ask, ...], more: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """Two lists of questions as one, in order of value, without those of topics that the first one asks for."""
    asked = {key for ask in found for key in ask.topics}
    added = [ask for ask in more if asked.isdisjoint(ask.topics)]
    return tuple(sorted((*found, *added), key=lambda ask: -ask.value))


def _together(talk: Talk, missing: dict[TopicKey, Standing]) -> Iterator[Ask]:
    """Topics that go into one question, as long as none of them was asked alone."""
    for group in talk.guide.together:
        keys = tuple(key for key in group if key in missing and missing[key].state == "open")
        if len(keys) > 1 and not any(talk.counts.asked.get(key) for key in keys):
            yield Ask(keys, "together", sum(_value(talk, missing[key]) for key in keys))


def _single(talk: Talk, standing: Standing) -> Ask:
    return Ask((standing.topic.key,), _form(talk, standing), _value(talk, standing))


def _value(talk: Talk, standing: Standing) -> float:
    return _worth(talk, standing) * (MISREAD if standing.topic.key in talk.misread else 1.0)


def _worth(talk: Talk, standing: Standing) -> float:
    topic, told = standing.topic, talk.just_told
    weight = topic.weight * (FRAME_FIRST if topic.key in FRAME else 1.0)
    if standing.state == "partial":
        stays = topic.key in told and not (topic.key == "actions" and talk.in_passing(topic.key))
        return weight * 0.5 * (STAY if stays else 1.0)
    if talk.leads_to(topic):
        return weight * THREAD
    still_open = {s.topic.key for s in talk.topics if not s.done}
    return weight * (TOO_SOON if topic.after and still_open.issuperset(topic.after) else 1.0)


def _form(talk: Talk, standing: Standing) -> str:
    if standing.state == "partial":
        return "figure" if standing.reason == "partial_figure" else "follow"
    if talk.counts.asked.get(standing.topic.key):
        return "narrow"
    if talk.leads_to(standing.topic):
        return "thread"
    return "narrow" if talk.short else "wide"


def _second_examples(talk: Talk, left: int) -> list[Ask]:
    """A second difficulty or result, where the rest of the interview would be too much about the frame.

    Once in an interview, and not for people who answer in few words, are in a hurry, or have turned something down.
    """
    if talk.short or talk.refused or talk.due:
        return []
    story = sum(asked.move.topic in STORY for asked in talk.asked)
    story += sum(s.topic.key in STORY for s in talk.topics if not s.done)
    whole = len(talk.asked) + left
    if not SHORTEST <= whole <= LONGEST or story >= STORY_SHARE * whole:
        return []
    if any(".more" in asked.move.variant for asked in talk.asked):
        return []
    return [
        Ask((s.topic.key,), "more", s.topic.weight * SECOND)
        for s in talk.topics
        if s.topic.more and s.state == "covered" and len(s.facts) <= 2
    ]


def episode_due(topics: tuple[Standing, ...], counted: Counts, leads_to: TopicKey | None) -> GuideTopic | None:
    """The topic that the story leads to, where older notes cover it and it may still be asked."""
    told = next((s.topic for s in topics if s.topic.key == leads_to and s.state == "covered"), None)
    return told if told and counted.asked.get(told.key, 0) < told.asks else None


def move_of(ask: Ask, guide: Guide, pack: LanguagePack) -> Move:
    """The move that an ask is; its `variant` is topics and form, and phrasing adds the wording's number."""
    label = " + ".join(t.label(pack.code) for t in guide.topics if t.key in ask.topics)
    why = pack.phrases.move_reasons[ask.form].format(topic=label)
    return Move(kind=ask.kind, topic=ask.topics[0], why=why, variant=f"{'+'.join(ask.topics)}.{ask.form}")
