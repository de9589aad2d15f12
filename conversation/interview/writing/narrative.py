"""The narrative: who and where, the ordinary work, what was hard, what was done about it, what came of it, what was
learned; and, each in its place, all else that the ledger holds.
"""

from collections.abc import Iterable, Iterator

from conversation.interview.types import DraftClaim, TopicKey
from conversation.interview.writing.bullets import Bullet
from conversation.interview.writing.retelling import Retelling, Retold
from conversation.interview.writing.story import Story, Told

_MAX_HARD = 2
_MAX_TOLD = 5
_AROUND: tuple[TopicKey, ...] = ("tools", "collaboration")


def narrative(
    openings: tuple[DraftClaim, ...], story: Story, found: list[Bullet], best: list[Bullet], retelling: Retelling
) -> tuple[DraftClaim, ...]:
    """The sentences of the narrative, in order."""
    telling = [b for b in best[:_MAX_TOLD] if b.score > 0 or not openings]
    stages: dict[int, list[Bullet]] = {0: [], 1: [], 2: []}
    for bullet in sorted(telling, key=found.index):
        stages[_stage(bullet, story)].append(bullet)
    learned = (stages[2] or [b for b in found if "learning" in b.told[0].topics])[:1]
    hard = story.hard()[:_MAX_HARD] if stages[1] else []
    came = story.lone([s for b in telling for s in b.told])[:_MAX_HARD]
    done = [s for b in (*telling, *learned) for s in b.told]
    rest = retelling.rest([*done, *(s for c in (*hard, *came) for s in c.told)])
    deeds = _with_outcomes(stages[1], _claims(came), retelling)
    return (
        *openings,
        *_of(rest, "scope"),
        *_sentences(stages[0], retelling),
        *_of(rest, "responsibilities"),
        *_of(rest, *_AROUND),
        *_claims(hard),
        *_of(rest, "challenge"),
        *deeds,
        *_of(rest, "actions"),
        *_of(rest, "outcome"),
        *_sentences(learned, retelling),
        *_of(rest, "learning"),
        *alone(telling),
    )


def alone(bullets: Iterable[Bullet]) -> tuple[DraftClaim, ...]:
    """Deeds without what was joined to them, for the gate to fall back on."""
    return tuple(b.alone for b in bullets if b.alone and len(b.told) > 1)


def _with_outcomes(
    deeds: list[Bullet], outcomes: tuple[DraftClaim, ...], retelling: Retelling
) -> tuple[DraftClaim, ...]:
    """Deeds in order, and the outcomes right after the last deed of which any was told."""
    last = max((i for i, b in enumerate(deeds) if b.outcome), default=len(deeds) - 1) + 1
    return (*_sentences(deeds[:last], retelling), *outcomes, *_sentences(deeds[last:], retelling))


def _sentences(bullets: Iterable[Bullet], retelling: Retelling) -> Iterator[DraftClaim]:
    """Bullets as sentences: with their subject where they would be none without, or where it is a team."""
    for bullet in bullets:
        if retelling.needs_subject(bullet.told[0]):
            yield from retelling.own_words(bullet.told)
        yield bullet.claim


def _stage(bullet: Bullet, story: Story) -> int:
    first = bullet.told[0]
    return 2 if "learning" in first.topics else 1 if story.is_deed(first) or bullet.outcome else 0


def _of(rest: Iterable[Retold], *topics: TopicKey) -> tuple[DraftClaim, ...]:
    return tuple(retold.claim for retold in rest if retold.topic in topics)


def _claims(told: Iterable[Told]) -> tuple[DraftClaim, ...]:
    return tuple(one.claim for one in told)
