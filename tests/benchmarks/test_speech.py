"""What is said in a run: by the simulated provider, and by the people."""

from collections.abc import Iterator

from benchmarks.people import answers
from benchmarks.provider.app import Pace
from benchmarks.provider.speech import notes, reply
from conversation.interview.guard import check
from conversation.interview.guide import DEFAULT_GUIDE, guide_for
from conversation.interview.languages import detect, pack_for
from conversation.interview.notes_block import read_block, split
from conversation.interview.phrasing import greeting
from conversation.interview.policy import take_stock
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Message

TURNS = 12


def replies(conversation: int) -> Iterator[tuple[str, str]]:
    """What the provider says in an interview, and what the guard would put in its place, "" when nothing."""
    guide, pack = guide_for(DEFAULT_GUIDE), pack_for("en")
    interview = Interview(guide, pack, (), (), (greeting(guide, pack),))
    for turn, answer in enumerate(answers(conversation, TURNS)):
        message = Message(message_id=f"{turn}", role="user", content=answer)
        found = read(interview, message)
        interview = interview._replace(messages=(*interview.messages, message), notes=(*interview.notes, *found))
        spoken, block = split("".join(reply(20 * conversation + turn, 60, with_notes=True)))
        topic, _ = read_block(block, message, interview)
        guarded = check(spoken, interview, take_stock(interview), topic=topic)
        yield spoken, guarded.replaced
        said = Message(message_id=f"{turn}-reply", role="assistant", content=spoken)
        made = Asked(move=guarded.move, text=spoken)
        interview = interview._replace(messages=(*interview.messages, said), asked=(*interview.asked, made))


def test_the_guard_has_nothing_to_mend_in_any_interview() -> None:
    for conversation in range(16):
        assert [replaced for _, replaced in replies(conversation) if replaced] == []


def test_a_reply_begins_with_a_statement_and_ends_with_its_one_question() -> None:
    for number in range(200):
        text = "".join(reply(number, Pace().tokens, with_notes=False))
        assert text.index(".") < text.index("?") == len(text) - 1


def test_a_reply_has_as_many_tokens_as_wanted_and_is_never_said_twice() -> None:
    said = [reply(number, 60, with_notes=False) for number in range(500)]
    assert {len(pieces) for pieces in said} == {60}
    assert len({"".join(pieces) for pieces in said}) == 500
    assert len(reply(1, 180, with_notes=False)) == 180


def test_the_notes_come_after_the_reply_with_the_mark_in_pieces() -> None:
    pieces = reply(3, 60, with_notes=True)
    assert "".join(pieces[60:]) == '\n<notes>{"move":"scope","notes":[]}' == "".join(notes(3)).replace("tools", "scope")
    assert not any("<notes>" in piece for piece in pieces)


def test_no_two_conversations_begin_alike_and_none_has_more_than_a_line_at_a_time() -> None:
    firsts = [answers(number, 1)[0] for number in range(1000)]
    assert len(set(firsts)) == 1000
    assert not any("\n" in text or "{" in text for number in range(8) for text in answers(number, TURNS))


def test_people_speak_the_language_that_the_provider_answers_in() -> None:
    assert {detect(text, default="en") for number in range(8) for text in answers(number, TURNS)} == {"en"}
