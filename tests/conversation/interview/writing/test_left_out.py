"""What the person asked to have left out stands in no write-up."""

from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Message, Summary
from conversation.interview.writing import write_up


def _written(*answers: str) -> Summary:
    """The write-up of what somebody answers, one message after the other."""
    interview = Interview(guide_for("employment"), pack_for("en"), (), (), ())
    for number, text in enumerate(answers):
        message = Message(message_id=f"m{number}", role="user", content=text)
        interview = interview._replace(
            messages=(*interview.messages, message), notes=(*interview.notes, *read(interview, message))
        )
    return write_up(interview, None)


def test_hanks_wish_is_obeyed_and_not_itself_written() -> None:
    written = str(
        _written(
            "I was a squad leader at Fort Carson. We lost 9 trucks. Battalion XO was on my ass every two hours.",
            "I fixed 7 trucks in two days. Dont put in the part about the XO.",
        )
    )
    assert "trucks" in written
    assert "XO" not in written


def test_what_is_named_in_no_wish_stays() -> None:
    written = str(_written("I was a squad leader at Fort Carson. Sergeant Ruiz and I fixed 7 trucks in two days."))
    assert "7 trucks" in written
