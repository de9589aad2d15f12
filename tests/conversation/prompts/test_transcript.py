from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.types import Message
from conversation.prompts.transcript import HISTORY_MAX_CHARS, STEP_CHARS, history, recent

roles = st.sampled_from(("user", "assistant"))
texts = st.sampled_from(("", "  \n", "I cooked.", "And then?", "Two years."))
transcripts = st.lists(st.builds(Message, message_id=st.just("1"), role=roles, content=texts), max_size=12)


@given(transcripts)
def test_it_begins_and_ends_with_the_person_and_alternates(messages):
    told = history(messages)
    assert all(one.role != next_one.role for one, next_one in pairwise(told))
    if told:
        assert told[0].role == told[-1].role == "user"


@given(transcripts)
def test_it_loses_no_word_of_the_person(messages):
    told = "".join(message.content for message in history(messages) if message.role == "user")
    assert told.count("I cooked.") == sum(m.content == "I cooked." for m in messages if m.role == "user")


@given(transcripts, st.sampled_from(("I cooked.", "Two years.")))
def test_a_new_answer_leaves_what_came_before_as_it_was(messages, answer):
    before = history(messages)
    asked = Message(message_id="2", role="assistant", content="And then?")
    said = Message(message_id="3", role="user", content=answer)
    assert history([*messages, asked, said])[: len(before)] == before


def test_it_leaves_an_empty_reply_out_and_merges_its_neighbours():
    told = history(
        [
            Message(message_id="1", role="assistant", content="Hello!"),
            Message(message_id="2", role="user", content="I cooked."),
            Message(message_id="3", role="assistant", content=""),
            Message(message_id="4", role="user", content="At the Anchor."),
        ]
    )
    assert [(message.role, message.content) for message in told] == [("user", "I cooked.\n\nAt the Anchor.")]


def interview_of(turns: int, chars: int) -> tuple[Message, ...]:
    """So many answers of this length, each but the last with a reply of 300 characters; all differ."""
    told: list[Message] = []
    for n in range(turns):
        told.append(Message(message_id=f"u{n}", role="user", content=f"{n} ".ljust(chars, "x")))
        told.append(Message(message_id=f"a{n}", role="assistant", content=f"{n} ".ljust(300, "y")))
    return tuple(told[:-1])


def test_sixty_turns_of_ordinary_answers_are_sent_whole():
    told = interview_of(60, 400)
    assert recent(told) == told


@given(st.integers(1, 60), st.integers(1, 20_000))
def test_a_very_long_interview_is_sent_from_a_later_answer_on(turns, chars):
    told = interview_of(turns, chars)
    sent = recent(told)
    assert told[-len(sent) :] == sent
    assert sent[0].role == sent[-1].role == "user"
    assert sum(len(message.content) for message in sent) <= max(HISTORY_MAX_CHARS, chars)


def test_what_is_left_out_changes_seldom_so_that_most_turns_begin_as_the_one_before():
    firsts = [recent(interview_of(turns, 3_000))[0].message_id for turns in range(1, 61)]
    kept = sum(before == now for before, now in pairwise(firsts))
    turns_a_step = STEP_CHARS // 3_300
    assert kept >= 59 - 60 / turns_a_step
