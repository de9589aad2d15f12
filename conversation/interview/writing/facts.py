"""Title, role, time: short lines from single notes."""

import re

from conversation.interview.languages.writing_words import Templates
from conversation.interview.ledger import Ledger
from conversation.interview.types import DraftClaim, Note, TopicKey

_ARTICLE = re.compile(r"^(?:an?|the|ein|eine|einen|der|die|das|une?|le|la|les|un|una|el|los|las)\s+", re.IGNORECASE)


def latest(ledger: Ledger, topic: TopicKey, *aspects: str) -> Note | None:
    """The note of a topic that was told last, of the first aspect that has one; none while it is contradicted."""
    disputed = {n.note_id for c in ledger.contradictions for n in (c.earlier, c.later)}
    for aspect in aspects:
        live = [n for n in ledger.of(topic, aspect) if n.note_id not in disputed and n.value.strip()]
        if live:
            return live[-1]
    return None


def title(ledger: Ledger, templates: Templates) -> DraftClaim | None:
    """Role and organisation in one line, from what is known of them."""
    role, place = latest(ledger, "role", "title", ""), latest(ledger, "organisation", "employer", "")
    if role and place:
        text = templates.role_at.format(role=capital(bare(role.value)), organisation=named(place.value))
        return DraftClaim(text=text, quotes=(role.quote, place.quote))
    if role:
        return DraftClaim(text=capital(bare(role.value)), quotes=(role.quote,))
    return DraftClaim(text=named(place.value), quotes=(place.quote,)) if place else None


def timeline(ledger: Ledger, templates: Templates) -> DraftClaim | None:
    """The time as the person told it."""
    start, end = latest(ledger, "timeframe", "start"), latest(ledger, "timeframe", "end")
    length = latest(ledger, "timeframe", "duration")
    if start and end:
        text = templates.from_to.format(start=capital(start.value), end=capital(end.value))
        return DraftClaim(text=text, quotes=(start.quote, end.quote))
    if start:
        return DraftClaim(text=templates.since.format(start=capital(start.value)), quotes=(start.quote,))
    known = length or end or latest(ledger, "timeframe", "")
    return DraftClaim(text=capital(known.value), quotes=(known.quote,)) if known else None


def bare(value: str) -> str:
    """A value without its article."""
    return _ARTICLE.sub("", value.strip())


def capital(value: str) -> str:
    """A value with a capital at its start."""
    value = value.strip()
    return value[:1].upper() + value[1:]


def named(value: str) -> str:
    """A name as names are written, when the person typed it without capitals."""
    value = bare(value)
    return " ".join(capital(w) if len(w) > 2 or i == 0 else w for i, w in enumerate(value.split())) if value.islower() else value
