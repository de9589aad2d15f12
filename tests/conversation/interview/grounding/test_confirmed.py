"""The interviewer's words count when the person picked or confirmed them, and only then."""

import pytest

from conversation.interview.grounding import Gate
from conversation.interview.grounding.confirmed import confirmed
from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.ledger import fold
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Choice, DraftClaim, Message, Move

TEAM = "Was the team two or three people, up to ten, or more?"
SIZES = tuple(
    Choice(key=str(n), label=label) for n, label in enumerate(("two or three", "up to ten", "more than ten"), 1)
)
RECAP = "Let me read back what I have: you cleaned the rooms on the third floor. What was hardest?"


def asked(question: str, move: Move, answer: str) -> Interview:
    """Amara's interview after one question and her answer."""
    bare = Interview(guide_for("employment"), pack_for("en"), (), (), (Asked(move=move, text=question),))
    before = bare._replace(messages=(Message(message_id="q", role="assistant", content=question),))
    message = Message(message_id="a", role="user", content=answer)
    return before._replace(messages=(*before.messages, message), notes=read(before, message))


def of_sizes(answer: str) -> Interview:
    return asked(TEAM, Move(kind="ask", topic="scope", choices=SIZES), answer)


def of_recap(answer: str) -> Interview:
    return asked(RECAP, Move(kind="recap", topic="challenge"), answer)


def words(interview: Interview) -> list[str]:
    return [c.asked.content[c.start : c.end] for c in confirmed(interview, fold(interview.notes).facts)]


@pytest.mark.parametrize("answer", ["2", "the second one", "up to ten"])
def test_a_choice_that_was_picked_counts(answer: str) -> None:
    assert words(of_sizes(answer)) == ["up to ten"]


@pytest.mark.parametrize("answer", ["no idea", "skip", "it was a small hotel by the sea"])
def test_choices_that_were_not_picked_do_not(answer: str) -> None:
    assert words(of_sizes(answer)) == []


def test_a_recap_counts_when_it_was_confirmed_but_its_question_does_not() -> None:
    assert words(of_recap("Yes, that's right.")) == [RECAP.removesuffix(" What was hardest?")]


@pytest.mark.parametrize("answer", ["No, that's wrong.", "I cleaned the second floor.", "no idea"])
def test_a_recap_that_was_not_confirmed_does_not(answer: str) -> None:
    assert words(of_recap(answer)) == []


def test_a_claim_on_a_pick_cites_the_question_and_the_pick() -> None:
    verdict = Gate(of_sizes("the second one")).judge(DraftClaim(text="Team of up to ten", quotes=("up to ten",)))
    assert verdict.passed, verdict.reason
    assert [(e.message_id, e.quote) for e in verdict.evidence] == [("q", "up to ten"), ("a", "the second one")]


def test_the_interviewers_words_alone_back_nothing() -> None:
    verdict = Gate(of_sizes("skip")).judge(DraftClaim(text="Team of up to ten", quotes=("up to ten",)))
    assert not verdict.passed
    assert verdict.evidence == ()


def test_a_confirmed_recap_backs_a_claim() -> None:
    claim = DraftClaim(
        text="Cleaned the rooms on the third floor", quotes=("you cleaned the rooms on the third floor",)
    )
    assert Gate(of_recap("Yes, exactly.")).judge(claim).passed
    assert not Gate(of_recap("No, that's wrong.")).judge(claim).passed
