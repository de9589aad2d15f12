"""When it is enough."""

from conversation.interview.policy import take_stock
from tests.conversation.interview.scenes import EVERYTHING, EVERYTHING_TEXT, FRAME, FRAME_TEXT, ask, asked, begun, told


def test_it_never_suggests_the_end_before_anything_is_told() -> None:
    for said in ("Stop", "That's all", "I don't know", "hello"):
        stock = take_stock(told(begun(), said))
        assert not stock.completion.suggested
        assert stock.coverage.questions_left > 0
    assert not take_stock(begun()).completion.suggested


def test_it_suggests_the_end_when_everything_is_told_and_says_why() -> None:
    stock = take_stock(told(begun(), EVERYTHING_TEXT, *EVERYTHING))
    assert stock.completion.suggested
    assert stock.completion.reason.endswith(".")
    assert (stock.coverage.share, stock.coverage.questions_left) == (1.0, 0)
    assert stock.moves[0].kind == "suggest_completion"


def test_it_suggests_the_end_when_the_person_stops_and_takes_it_back_when_they_go_on() -> None:
    interview = told(begun(), FRAME_TEXT, *FRAME)
    interview = told(asked(interview, ask("challenge"), "What was hard?"), "That's all, thanks.")
    stock = take_stock(interview)
    assert stock.completion.suggested
    assert stock.moves[0].detail == "stop"
    interview = asked(interview, stock.moves[0], "Then we stop.")
    interview = told(interview, "Oh, and the oven broke down in July.", ("challenge", "the oven broke down in July"))
    assert not take_stock(interview).completion.suggested


def test_it_suggests_the_end_after_three_answers_without_news() -> None:
    interview = told(begun(), FRAME_TEXT, *FRAME)
    for n, topic in enumerate(("responsibilities", "challenge", "actions")):
        assert not take_stock(interview).completion.suggested
        interview = told(asked(interview, ask(topic), f"Question {n} about {topic}?"), "It was fine.")  # type: ignore[arg-type]
    stock = take_stock(interview)
    assert stock.completion.suggested
    assert "nothing new" in stock.completion.reason


def test_asides_are_not_answers_without_news() -> None:
    interview = told(begun(), FRAME_TEXT, *FRAME)
    for n, aside in enumerate(("Why do you ask?", "How long will this take?", "What have you got so far?")):
        interview = told(asked(interview, ask("challenge"), f"What was hard, {n}?"), aside)
    assert not take_stock(interview).completion.suggested


def test_a_declined_required_topic_counts_as_done() -> None:
    facts = tuple(fact for fact in EVERYTHING if fact[0] != "challenge")
    interview = told(begun(), EVERYTHING_TEXT, *facts)
    assert not take_stock(interview).completion.suggested
    interview = told(
        asked(interview, ask("challenge"), "What was hard?"), "Skip", ("challenge", "Skip", "", "declined")
    )
    stock = take_stock(interview)
    assert stock.completion.suggested
    assert {topic.key: topic.state for topic in stock.coverage.topics}["challenge"] == "declined"


def test_a_yes_after_the_suggestion_tells_how_to_finish_and_is_no_new_question() -> None:
    interview = told(begun(), EVERYTHING_TEXT, *EVERYTHING)
    interview = asked(interview, take_stock(interview).moves[0], "Enough. Shall I write it up?")
    for said in ("Yes, write it up.", "Yes, go ahead", "I'd rather stop now.", "ok", "no, that's it", "thanks"):
        assert take_stock(told(interview, said)).moves[0].detail == "finish"


def test_a_person_who_refuses_every_topic_is_let_go() -> None:
    interview = begun()
    for topic in interview.guide.topics:
        interview = told(
            asked(interview, ask(topic.key), f"About {topic.key}?"), "skip", (topic.key, "skip", "", "declined")
        )
    suggested = take_stock(interview)
    assert suggested.completion.suggested
    assert suggested.coverage.questions_left == 0


def test_where_no_further_answer_fits_the_end_is_suggested() -> None:
    interview = told(begun(), FRAME_TEXT, *FRAME)
    assert not take_stock(interview).completion.suggested
    full = take_stock(interview._replace(full=True))
    assert full.completion.suggested
    assert full.coverage.questions_left == 0
    assert full.moves[0].kind == "suggest_completion"
