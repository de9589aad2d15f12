"""Whether a figure of a topic was told: with the topic itself, or in what was answered since."""

from conversation.interview.guide import Guide
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.policy.turns import Exchange
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Note, TopicKey

FRAME: frozenset[TopicKey] = frozenset({"role", "organisation", "timeframe"})


def figured(guide: Guide, pack: LanguagePack, ledger: Ledger, past: tuple[Exchange, ...]) -> frozenset[TopicKey]:
    """The topics that want a figure and have one among the notes of the answers since they were first told."""
    return frozenset(topic.key for topic in guide.topics if topic.wants_figure and _told(topic.key, pack, ledger, past))


def _told(key: TopicKey, pack: LanguagePack, ledger: Ledger, past: tuple[Exchange, ...]) -> bool:
    live = set(ledger.facts)
    since = next((n for n, e in enumerate(past) if any(note.topic == key and note in live for note in e.news)), None)
    if since is None:
        return False
    notes = (note for e in past[since:] for note in e.news if note in live and note.topic not in FRAME)
    return any(_counts(note, pack) for note in notes)


def _counts(note: Note, pack: LanguagePack) -> bool:
    return any(c.isdigit() for c in note.quote) or bool(quantities(note.quote, pack))
