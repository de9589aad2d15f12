"""How far each topic is told, by the guide's own rule for it."""

from textwrap import shorten
from typing import NamedTuple

from conversation.interview.guide import Guide, GuideTopic
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.policy.figures import FRAME
from conversation.interview.policy.turns import Counts
from conversation.interview.types import Coverage, Note, TopicCoverage, TopicKey, TopicState

SHOWN_FACTS = 2
# Answers after which nothing is asked a second time: a person's patience ends before their story does.
LONG_ENOUGH = 8
SHOWN_CHARS = 48
FIGURE_ASPECTS = frozenset({"figure", "team_size", "budget", "quantity", "number"})
# Topics of which a figure or a name is told, or not: to ask on for them would be to ask for what was said.
_NAMED: frozenset[TopicKey] = frozenset({"scope", "tools"})
_TOLD_SHARE: dict[TopicState, float] = {"covered": 1.0, "partial": 0.5, "open": 0.0, "declined": 0.0}


class Standing(NamedTuple):
    """One topic now: `reason` names the sentence that says why."""

    topic: GuideTopic
    state: TopicState
    reason: str
    facts: tuple[Note, ...]

    @property
    def done(self) -> bool:
        """Covered or declined: no longer asked."""
        return self.state in ("covered", "declined")


def standings(guide: Guide, ledger: Ledger, asked: Counts) -> tuple[Standing, ...]:
    """Every topic of the guide, in its order."""
    return tuple(_standing(topic, ledger, asked) for topic in guide.topics)


def _standing(topic: GuideTopic, ledger: Ledger, asked: Counts) -> Standing:
    facts = ledger.of(topic.key)
    state, reason = _state(topic, facts, topic.key in ledger.declined, asked)
    return Standing(topic, state, reason, facts)


def _state(topic: GuideTopic, facts: tuple[Note, ...], declined: bool, asked: Counts) -> tuple[TopicState, str]:
    times = asked.asked.get(topic.key, 0)
    rests = times >= topic.asks or (times > 0 and asked.answers >= LONG_ENOUGH)
    if not facts:
        if declined:
            return "declined", "declined"
        return ("declined", "unanswered") if rests else ("open", "open")
    if topic.wants_figure:
        if topic.key in asked.figured or any(map(has_figure, facts)):
            return "covered", "covered"
        if declined or topic.key in asked.figures:
            return "covered", "covered_no_figure"
        return "partial", "partial_figure"
    if is_told(topic, facts) and not _in_passing(topic, facts, asked):
        return "covered", "covered"
    return ("covered", "covered_as_far") if rests or declined else ("partial", "partial")


def _in_passing(topic: GuideTopic, facts: tuple[Note, ...], asked: Counts) -> bool:
    """Whether a topic was only touched while something else was asked: there is mostly more to it."""
    if topic.key in (*FRAME, *_NAMED) or topic.key in asked.asked or topic.key in asked.figures:
        return False
    return all(note.message_id in asked.brief and note.source == "reader" for note in facts)


def is_told(topic: GuideTopic, facts: tuple[Note, ...]) -> bool:
    """Whether facts satisfy the topic's rule."""
    aspects = {note.aspect for note in facts}
    rule = topic.told
    return (
        len(facts) >= rule.notes
        or any(aspects.issuperset(wanted) for wanted in rule.aspects)
        or (rule.words > 0 and any(len(note.quote.split()) >= rule.words for note in facts))
    )


def has_figure(note: Note) -> bool:
    """Whether a fact holds a number."""
    return note.aspect in FIGURE_ASPECTS or any(c.isdigit() for c in note.value) or any(c.isdigit() for c in note.quote)


def share(topics: tuple[Standing, ...]) -> float:
    """Weight of what is told over the weight of what was not declined; 1 where all was declined."""
    counted = [s for s in topics if s.state != "declined"]
    whole = sum(s.topic.weight for s in counted)
    return sum(s.topic.weight * _TOLD_SHARE[s.state] for s in counted) / whole if whole else 1.0


def questions_left(guide: Guide, topics: tuple[Standing, ...]) -> int:
    """About how many questions until it is enough, at least one: topics that are asked together count once."""
    together = {key: group for group in guide.together for key in group}
    missing = [s for s in topics if not s.done]
    wanted = [s for s in missing if s.topic.required]
    optional = sorted((s for s in missing if not s.topic.required), key=lambda s: -s.topic.weight)
    while optional and share(_as_covered(topics, wanted)) < guide.threshold:
        wanted.append(optional.pop(0))
    return max(1, len({together.get(s.topic.key, s.topic.key) for s in wanted}))


def _as_covered(topics: tuple[Standing, ...], told: list[Standing]) -> tuple[Standing, ...]:
    return tuple(s._replace(state="covered") if s in told else s for s in topics)


def _told(facts: tuple[Note, ...], pack: LanguagePack) -> str:
    """The first facts in the person's words, as long as a line holds."""
    before, after = pack.phrases.quote
    quoted = (_short(fact.value) for fact in facts[:SHOWN_FACTS])
    more = "…" if len(facts) > SHOWN_FACTS else ""
    return ", ".join(f"{before}{text}{after}" for text in quoted if text) + more


def _short(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= SHOWN_CHARS else shorten(plain, width=SHOWN_CHARS, placeholder="…")


def coverage(pack: LanguagePack, topics: tuple[Standing, ...], left: int) -> Coverage:
    """The coverage as the API shows it, with a sentence for each topic."""
    shown = tuple(
        TopicCoverage(
            key=s.topic.key,
            label=s.topic.label(pack.code),
            state=s.state,
            why=pack.phrases.states[s.reason].format(told=_told(s.facts, pack)),
            note_ids=tuple(note.note_id for note in s.facts),
        )
        for s in topics
    )
    return Coverage(share=round(min(1.0, share(topics)), 4), questions_left=left, topics=shown)
