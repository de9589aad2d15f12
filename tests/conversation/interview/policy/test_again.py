"""A conversation that was written up and opened again."""

from conversation.interview.phrasing import speak
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Move
from tests.conversation.interview.scenes import EVERYTHING, EVERYTHING_TEXT, FRAME, FRAME_TEXT, ask, asked, begun, told

FINISH = Move(kind="suggest_completion", detail="finish")
WITHOUT_FIGURE = tuple(f for f in EVERYTHING if f[0] != "outcome")


def opened_again(interview: Interview) -> Interview:
    """The interview after its end was agreed, the text written, and the person came back."""
    finished = asked(told(interview, "Yes, write it up."), FINISH, "Here is your text.")
    return finished._replace(reopened_at=len(finished.messages))


def with_everything_but_a_figure() -> Interview:
    """Everything told; of what came of it no figure, though it was asked for."""
    interview = told(begun(), EVERYTHING_TEXT, *WITHOUT_FIGURE)
    interview = told(asked(interview, ask("outcome"), "And then?"), "It ran better.", ("outcome", "It ran better"))
    return told(asked(interview, ask("outcome", "figure"), "By how much?"), "Quite a bit.")


def test_it_asks_what_the_write_up_left_open_though_it_was_enough() -> None:
    before = with_everything_but_a_figure()
    assert take_stock(before).completion.suggested
    again = told(opened_again(before), "Hello, I am back.")
    stock = take_stock(again)
    assert not stock.completion.suggested
    assert stock.coverage.questions_left > 0
    assert (stock.moves[0].kind, stock.moves[0].topic) == ("ask_figure", "outcome")
    assert "?" in speak(again, stock).text


def test_it_asks_each_of_them_once_more_and_then_ends() -> None:
    again = told(opened_again(with_everything_but_a_figure()), "Hello, I am back.")
    again = told(asked(again, take_stock(again).moves[0], "A figure for it?"), "I told all I know of that.")
    assert take_stock(again).completion.suggested


def test_it_does_not_take_the_first_words_for_a_yes_to_the_end() -> None:
    again = told(opened_again(told(begun(), EVERYTHING_TEXT, *EVERYTHING)), "Hello again.")
    assert take_stock(again).moves[0].detail != "finish"


def test_it_asks_the_most_valuable_first() -> None:
    again = told(opened_again(told(begun(), FRAME_TEXT, *FRAME)), "I am back.")
    moves = [move for move in take_stock(again).moves if move.kind == "ask"]
    weights = {topic.key: topic.weight for topic in again.guide.topics}
    assert moves[0].topic is not None
    assert weights[moves[0].topic] >= 1.5


def test_it_never_asks_what_was_declined() -> None:
    before = told(with_everything_but_a_figure(), "I won't say.", ("outcome", "I won't say", "figure", "declined"))
    again = told(opened_again(before), "Hello, I am back.")
    assert not any(move.topic == "outcome" and move.kind == "ask_figure" for move in take_stock(again).moves)


def test_an_open_contradiction_is_asked_about_once_more() -> None:
    sizes = (("scope", "12 people", "team_size"), ("scope", "five of us", "team_size"))
    before = told(told(begun(), EVERYTHING_TEXT, *EVERYTHING), "We were 12 people. There were five of us.", *sizes)
    before = told(asked(before, take_stock(before).moves[0], "Which?"), "Hm, hard to say now.")
    assert take_stock(before).moves[0].kind != "resolve_contradiction"
    again = told(opened_again(before), "Hello, I am back.")
    assert take_stock(again).moves[0].kind == "resolve_contradiction"
    again = told(asked(again, take_stock(again).moves[0], "Which one now?"), "Hard to say, still.")
    assert take_stock(again).moves[0].kind != "resolve_contradiction"


def test_a_wish_to_stop_ends_it_again() -> None:
    again = told(opened_again(with_everything_but_a_figure()), "That's all, I have to go.")
    assert take_stock(again).completion.suggested
