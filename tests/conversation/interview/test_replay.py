import pytest

from conversation.exceptions import Invalid
from conversation.interview.replay import replay

TRANSCRIPT = [
    {"role": "assistant", "content": "What was your role, and where?"},
    {"role": "user", "content": "I was a teacher at Hill Road School for six years."},
    {"role": "assistant", "content": "What did you teach?"},
    {"role": "user", "content": "Maths, to classes of 28."},
]


def test_it_reads_notes_from_each_of_the_persons_messages():
    interview = replay(TRANSCRIPT)
    assert [message.role for message in interview.messages] == ["assistant", "user", "assistant", "user"]
    assert {note.message_id for note in interview.notes} == {"1", "3"}
    assert len(interview.asked) == 2


def test_it_takes_the_language_from_what_was_said():
    german = [{"role": "user", "content": "Ich habe sechs Jahre lang an der Schule am Hang Mathematik unterrichtet."}]
    assert replay(german).pack.code == "de"
    assert replay(german, language="en").pack.code == "en"


def test_an_empty_list_is_refused_with_what_was_expected():
    with pytest.raises(Invalid, match="role"):
        replay([])


@pytest.mark.parametrize(
    "message",
    [{}, {"role": "system", "content": "x"}, {"role": "user", "content": " "}, {"role": "user"}, "text", None],
)
def test_a_message_that_cannot_be_read_is_named(message):
    with pytest.raises(Invalid, match="Message 2"):
        replay([TRANSCRIPT[0], message])
