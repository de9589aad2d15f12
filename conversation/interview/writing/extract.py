"""The extractive writer: a draft from notes and statements by rule, in the person's own words."""

from conversation.interview.grounding.heard import Heard
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.reading.experiences import of_this_one
from conversation.interview.session import Interview
from conversation.interview.statements import Statement, statements
from conversation.interview.statements.grammar import grammar
from conversation.interview.text.intents import intent
from conversation.interview.types import Draft, DraftClaim
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
    told = _told(interview, ledger, statements(whole, notes))
    telling = _telling(interview, whole, beyond_the_frame(told, ledger, interview.pack), heard)
    found = Bullets(telling, wording).all()
    story = Story(telling, wording)
    facts = Facts(interview, ledger, target, story.title())
    best = strongest(found, MAX_BULLETS)
    retelling = Retelling(whole, telling, wording)
    results = Results(retelling, wording.rules, lambda text: len(heard.quantities(text)))
    sentences = narrative(facts.openings(telling.told), story, found, best, retelling)
    return Draft(
        narrative=sentences or _anything(whole, told, wording),
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


def _told(interview: Interview, ledger: Ledger, said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """What may be written of what was said: no talk to the interviewer, nothing unwanted or taken back."""
    spoken = without_chatter(said, interview.pack, family=interview.guide.key in _OF_FAMILY)
    return standing(without_unwanted(spoken, interview), ledger, interview.pack)


def _telling(interview: Interview, whole: Interview, told: tuple[Statement, ...], heard: Heard) -> Telling:
    """What is told; `whole` holds what was typed into the ledger behind the interview's messages, each by itself."""

    def has_figure(statement: Statement) -> bool:
        return bool(heard.quantities(statement.quote))

    ids = [message.message_id for message in whole.messages[len(interview.messages) :]]
    return Telling(told, has_figure, grammar(interview.pack), answered(whole), ids)


def _anything(interview: Interview, told: tuple[Statement, ...], wording: Wording) -> tuple[DraftClaim, ...]:
    """What was said at all, as it was said, where no rule makes more of it."""
    answers = {m.message_id for m in interview.messages if intent(m.content, interview.pack) == "answer"}
    return tuple(
        DraftClaim(text=wording.told(s), quotes=(s.quote,)) for s in told if s.message_id in answers and s.text
    )[:_MAX_ANYTHING]
