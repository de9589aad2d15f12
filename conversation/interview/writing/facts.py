"""Title, time, role and opening sentence: short lines made of single notes."""

import re

from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.ledger import Ledger
from conversation.interview.types import DraftClaim, Note, TopicKey
from conversation.interview.writing.wording import as_sentence

_ARTICLE = re.compile(
    r"^(?:an?|the|ein|eine|einen|einer|einem|der|die|das|une?|le|la|les|un|una|el|los|las)\s+|^l['’]", re.IGNORECASE
)
_LONGEST = 9


def latest(ledger: Ledger, topic: TopicKey, *aspects: str) -> Note | None:
    """The note of a topic that was told last, of the first aspect that has one; none while it is contradicted."""
    disputed = {n.note_id for c in ledger.contradictions for n in (c.earlier, c.later)}
    for aspect in aspects:
        live = [n for n in ledger.of(topic, aspect) if n.note_id not in disputed and _fits(n)]
        if live:
            return live[-1]
    return None


def title(ledger: Ledger, words: WritingWords) -> DraftClaim | None:
    """Role and organisation in one line, from what is known of them."""
    role, place = latest(ledger, "role", "title", ""), latest(ledger, "organisation", "employer", "")
    if role and place:
        text = words.templates.role_at.format(role=capital(bare(role.value)), organisation=named(place.value))
        return DraftClaim(text=text, quotes=(role.quote, place.quote))
    if role:
        return DraftClaim(text=capital(bare(role.value)), quotes=(role.quote,))
    return DraftClaim(text=named(place.value), quotes=(place.quote,)) if place else None


def timeline(ledger: Ledger, words: WritingWords) -> DraftClaim | None:
    """The time as the person told it."""
    start, end = latest(ledger, "timeframe", "start"), latest(ledger, "timeframe", "end")
    known = latest(ledger, "timeframe", "duration", "")
    if start and end:
        text = words.templates.from_to.format(start=capital(start.value), end=capital(end.value))
        return DraftClaim(text=text, quotes=(start.quote, end.quote))
    if known:
        return DraftClaim(text=capital(known.value), quotes=(known.quote,))
    if start:
        return DraftClaim(text=words.templates.started.format(start=start.value), quotes=(start.quote,))
    return DraftClaim(text=words.templates.until.format(end=end.value), quotes=(end.quote,)) if end else None


def opening(ledger: Ledger, words: WritingWords) -> DraftClaim | None:
    """What the person was, where, how long and among how many, in one sentence."""
    role, place = latest(ledger, "role", "title", ""), latest(ledger, "organisation", "employer", "")
    if not role and not place:
        return None
    quotes = [n.quote for n in (role, place) if n]
    filled = {"role": _with_article(role.value, words) if role else "", "organisation": named(place.value) if place else ""}
    templates = words.templates
    form = templates.worked_as_at if role and place else templates.worked_as if role else templates.worked_at
    parts = [form.format(**filled)]
    if length := latest(ledger, "timeframe", "duration"):
        parts.append(templates.for_long.format(duration=length.value))
        quotes.append(length.quote)
    return DraftClaim(text=as_sentence(" ".join(parts)), quotes=tuple(quotes))


def scope(ledger: Ledger, words: WritingWords) -> DraftClaim | None:
    """The size of the team, where it is known."""
    team = latest(ledger, "scope", "team_size")
    if team is None:
        return None
    return DraftClaim(text=as_sentence(capital(words.templates.team_of.format(team=team.value))), quotes=(team.quote,))


def spellings(ledger: Ledger) -> dict[str, str]:
    """Names the person typed in lower case, as names are written: employer and tools by their notes."""
    place = latest(ledger, "organisation", "employer", "")
    known = [named(place.value)] if place and _fits(place) else []
    known += [n.value for n in ledger.of("tools") if len(n.value) > 1 and not n.value.islower()]
    return {bare(value).casefold(): bare(value) for value in known if value.strip()}


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
    if not value.islower():
        return value
    return " ".join(capital(w) if len(w) > 2 or i == 0 else w for i, w in enumerate(value.split()))


def _fits(note: Note) -> bool:
    """Whether a note's value is short enough for a line of its own."""
    return 0 < len(note.value.split()) <= _LONGEST and len(note.value) <= 10 * _LONGEST


def _with_article(role: str, words: WritingWords) -> str:
    role = role.strip()
    articles = words.articles
    if not articles.usual or re.match(articles.none_before, role, re.IGNORECASE):
        return role
    other = re.match(articles.other_before, role, re.IGNORECASE)
    return f"{articles.other if other else articles.usual} {role}"
