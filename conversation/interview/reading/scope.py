"""How big it was: team, reporting line, budget and other figures of size."""

from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.nouns import ROLE_WORDS, noun_phrase
from conversation.interview.text.quantities import Quantity

_FIGURES = 8
_CROWD = 10_000
_REACH = 6
_BUDGET = 1000


def scopes(answer: Answer) -> list[Found]:
    """Figures of size; those that tell a change are outcomes and not these."""
    found = [*_teams(answer), *_reporting(answer)]
    taken = [(note.start, note.end) for note in found]
    for quantity in answer.quantities:
        if len(found) >= _FIGURES:
            break
        if not any(start < quantity.end and quantity.start < end for start, end in taken) and (
            note := _figure(answer, quantity)
        ):
            found.append(note)
    return found


def plain_number(quantity: Quantity) -> str:
    """The value for a note: "12", "10-15"."""
    high = f"-{quantity.high:g}" if quantity.high is not None else ""
    return f"{quantity.value:g}{high}" if quantity.value < 1_000_000 else f"{quantity.value:.0f}{high}"


def _teams(answer: Answer) -> list[Found]:
    found: list[Found] = []
    for hit in answer.of("team_size", "team_managed", "team_reports")[:_FIGURES]:
        clause = answer.clause_at(hit.first)
        quantity = answer.quantity_in(hit.first, hit.last)
        if (
            quantity is None
            or quantity.kind in ("money", "percent", "duration", "times", "measure")
            or quantity.value > _CROWD
        ):
            continue
        if clause.has("movement") and answer.near(hit, "movement"):
            continue
        if any(
            note.start <= answer.start(hit.first) < note.end
            or (note.start < quantity.end and quantity.start < note.end)
            for note in found
        ):
            continue
        end = max(quantity.end, answer.end(hit.last))
        led = hit.cue == "team_reports" or (hit.cue == "team_managed" and _has_team(answer, quantity))
        aspect = "managed" if led and clause.actor != "other" else "team_size"
        value = _vague(answer, quantity) or plain_number(quantity)
        found.append(Found("scope", aspect, value, answer.start(hit.first), end, clause.actor or "I"))
    return _one_team(answer, found) or _alone(answer)


def _vague(answer: Answer, quantity: Quantity) -> str:
    """A number of people as it was said, where it is one of about so many: "a dozen"."""
    said = " ".join(quantity.text.casefold().split())
    articles, numbers = answer.language.words.phrases.indefinite, answer.language.words.numbers
    spoken = (p for p in numbers.phrases if said.startswith(p) and len(p.split()) > 1 and p.split()[0] in articles)
    return max(spoken, key=len, default="")


def _one_team(answer: Answer, found: list[Found]) -> list[Found]:
    """One team size: a group led within a team is "managed"; another size stays only where it corrects the first."""
    kept: list[Found] = []
    for note in sorted(found, key=lambda note: note.start):
        first = next((other for other in kept if other.aspect == note.aspect), None)
        if first is None:
            kept.append(note)
        elif answer.mended(first.end, note.start):
            kept[kept.index(first)] = note._replace(slip=(first.start, first.end))
    return kept


def _has_team(answer: Answer, quantity: Quantity) -> bool:
    known = [*answer.ledger.of("scope", "team_size")]
    others = any(
        hit.cue == "team_size" and (q := answer.quantity_in(hit.first, hit.last)) and q != quantity
        for hit in answer.of("team_size")
    )
    return others or any(note.value != plain_number(quantity) for note in known)


def _alone(answer: Answer) -> list[Found]:
    """ "just me" is a team of one; "I managed nobody" is zero managed."""
    found: list[Found] = []
    for hit in answer.of("team_none"):
        found.append(answer.found("scope", "managed", hit.first, hit.last, "0"))
        return found
    if answer.topic in ("scope", "collaboration"):
        for hit in answer.of("team_alone"):
            if any(answer.norm(at) in answer.language.words.phrases.ands for at in range(hit.last, hit.last + _REACH)):
                continue
            found.append(answer.found("scope", "team_size", hit.first, hit.last, "1"))
            return found
    return found


def _reporting(answer: Answer) -> list[Found]:
    """Whom the person reported to."""
    to = answer.language.words.phrases.to_words
    for hit in answer.of("reports_to"):
        clause = answer.clause_at(hit.first)
        at = hit.last
        while answer.norm(at) in to:
            at += 1
        first, last = noun_phrase(answer, at, limit=ROLE_WORDS, named=False)
        mine = clause.actor != "other" or answer.norm(hit.first) in answer.language.words.phrases.possessives
        if mine and last > first:
            return [answer.found("scope", "reports_to", first, last)]
    return []


def _figure(answer: Answer, quantity: Quantity) -> Found | None:
    """A figure of size: money beside a word for budget, or a count of what such work is measured by."""
    first = answer.passage.word_at(quantity.start)
    clause = answer.clause_at(first)
    if (
        clause.idle
        or clause.actor == "other"
        or clause.has("movement", "negation")
        or quantity.kind in ("percent", "times", "duration")
        or (quantity.value == 1 and not quantity.text[:1].isdigit())
    ):
        return None
    last = answer.passage.word_at(quantity.end - 1) + 1
    value = " ".join(quantity.text.split())
    if quantity.kind == "money":
        return Found("scope", "budget", value, quantity.start, quantity.end) if clause.has("budget") else None
    if quantity.kind == "plain" and quantity.value >= _BUDGET and clause.has("budget"):
        return Found("scope", "budget", value, quantity.start, quantity.end)
    counted = any(hit.cue == "scope_noun" for at in range(first, last + 1) for hit in answer.hits_at(at))
    if not counted and quantity.kind != "measure":
        return None
    if clause.has("change_verb") and clause.has("outcome"):
        return None
    return Found("scope", "figure", value, quantity.start, quantity.end)
