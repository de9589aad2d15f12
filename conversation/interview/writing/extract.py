"""The extractive writer: a draft from notes and statements by rule, in the person's own words."""

from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import fold
from conversation.interview.session import Interview
from conversation.interview.statements import Statement, statements
from conversation.interview.statements.grammar import grammar
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Draft, DraftClaim
from conversation.interview.writing import facts, skills
from conversation.interview.writing.bullets import Bullet, Bullets, strongest
from conversation.interview.writing.wording import Wording

MAX_BULLETS = 6
_MAX_STORY = 3


def draft(interview: Interview, target: LanguagePack | None = None) -> Draft:
    """A write-up of an interview by rule alone, every claim with the words it rests on."""
    words = (target or interview.pack).writing
    ledger = fold(interview.notes)
    wording = Wording(grammar(interview.pack), facts.spellings(ledger))
    told = statements(interview, ledger.facts)
    maker = Bullets(told, _with_figures(told, interview.pack), wording)
    found = maker.all()
    best = strongest(found, MAX_BULLETS)
    title, timeline = facts.title(ledger, words), facts.timeline(ledger, words)
    opening = facts.opening(ledger, words)
    return Draft(
        narrative=_narrative(opening, best),
        bullets=tuple(b.claim for b in best),
        situation=_situation(told, wording),
        action=_action(found, best, wording),
        result=_result(told, maker, wording),
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


def _narrative(opening: DraftClaim | None, best: list[Bullet]) -> tuple[DraftClaim, ...]:
    first = (opening,) if opening else ()
    return (*first, *(b.claim for b in best[:4]))


def _situation(told: tuple[Statement, ...], wording: Wording) -> tuple[DraftClaim, ...]:
    trouble = [s for s in told if "challenge" in s.topics and s.mood in ("done", "negated", "stative")]
    return tuple(_told(s, wording) for s in trouble[:_MAX_STORY])


def _action(found: list[Bullet], best: list[Bullet], wording: Wording) -> tuple[DraftClaim, ...]:
    chosen = [b for b in found if b in best][: _MAX_STORY + 1]
    return tuple(_told(b.told[0], wording) for b in chosen)


def _result(told: tuple[Statement, ...], maker: Bullets, wording: Wording) -> tuple[DraftClaim, ...]:
    changed = [s for s in told if maker.is_outcome(s) or ("outcome" in s.topics and maker.is_deed(s))]
    return tuple(_told(s, wording) for s in changed[:_MAX_STORY])


def _told(statement: Statement, wording: Wording) -> DraftClaim:
    return DraftClaim(text=wording.told(statement), quotes=(statement.quote,))
