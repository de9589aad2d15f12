"""The extractive writer: a draft from notes and statements by rule, in the person's own words."""

from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import fold
from conversation.interview.session import Interview
from conversation.interview.statements import Statement, statements
from conversation.interview.statements.grammar import Grammar, grammar
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Draft, DraftClaim
from conversation.interview.writing import facts, skills
from conversation.interview.writing.bullets import Bullet, bullets, is_deed, is_outcome, strongest
from conversation.interview.writing.wording import as_told

MAX_BULLETS = 6
_MAX_STORY = 3


def draft(interview: Interview, target: LanguagePack | None = None) -> Draft:
    """A write-up of an interview by rule alone, every claim with the words it rests on."""
    words = (target or interview.pack).writing
    ledger, rules = fold(interview.notes), grammar(interview.pack)
    told = statements(interview, ledger.facts)
    found = bullets(told, _with_figures(told, interview.pack), rules)
    best = strongest(found, MAX_BULLETS)
    title, timeline = facts.title(ledger, words), facts.timeline(ledger, words)
    opening = facts.opening(ledger, words)
    return Draft(
        narrative=_narrative(opening, told, best),
        bullets=tuple(b.claim for b in best),
        situation=_situation(opening, told),
        action=_action(found, best, rules),
        result=_result(told, best, rules),
        technical_skills=skills.shown(told, interview.pack.writing.technical_skills),
        soft_skills=skills.shown(told, interview.pack.writing.soft_skills),
        tools=skills.tools(ledger),
        achievements=tuple(b.claim for b in best if b.outcome),
        timeline=(timeline,) if timeline else (),
        role_context=tuple(c for c in (title, facts.scope(ledger, words)) if c),
        title=title,
    )


def _with_figures(told: tuple[Statement, ...], pack: LanguagePack) -> frozenset[tuple[str, int]]:
    return frozenset((s.message_id, s.start) for s in told if quantities(s.quote, pack))


def _narrative(opening: DraftClaim | None, told: tuple[Statement, ...], best: list[Bullet]) -> tuple[DraftClaim, ...]:
    first = (opening,) if opening else ()
    return (*first, *(b.claim for b in best[:4]))


def _situation(opening: DraftClaim | None, told: tuple[Statement, ...]) -> tuple[DraftClaim, ...]:
    trouble = [s for s in told if "challenge" in s.topics and s.mood in ("done", "negated", "stative")]
    return tuple(_told(s) for s in trouble[:_MAX_STORY])


def _action(found: list[Bullet], best: list[Bullet], rules: Grammar) -> tuple[DraftClaim, ...]:
    chosen = [b for b in found if b in best][: _MAX_STORY + 1]
    return tuple(_told(b.told[0]) for b in chosen)


def _result(told: tuple[Statement, ...], best: list[Bullet], rules: Grammar) -> tuple[DraftClaim, ...]:
    changed = [s for s in told if is_outcome(s, rules) or ("outcome" in s.topics and is_deed(s, rules))]
    return tuple(_told(s) for s in changed[:_MAX_STORY])


def _told(statement: Statement) -> DraftClaim:
    return DraftClaim(text=as_told(statement), quotes=(statement.quote,))
