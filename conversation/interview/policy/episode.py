"""The thread of a story: a difficulty leads to what was done about it, and a deed to what came of it."""

from conversation.interview.ledger import Ledger
from conversation.interview.policy.turns import PASTED_WORDS, Exchange, topics_of
from conversation.interview.text.spans import sentences
from conversation.interview.types import Note, TopicKey


def loose_end(past: tuple[Exchange, ...], ledger: Ledger) -> TopicKey | None:
    """The topic that the last answer leads to and that nothing told since takes up, however much older notes hold.

    A deed leads on only where it was asked for, or told with its difficulty; and to nothing that the person typed.
    """
    due = _due(past, ledger)
    typed = any(note.message_id is None for note in ledger.facts if note.topic == due)
    return None if typed else due


def _due(past: tuple[Exchange, ...], ledger: Ledger) -> TopicKey | None:
    """The topic that the last answer leads to, by what was told in answers."""
    told = next((exchange for exchange in reversed(past) if exchange.answers), None)
    if told is None:
        return None
    troubles, deeds, results = (_live(told, ledger, topic) for topic in ("challenge", "actions", "outcome"))
    asked = topics_of(told.asked.move) if told.asked else ()
    if "outcome" in asked and results:
        return None
    if troubles and not any(_follows(deed, troubles[-1], told) for deed in deeds):
        return None if _whole(past, told, ledger) else "actions"
    episode = bool(troubles) or "actions" in asked
    return "outcome" if episode and deeds and not results and not _whole(past, told, ledger) else None


def _whole(past: tuple[Exchange, ...], told: Exchange, ledger: Ledger) -> bool:
    """Whether an earlier, long answer told a deed with its result, as a pasted text does: this then belongs to it."""
    long = (e for e in past if e is not told and len(e.answer.content.split()) >= PASTED_WORDS)
    return any(_live(e, ledger, "actions") and _live(e, ledger, "outcome") for e in long)


def _live(told: Exchange, ledger: Ledger, topic: TopicKey) -> tuple[Note, ...]:
    """The facts of a topic that an answer told, in the order told."""
    return tuple(sorted((n for n in told.news if n.topic == topic and n in ledger.facts), key=lambda n: n.start))


def _follows(deed: Note, trouble: Note, told: Exchange) -> bool:
    """Whether a deed is told after a difficulty, or within its sentence. What was typed into the ledger has no place in
    an answer; it is taken to follow.
    """
    if deed.message_id is None or trouble.message_id is None:
        return True
    within = (s for s in sentences(told.answer.content) if s.start <= trouble.start < s.end)
    return deed.start > trouble.start or any(s.start <= deed.start < s.end for s in within)
