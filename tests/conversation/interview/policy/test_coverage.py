"""How far each topic is told."""

from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import TopicKey
from tests.conversation.interview.scenes import FRAME, FRAME_TEXT, ask, asked, begun, told


def state(interview: Interview, topic: TopicKey) -> str:
    return {each.key: each.state for each in take_stock(interview).coverage.topics}[topic]


def test_time_is_covered_by_a_duration_or_by_two_ends_and_partial_with_one() -> None:
    assert state(told(begun(), "three years", ("timeframe", "three years", "duration")), "timeframe") == "covered"
    assert state(told(begun(), "from 2019", ("timeframe", "2019", "start")), "timeframe") == "partial"
    both = (("timeframe", "2019", "start"), ("timeframe", "2022", "end"))
    assert state(told(begun(), "2019 to 2022", *both), "timeframe") == "covered"


def test_an_outcome_without_a_figure_is_partial_until_the_figure_was_asked_for_once() -> None:
    interview = told(begun(), "The line got calmer.", ("outcome", "The line got calmer"))
    assert state(interview, "outcome") == "partial"
    interview = told(
        asked(interview, ask("outcome", "figure"), "Can you put a number on that?"), "No, we never counted."
    )
    assert state(interview, "outcome") == "covered"


def test_an_outcome_with_a_figure_is_covered() -> None:
    assert (
        state(told(begun(), "20 % fewer returns", ("outcome", "20 % fewer returns", "figure")), "outcome") == "covered"
    )


def test_a_topic_asked_twice_without_an_answer_rests_as_declined() -> None:
    interview = told(begun(), FRAME_TEXT, *FRAME)
    for n in range(2):
        assert state(interview, "challenge") == "open"
        interview = told(asked(interview, ask("challenge"), f"Hard thing {n}?"), "Hm, well, you know.")
    assert state(interview, "challenge") == "declined"


def test_the_share_is_weight_told_over_weight_not_declined() -> None:
    interview = told(begun(), FRAME_TEXT, *FRAME)
    weights = {topic.key: topic.weight for topic in interview.guide.topics}
    frame = weights["role"] + weights["organisation"] + weights["timeframe"]
    assert take_stock(interview).coverage.share == round(frame / sum(weights.values()), 4)
    interview = told(interview, "skip", ("learning", "skip", "", "declined"))
    assert take_stock(interview).coverage.share == round(frame / (sum(weights.values()) - weights["learning"]), 4)


def test_every_topic_says_why_in_a_sentence_and_names_its_notes() -> None:
    for topic in take_stock(told(begun(), FRAME_TEXT, *FRAME)).coverage.topics:
        assert topic.why.endswith(".")
        assert bool(topic.note_ids) == (topic.state in ("covered", "partial"))


def test_a_topic_touched_while_another_was_asked_is_still_asked_for() -> None:
    said = "I asked the night shift and my aunt helped me count."
    interview = told(asked(begun(), ask("actions"), "What did you do about it?"), said, ("collaboration", said))
    assert state(interview, "collaboration") == "partial"
    further = "Mira from the bakery brought the flour."
    interview = told(asked(interview, ask("collaboration"), "Who else?"), further, ("collaboration", further))
    assert state(interview, "collaboration") == "covered"


def test_a_tool_named_in_passing_is_told() -> None:
    interview = told(asked(begun(), ask("actions"), "What did you do?"), "I ordered it with Excel.", ("tools", "Excel"))
    assert state(interview, "tools") == "covered"


def test_what_a_pasted_text_tells_is_told() -> None:
    pasted = "Baker at Marlow Foods. " + "I baked the bread and kept the books with Excel. " * 8
    assert state(told(begun(), pasted, ("tools", "Excel")), "tools") == "covered"
