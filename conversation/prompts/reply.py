"""The prompt for one reply of the interviewer."""

from conversation.interview.policy.turns import topics_of
from conversation.interview.session import Interview, Stock
from conversation.interview.types import Move, TopicState
from conversation.prompts.texts import listed, shortened, template
from conversation.prompts.transcript import history, recent
from conversation.providers.base import Prompt

# The tail is new in every turn, so no cache can save it: 1,500 characters at most, and as a rule a third of that.
KNOWN_MAX_CHARS = 140
VALUE_MAX_CHARS = 40
CALLED_MAX_CHARS = 60
MOVES_SHOWN = 3
STATES: dict[TopicState, str] = {"partial": "Half told", "open": "Not told", "declined": "Declined"}
MOVE_MAX_CHARS = 90


def reply_prompt(interview: Interview, stock: Stock) -> Prompt:
    """Ask for the next reply, by the coach's rules and the guide, with what is known and the moves."""
    return Prompt(
        static=_static(interview),
        history=recent(history(interview.messages)),
        tail=_tail(interview, stock),
        interview=interview,
        stock=stock,
    )


def _static(interview: Interview) -> str:
    guide, topics = interview.guide, listed("topics")
    return template("coach").substitute(
        guide=guide.label("en"),
        topics="\n".join(f"- {topic.key}: {topics[topic.key]}" for topic in guide.topics),
        moves=template("moves").template,
        greeting=interview.asked[0].text if interview.asked else "Tell me about it.",
    )


def _tail(interview: Interview, stock: Stock) -> str:
    return template("tail").substitute(
        known=_known(stock) or "nothing yet",
        states="".join(_in_state(stock, state) for state in STATES),
        left=stock.coverage.questions_left,
        moves="\n".join((*_kept_apart(stock), *(f"{n}. {_in_brief(move)}" for n, move in enumerate(_shown(stock), 1)))),
    )


def _known(stock: Stock) -> str:
    """The facts in brief, the last told first: the older ones are the likelier to be well told."""
    facts = (
        f"{note.aspect or note.topic} {shortened(note.value, VALUE_MAX_CHARS)}" for note in stock.ledger.facts[::-1]
    )
    return shortened("; ".join(facts), KNOWN_MAX_CHARS)


def _in_state(stock: Stock, state: TopicState) -> str:
    keys = ", ".join(topic.key for topic in stock.coverage.topics if topic.state == state)
    return f"{STATES[state]}: {keys}. " if keys else ""


def _shown(stock: Stock) -> list[Move]:
    """The best moves; of those that read alike only the first."""
    return list({_in_brief(move): move for move in reversed(stock.moves[:MOVES_SHOWN])}.values())[::-1]


def _kept_apart(stock: Stock) -> tuple[str, ...]:
    """What to say before the question of another experience that the last answer mentions."""
    if stock.offer is None:
        return ()
    called = shortened(stock.offer.called, CALLED_MAX_CHARS)
    return (template("other").substitute(called=called),)


def _in_brief(move: Move) -> str:
    """The move by its key, which the static part explains, with what is its own."""
    topic = " and ".join(topics_of(move)) or move.topic or ""
    choices = " or ".join(choice.label for choice in move.choices)
    own = ", ".join(filter(None, (topic, choices)))
    brief = f"{move.kind}: {own}" if own else move.kind
    return shortened(f"{brief} ({move.why})" if move.why else brief, MOVE_MAX_CHARS)
