"""The kind of experience that the first answers tell of: by the signs of the guides, and only where it is plain."""

from conversation.interview.guide import DEFAULT_GUIDE, Guide, guide_for
from conversation.interview.reading.answer import Answer
from conversation.interview.reading.experiences import this_one
from conversation.interview.reading.signs import Sign, opens, signs
from conversation.interview.session import Interview
from conversation.interview.text.passage import passage_of
from conversation.interview.types import Message

ANSWERS = 2
# Words that may stand between a sign and what takes it back, before it and behind it.
_BEFORE, _BEHIND = 3, 3


def kind_told(interview: Interview, message: Message) -> Guide:
    """The guide of an interview in which nobody chose one, once it has heard `message`.

    The first of the first answers that tells one kind decides, else the default stands; later answers change nothing.
    `interview` is the state before the message.
    """
    answers = [each for each in (*interview.messages, message) if each.role == "user"]
    if len(answers) > ANSWERS:
        return interview.guide
    told = (kind_of(interview, answer) for answer in answers)
    return guide_for(next((kind for kind in told if kind), DEFAULT_GUIDE))


def kind_of(interview: Interview, message: Message) -> str | None:
    """The key of the one guide whose signs an answer says of the experience itself; None where of none, or of more."""
    found = signs(passage_of(message.content, interview.pack.reading), interview.pack)
    if all(sign.guide == DEFAULT_GUIDE for sign in found):
        return None
    answer = Answer(interview, this_one(interview, message))
    meant = {sign.guide for sign in signs(answer.passage, interview.pack) if _meant(answer, sign)}
    return meant.pop() if len(meant) == 1 and DEFAULT_GUIDE not in meant else None


def _meant(answer: Answer, sign: Sign) -> bool:
    """Whether a sign is said of the experience itself, by the person of themselves, as something that was."""
    clause = answer.clause_at(sign.first)
    if clause.actor is None and not answer.language.words.verbs.pro_drop and not opens(answer.passage, sign.first):
        return False
    before = [c for c in answer.sentence_at(sign.first) if c.first <= sign.first]
    if clause.idle or clause.actor == "other" or any(c.has("elsewhere") for c in before):
        return False
    if answer.negated(sign.first, reach=_BEFORE + 1):
        return False
    apart = any(hit.cue == "beyond" and 0 <= sign.first - hit.last < _BEFORE for hit in clause.hits)
    denied = any(
        hit.cue == "negation" and hit.last == clause.last and 0 <= hit.first - sign.last < _BEHIND
        for hit in clause.hits
    )
    return not apart and not denied
