"""When it is enough, and why."""

from conversation.interview.guide import Guide, GuideTopic
from conversation.interview.languages import LanguagePack
from conversation.interview.ledger import Ledger
from conversation.interview.policy.asks import Ask
from conversation.interview.policy.coverage import Standing, share
from conversation.interview.policy.turns import Exchange
from conversation.interview.types import Completion

NOTHING_NEW_AFTER = 3


def completion(
    guide: Guide,
    pack: LanguagePack,
    ledger: Ledger,
    topics: tuple[Standing, ...],
    past: tuple[Exchange, ...],
    due: GuideTopic | None = None,
    *,
    full: bool = False,
    left_open: tuple[Ask, ...] = (),
) -> Completion:
    """Suggest the end when the guide is satisfied, the person stops, nothing new comes, or no answer fits any more
    (`full`); before a fact only when every topic was refused.

    `due`: what the story just told still leads to, which is asked before the guide counts as satisfied; so is what is
    `left_open` in a conversation that was opened again. `past`: the answers since then.
    """
    reasons = pack.phrases.reasons
    if not past and not ledger.facts:
        return Completion(suggested=False, reason=reasons["nothing_told"])
    if full:
        return Completion(suggested=True, reason=reasons["full"])
    if not ledger.facts:
        refused = all(standing.done for standing in topics)
        return Completion(suggested=refused, reason=reasons["nothing_new" if refused else "nothing_told"])
    if stopped(past):
        return Completion(suggested=True, reason=reasons["stopped"])
    if due is None and not left_open and enough(guide, topics):
        return Completion(suggested=True, reason=reasons["enough"])
    if nothing_new(past):
        return Completion(suggested=True, reason=reasons["nothing_new"])
    wanted = {key for ask in left_open for key in ask.topics}
    missing = [s.topic for s in topics if not s.done or s.topic == due or s.topic.key in wanted]
    named = [t for t in missing if t.required] or missing
    labels = ", ".join(topic.label(pack.code) for topic in named)
    return Completion(suggested=False, reason=reasons["not_yet"].format(topics=labels))


def enough(guide: Guide, topics: tuple[Standing, ...]) -> bool:
    """Required topics covered or declined, and the guide's share of all reached."""
    return all(s.done for s in topics if s.topic.required) and share(topics) >= guide.threshold


def stopped(past: tuple[Exchange, ...]) -> bool:
    """Whether the person asked to stop and has not gone on telling since."""
    for exchange in reversed(past):
        if exchange.intent == "stop":
            return True
        if exchange.news:
            return False
    return False


def nothing_new(past: tuple[Exchange, ...]) -> bool:
    """Whether the last three answers changed nothing. Asides and a yes or no to the interviewer are not answers."""
    answers = [e for e in past if e.answers and e.intent not in ("confirm", "deny")]
    return len(answers) >= NOTHING_NEW_AFTER and not any(e.news for e in answers[-NOTHING_NEW_AFTER:])
