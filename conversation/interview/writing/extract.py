"""The extractive writer: a draft from notes and statements by rule, in the person's own words."""

from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.session import Interview
from conversation.interview.statements import Statement, statements
from conversation.interview.statements.grammar import grammar
from conversation.interview.text.intents import intent
from conversation.interview.text.quantities import quantities
from conversation.interview.types import Draft, DraftClaim
from conversation.interview.writing import skills
from conversation.interview.writing.bullets import Bullet, Bullets, strongest
from conversation.interview.writing.facts import Facts, spellings, typed_lower
from conversation.interview.writing.wording import Wording

MAX_BULLETS = 6
_MAX_STORY = 3
_MAX_TOLD = 5


def draft(interview: Interview, ledger: Ledger, target: LanguagePack) -> Draft:
    """A write-up of an interview by rule alone, every claim with the words it rests on; templates are the target's."""
    facts = Facts(interview, ledger, target)
    wording = Wording(grammar(interview.pack), spellings(ledger, typed_lower(interview)))
    told = statements(interview, ledger.facts)
    maker = Bullets(told, _Figures(interview), wording)
    found = maker.all()
    best = strongest(found, MAX_BULLETS)
    return Draft(
        narrative=_narrative(facts.openings(), found, best) or _anything(interview, told, wording),
        bullets=(*(b.claim for b in best), *_alone(best)),
        situation=(*facts.story_openings(), *_situation(told, maker, wording)),
        action=_action(found, best, wording),
        result=_result(told, maker, wording),
        technical_skills=skills.shown(told, interview.pack.writing.technical_skills),
        soft_skills=skills.shown(told, interview.pack.writing.soft_skills),
        tools=skills.tools(ledger),
        achievements=(*(b.claim for b in best if b.outcome), *_lone_outcomes(told, best, maker, wording)),
        timeline=_one(facts.timeline()),
        role_context=facts.role_context(),
        title=facts.title(),
    )


class _Figures:
    """Which statements hold a quantity; messages are read when first asked for."""

    def __init__(self, interview: Interview) -> None:
        self._pack = interview.pack
        self._texts = {m.message_id: m.content for m in interview.messages}
        self._places: dict[str, list[int]] = {}

    def __call__(self, statement: Statement) -> bool:
        found = self._places.get(statement.message_id)
        if found is None:
            found = [q.start for q in quantities(self._texts[statement.message_id], self._pack)]
            self._places[statement.message_id] = found
        return any(statement.start <= start < statement.end for start in found)


def _narrative(openings: tuple[DraftClaim, ...], found: list[Bullet], best: list[Bullet]) -> tuple[DraftClaim, ...]:
    """Who, then the ordinary work, then what stood out as it was told, then what was learned."""
    telling = [b for b in best[:_MAX_TOLD] if b.score > 0 or not openings]
    ordered = sorted(telling, key=lambda b: (_stage(b), found.index(b)))
    return (*openings, *(b.claim for b in ordered), *_alone(ordered))


def _alone(best: list[Bullet]) -> tuple[DraftClaim, ...]:
    """Deeds without what was joined to them, for the gate to fall back on."""
    return tuple(b.alone for b in best if b.alone and len(b.told) > 1)


def _anything(interview: Interview, told: tuple[Statement, ...], wording: Wording) -> tuple[DraftClaim, ...]:
    """What was said at all, as it was said, where no rule makes more of it."""
    answers = {m.message_id for m in interview.messages if intent(m.content, interview.pack) == "answer"}
    return tuple(_told(s, wording) for s in told if s.message_id in answers and s.text)[:_MAX_STORY]


def _stage(bullet: Bullet) -> int:
    topics = bullet.told[0].topics
    return 2 if "learning" in topics else 0 if "responsibilities" in topics and not bullet.outcome else 1


def _lone_outcomes(
    told: tuple[Statement, ...], best: list[Bullet], maker: Bullets, wording: Wording
) -> tuple[DraftClaim, ...]:
    """Outcomes that stand in no bullet and can stand alone."""
    used = {s for b in best for s in b.told}
    return tuple(_told(s, wording) for s in told if s not in used and maker.is_outcome(s) and maker.stands_alone(s))


def _situation(told: tuple[Statement, ...], maker: Bullets, wording: Wording) -> tuple[DraftClaim, ...]:
    """How things stood: what was hard, told of things and of the team, not the person's own deeds."""
    hard = [s for s in told if "challenge" in s.topics and s.mood in ("done", "negated", "stative")]
    trouble = [s for s in hard if not (maker.is_deed(s) and s.actor == "I") and maker.has_verb(s)]
    return tuple(_told(s, wording) for s in trouble[:_MAX_STORY])


def _action(found: list[Bullet], best: list[Bullet], wording: Wording) -> tuple[DraftClaim, ...]:
    chosen = [b for b in found if b in best][: _MAX_STORY + 1]
    return tuple(_told(b.told[0], wording) for b in chosen)


def _result(told: tuple[Statement, ...], maker: Bullets, wording: Wording) -> tuple[DraftClaim, ...]:
    deeds = [s for s in told if "outcome" in s.topics and maker.is_deed(s) and s.actor == "I"]
    changed = [s for s in told if s in deeds or (maker.is_outcome(s) and maker.tells(s))]
    return tuple(_told(s, wording) for s in changed[:_MAX_STORY])


def _one(claim: DraftClaim | None) -> tuple[DraftClaim, ...]:
    return (claim,) if claim else ()


def _told(statement: Statement, wording: Wording) -> DraftClaim:
    return DraftClaim(text=wording.told(statement), quotes=(statement.quote,))
