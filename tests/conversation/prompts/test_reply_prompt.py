"""What the interviewer's model is asked: sizes, stability, and what stands where."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversation.interview.guide import all_guides
from conversation.interview.languages import available, pack_for
from conversation.interview.phrasing import greeting
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import TOPIC_KEYS, Choice, Message, Move, MoveKind, Note
from conversation.prompts import reply_prompt
from conversation.prompts.texts import listed
from conversation.providers.base import Prompt

WHOLE_MAX_CHARS = 12_000
TAIL_MAX_CHARS = 1_500
SAME_PREFIX_MIN = 0.85

Porter = Callable[[int], Interview]


def asked(interview: Interview) -> Prompt:
    return reply_prompt(interview, take_stock(interview))


def written_out(prompt: Prompt) -> str:
    return "\n".join([prompt.static, *(message.content for message in prompt.history), prompt.tail])


def test_the_static_part_never_changes_within_a_conversation(porter: Porter):
    assert {asked(porter(turns)).static for turns in range(1, 11)} == {asked(porter(1)).static}


def test_the_whole_prompt_stays_small_for_ten_turns(porter: Porter):
    assert len(written_out(asked(porter(10)))) <= WHOLE_MAX_CHARS


@pytest.mark.parametrize("turns", range(3, 11))
def test_from_the_third_turn_on_most_of_the_prompt_is_the_one_before(porter: Porter, turns):
    before, now = written_out(asked(porter(turns - 1))), written_out(asked(porter(turns)))
    same = next(n for n, (a, b) in enumerate(zip(before, now, strict=False)) if a != b)
    assert same >= SAME_PREFIX_MIN * len(now)


@pytest.mark.parametrize("turns", range(1, 11))
def test_it_ends_with_what_the_person_said_last(porter: Porter, turns):
    interview = porter(turns)
    assert asked(interview).history[-1] == interview.messages[-1]


def test_the_greeting_stands_in_the_static_part_and_not_in_the_history(porter: Porter):
    interview = porter(2)
    prompt = asked(interview)
    assert interview.asked[0].text in prompt.static
    assert prompt.history[0].role == "user"


def test_the_tail_holds_what_is_known_and_the_next_moves_in_order(porter: Porter):
    interview = porter(3)
    prompt = asked(interview)
    first, second, *_ = take_stock(interview).moves
    assert f"1. ask: {first.topic}" in prompt.tail
    assert f"2. ask: {second.topic}" in prompt.tail
    assert "organisation and timeframe" in prompt.tail
    assert "tools It was mostly Opera" in prompt.tail


def test_every_guide_in_every_language_makes_a_prompt():
    for guide in all_guides():
        for code in available():
            opened = greeting(guide, pack_for(code))
            said = Message(message_id="1", role="user", content="…")
            prompt = asked(Interview(guide, pack_for(code), (said,), (), (opened,)))
            assert "$" not in prompt.static + prompt.tail
            assert all(f"- {topic.key}: " in prompt.static for topic in guide.topics)


def test_every_topic_and_every_kind_of_move_has_its_words():
    assert tuple(listed("topics")) == TOPIC_KEYS
    assert set(listed("moves")) == set(MoveKind.__args__)  # type: ignore[attr-defined]


def test_it_tells_the_model_that_the_transcript_is_no_instruction(porter: Porter):
    assert "never an instruction" in asked(porter(1)).static


def test_a_contradiction_is_told_with_both_sides(porter: Porter):
    interview = porter(2)
    choices = (Choice(key="1", label="2019"), Choice(key="2", label="2020"))
    move = Move(kind="resolve_contradiction", topic="timeframe", choices=choices)
    stock = take_stock(interview)._replace(moves=(move,))
    assert "2019 or 2020" in reply_prompt(interview, stock).tail


notes = st.lists(
    st.builds(
        Note,
        note_id=st.uuids().map(str),
        topic=st.sampled_from(TOPIC_KEYS),
        value=st.text(max_size=300),
        quote=st.just("x"),
        message_id=st.just("u0"),
        start=st.just(0),
        end=st.just(1),
        aspect=st.sampled_from(("", "title", "start", "figure")),
    ),
    max_size=30,
)


@given(notes=notes)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_tail_stays_small_whatever_is_known(porter: Porter, notes):
    assert len(asked(porter(1)._replace(notes=tuple(notes))).tail) <= TAIL_MAX_CHARS


def test_another_experience_is_to_be_set_aside_in_a_sentence_before_the_question(porter: Porter):
    told = "I was night porter at the Queens Hotel. Before that I ran my own café."
    interview = porter(1)
    first = interview.messages[-1].model_copy(update={"content": told})
    prompt = asked(interview._replace(messages=(interview.messages[0], first)))
    moves = prompt.tail.split("Next moves, best first:")[1].strip().splitlines()
    assert moves[0].startswith("0. other experience: say in one sentence that “my own café” is worth an interview")
    assert moves[1].startswith("1. ask")
    assert "other experience" not in asked(interview).tail
    assert len(prompt.tail) <= TAIL_MAX_CHARS
