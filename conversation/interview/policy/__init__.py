"""The interviewer's judgement: what is known, what is missing, what to do next, when it is enough."""

from conversation.interview.ledger import Ledger, fold
from conversation.interview.policy.again import left_open
from conversation.interview.policy.asks import Talk, asks, episode_due, first_of_each, move_of
from conversation.interview.policy.completion import completion
from conversation.interview.policy.coverage import Standing, coverage, questions_left, standings
from conversation.interview.policy.episode import loose_end
from conversation.interview.policy.figures import figured
from conversation.interview.policy.missing import Missing, missing
from conversation.interview.policy.moves import Situation, next_moves
from conversation.interview.policy.others import offered, told_elsewhere
from conversation.interview.policy.turns import Counts, Exchange, counts, exchanges, refused, terse, told_since
from conversation.interview.session import Interview, Stock

__all__ = ["Missing", "not_told", "take_stock"]


def take_stock(interview: Interview) -> Stock:
    """Fold the ledger and judge the interview as it stands after its last message."""
    guide, pack = interview.guide, interview.pack
    ledger = fold(interview.notes)
    past = exchanges(interview, ledger)
    counted, topics = _judged(interview, ledger, past)
    due = episode_due(topics, counted, loose_end(past, ledger))
    again = left_open(interview, topics, ledger)
    fresh = told_since(interview, past)
    enough = completion(guide, pack, ledger, topics, fresh, due, full=interview.full, left_open=again)
    left = 0 if enough.suggested else max(questions_left(guide, topics), len(again))
    talk = Talk(guide, topics, past, counted, interview.asked, terse(past), refused(past, pack), due)
    wanted = tuple(move_of(ask, guide, pack) for ask in first_of_each(asks(talk), again))
    moves = next_moves(Situation(interview, ledger, enough, past, wanted))
    told = told_elsewhere(interview)
    return Stock(ledger, coverage(pack, topics, left), enough, moves, told, offered(told, past, moves))


def not_told(interview: Interview, ledger: Ledger) -> tuple[Missing, ...]:
    """What is missing and was not declined, in the guide's order."""
    _, topics = _judged(interview, ledger, exchanges(interview, ledger))
    return missing(topics, ledger)


def _judged(interview: Interview, ledger: Ledger, past: tuple[Exchange, ...]) -> tuple[Counts, tuple[Standing, ...]]:
    """How often topics were asked, and how far each is told."""
    counted = counts(past)
    told = figured(interview.guide, interview.pack, ledger, past)
    return counted, standings(interview.guide, ledger, counted._replace(figured=told))
