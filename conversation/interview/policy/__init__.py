"""The interviewer's judgement: what is known, what is missing, what to do next, when it is enough."""

from conversation.interview.ledger import fold
from conversation.interview.policy.asks import Talk, asks, episode_due, move_of
from conversation.interview.policy.completion import completion
from conversation.interview.policy.coverage import coverage, questions_left, standings
from conversation.interview.policy.episode import loose_end
from conversation.interview.policy.figures import figured
from conversation.interview.policy.moves import Situation, next_moves
from conversation.interview.policy.turns import counts, exchanges, refused, terse
from conversation.interview.session import Interview, Stock

__all__ = ["take_stock"]


def take_stock(interview: Interview) -> Stock:
    """Fold the ledger and judge the interview as it stands after its last message."""
    guide, pack = interview.guide, interview.pack
    ledger = fold(interview.notes)
    past = exchanges(interview, ledger)
    counted = counts(past)
    topics = standings(guide, ledger, counted._replace(figured=figured(guide, pack, ledger, past)))
    due = episode_due(topics, counted, loose_end(past, ledger))
    enough = completion(guide, pack, ledger, topics, past, due, full=interview.full)
    left = 0 if enough.suggested else questions_left(guide, topics)
    talk = Talk(guide, topics, past, counted, interview.asked, terse(past), refused(past, pack), due)
    moves = next_moves(Situation(interview, ledger, enough, past, tuple(move_of(a, guide, pack) for a in asks(talk))))
    return Stock(ledger, coverage(pack, topics, left), enough, moves)
