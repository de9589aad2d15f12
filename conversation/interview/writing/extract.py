"""The extractive writer: a draft from notes and statements by rule, in the person's own words."""

from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger, fold
from conversation.interview.session import Interview
from conversation.interview.types import Draft, DraftClaim
from conversation.interview.writing import facts
from conversation.interview.writing.grammar import Grammar, grammar
from conversation.interview.writing.statements import Statement, statements
from conversation.interview.writing.wording import as_sentence, bullet

MAX_BULLETS = 6


def draft(interview: Interview, target: LanguagePack | None = None) -> Draft:
    """A write-up of an interview by rule alone, every claim with the words it rests on."""
    pack = target or interview.pack
    ledger = fold(interview.notes)
    rules = grammar(interview.pack)
    told = statements(interview, ledger.facts)
    templates = pack.writing.templates
    bullets = _bullets(told, rules)
    title, timeline = facts.title(ledger, templates), facts.timeline(ledger, templates)
    tools = tuple(DraftClaim(text=n.value, quotes=(n.quote,)) for n in ledger.of("tools"))
    return Draft(
        narrative=_narrative(ledger, pack, bullets),
        bullets=bullets[:MAX_BULLETS],
        action=bullets[:3],
        tools=tools,
        timeline=(timeline,) if timeline else (),
        role_context=(title,) if title else (),
        title=title,
    )


def _bullets(told: tuple[Statement, ...], rules: Grammar) -> tuple[DraftClaim, ...]:
    deeds = [s for s in told if s.mood == "done" and s.verb_first and s.actor in ("I", "we")]
    return tuple(DraftClaim(text=as_sentence(bullet(s, rules)), quotes=(s.quote,)) for s in deeds)


def _narrative(ledger: Ledger, pack: LanguagePack, bullets: tuple[DraftClaim, ...]) -> tuple[DraftClaim, ...]:
    opening = facts.title(ledger, pack.writing.templates)
    first = (DraftClaim(text=as_sentence(opening.text), quotes=opening.quotes),) if opening else ()
    return (*first, *bullets[:4])
