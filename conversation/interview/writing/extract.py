"""The extractive writer: a draft from notes and statements by rule, in the person's own words."""

from conversation.interview.grounding.heard import Heard
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.reading.experiences import of_this_one
from conversation.interview.session import Interview
from conversation.interview.statements import Statement, statements
from conversation.interview.statements.grammar import grammar
from conversation.interview.text.intents import intent
from conversation.interview.types import Draft, DraftClaim, Message
from conversation.interview.writing import skills
from conversation.interview.writing.bullets import Bullets, strongest
from conversation.interview.writing.chatter import without_chatter
from conversation.interview.writing.facts import Facts, spellings, typed_lower
from conversation.interview.writing.left_out import without_unwanted
from conversation.interview.writing.narrative import alone, narrative
from conversation.interview.writing.results import Results
from conversation.interview.writing.retelling import Retelling
from conversation.interview.writing.standing import beyond_the_frame, standing
from conversation.interview.writing.story import Story, answered
from conversation.interview.writing.telling import Telling
from conversation.interview.writing.typed_words import with_typed
from conversation.interview.writing.wording import Wording

MAX_BULLETS = 6
_MAX_ANYTHING = 3
_OF_FAMILY = ("care",)


def draft(interview: Interview, ledger: Ledger, target: LanguagePack, heard: Heard | None = None) -> Draft:
    """A write-up of an interview by rule alone, every claim with the words it rests on; templates are the target's."""
    heard = heard or Heard(interview.pack)
    wording = Wording(grammar(interview.pack), spellings(ledger, typed_lower(interview)))
    whole, notes = with_typed(of_this_one(interview), ledger)
    spoken = without_chatter(statements(whole, notes), interview.pack, family=interview.guide.key in _OF_FAMILY)
    told = standing(without_unwanted(spoken, interview), ledger, interview.pack)
    beyond = beyond_the_frame(told, ledger, interview.pack)
    telling = _telling(beyond, whole, heard, apart=whole.messages[len(interview.messages) :])
    found = Bullets(telling, wording).all()
    story = Story(telling, wording)
    facts = Facts(interview, ledger, target, story.title())
    best = strongest(found, MAX_BULLETS)
    retelling = Retelling(whole, telling, wording)
    results = Results(retelling, wording.rules, lambda text: len(heard.quantities(text)))
    return Draft(
        narrative=narrative(facts.openings(telling.told), story, found, best, retelling)
        or _anything(whole, told, wording),
        bullets=(*results.first(best), *alone(best)),
        situation=(*facts.story_openings(), *story.situation()),
        action=story.action([s for b in best for s in b.told]),
        result=story.result(),
        technical_skills=skills.shown(told, interview.pack.writing.technical_skills),
        soft_skills=skills.shown(told, interview.pack.writing.soft_skills),
        tools=skills.tools(ledger),
        achievements=results.achievements(best, story),
        timeline=facts.timeline(),
        role_context=facts.role_context(),
        title=facts.title(),
    )


def _telling(told: tuple[Statement, ...], interview: Interview, heard: Heard, apart: tuple[Message, ...]) -> Telling:
    def has_figure(statement: Statement) -> bool:
        return bool(heard.quantities(statement.quote))

    ids = [message.message_id for message in apart]
    return Telling(told, has_figure, grammar(interview.pack), answered(interview), ids)


def _anything(interview: Interview, told: tuple[Statement, ...], wording: Wording) -> tuple[DraftClaim, ...]:
    """What was said at all, as it was said, where no rule makes more of it."""
    answers = {m.message_id for m in interview.messages if intent(m.content, interview.pack) == "answer"}
    return tuple(
        DraftClaim(text=wording.told(s), quotes=(s.quote,)) for s in told if s.message_id in answers and s.text
    )[:_MAX_ANYTHING]
