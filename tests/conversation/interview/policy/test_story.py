"""How a story is followed, and when the interviewer lets go."""

import pytest

from conversation.interview.phrasing import speak
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from tests.conversation.interview.scenes import EVERYTHING, EVERYTHING_TEXT, FRAME, FRAME_TEXT, ask, asked, begun, told


def forms(interview: Interview) -> list[tuple[str | None, str]]:
    """Topic and form of the moves to come."""
    return [(move.topic, move.variant.split(".")[1]) for move in take_stock(interview).moves if "." in move.variant]


def with_old_deeds() -> Interview:
    """A cook told a deed, and a result apart from it, before any difficulty."""
    interview = told(begun(), FRAME_TEXT, *FRAME)
    deed = "I wrote the new menu and the order sheets for the kitchen"
    interview = told(asked(interview, ask("actions"), "What did you do?"), deed, ("actions", deed))
    result = "Waste went down by 20 %"
    interview = told(asked(interview, ask("outcome"), "What came of it?"), result, ("outcome", result))
    return asked(interview, ask("challenge"), "What was hard?")


def test_after_a_difficulty_it_asks_what_was_done_even_if_other_deeds_were_told() -> None:
    trouble = "The oven broke down in July in the middle of service"
    interview = told(with_old_deeds(), trouble, ("challenge", trouble))
    assert forms(interview)[0] == ("actions", "thread")
    interview = asked(interview, take_stock(interview).moves[0], "What did you do about it?")
    done = "I moved everything to the two small grills outside"
    interview = told(interview, done, ("actions", done))
    assert forms(interview)[0] == ("outcome", "thread")


def test_a_difficulty_told_with_its_deed_needs_no_question_for_it() -> None:
    said = "The oven broke down in July. I moved everything to the two small grills. Nobody waited over 20 minutes."
    facts = (
        ("challenge", "The oven broke down in July"),
        ("actions", "I moved everything to the two small grills"),
        ("outcome", "Nobody waited over 20 minutes"),
    )
    assert forms(told(with_old_deeds(), said, *facts))[0][0] not in ("actions", "outcome")


def test_the_story_is_followed_once() -> None:
    trouble = "The oven broke down in July in the middle of service"
    interview = told(with_old_deeds(), trouble, ("challenge", trouble))
    interview = told(asked(interview, take_stock(interview).moves[0], "What did you do?"), "I don't remember")
    assert forms(interview)[0][0] != "actions"


@pytest.mark.parametrize("said", ["I said no", "no more changes", "no", "skip", "I don't know"])
def test_no_second_example_is_asked_for_after_a_refusal(said: str) -> None:
    facts = tuple(fact for fact in EVERYTHING if fact[0] not in ("learning", "collaboration"))
    interview = told(begun(), EVERYTHING_TEXT, *facts)
    interview = told(asked(interview, ask("outcome", "more"), "Was there another result?"), said)
    assert all(form != "more" for _, form in forms(interview))


@pytest.mark.parametrize("trouble", ["nine of them came", "it went down to 20", "half the stock was gone"])
def test_a_figure_told_since_is_not_asked_for(trouble: str) -> None:
    interview = told(begun(), "The line got calmer.", ("outcome", "The line got calmer"))
    assert any(move.kind == "ask_figure" for move in take_stock(interview).moves)
    interview = told(asked(interview, ask("challenge"), "And?"), trouble, ("challenge", trouble))
    assert all(move.kind != "ask_figure" for move in take_stock(interview).moves)


def test_it_moves_on_after_a_protest_and_says_sorry() -> None:
    interview = asked(told(begun(), FRAME_TEXT, *FRAME), ask("challenge"), "What was the hardest part of it?")
    interview = told(interview, "That is not what it means at all.")
    reply = speak(interview, take_stock(interview))
    assert reply.move.topic != "challenge"
    assert reply.text.startswith(interview.pack.phrases.aside.sorry)


def test_a_wish_to_stop_is_honoured_though_the_answer_holds_more() -> None:
    interview = asked(told(begun(), FRAME_TEXT, *FRAME), ask("responsibilities"), "What was yours to do?")
    said = "I ran the grill and ordered the meat. Can we stop here?"
    interview = told(interview, said, ("responsibilities", "I ran the grill and ordered the meat"))
    assert take_stock(interview).moves[0].detail == "stop"


@pytest.mark.parametrize(("said", "detail"), [("Why do you ask?", "why"), ("How long will this take?", "how_long")])
def test_a_question_about_the_interview_is_answered_beside_an_answer(said: str, detail: str) -> None:
    interview = asked(told(begun(), FRAME_TEXT, *FRAME), ask("responsibilities"), "What was yours to do?")
    done = "I ran the grill and ordered the meat"
    move = take_stock(told(interview, f"{done}. {said}", ("responsibilities", done))).moves[0]
    assert (move.kind, move.detail) == ("answer_process_question", detail)


def test_a_deed_told_in_passing_does_not_lead_past_the_difficulty() -> None:
    interview = asked(told(begun(), FRAME_TEXT, *FRAME), ask("responsibilities"), "What was yours to do?")
    duty, deed = "I cut and coloured hair and booked the appointments", "I trained two juniors last winter"
    interview = told(interview, f"{duty}. {deed}.", ("responsibilities", duty), ("actions", deed))
    assert forms(interview)[0] == ("challenge", "thread")
