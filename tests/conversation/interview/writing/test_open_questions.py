"""What a write-up leaves open, it asks."""

import pytest

from conversation.interview.session import Interview
from conversation.interview.types import Asked, Message, Move, OpenQuestion
from conversation.interview.writing import write_up
from conversation.interview.writing.open_questions import left_after
from conversation.interview.writing.parts import Part
from conversation.interview.writing.sections import SECTIONS
from tests.conversation.interview.telling import note, said, told


def asked_of(interview: Interview, topic: str) -> list[OpenQuestion]:
    return [question for question in write_up(interview, None).open_questions if question.topic == topic]


def test_a_topic_that_nobody_told_is_asked_where_it_would_go() -> None:
    (question,) = asked_of(told("I was a line cook at Harbour Grill."), "tools")
    assert question.pointer == "/skills_identified/tools_technologies"


def test_a_topic_that_was_declined_is_not_asked() -> None:
    interview = told("I was a line cook at Harbour Grill.", "No idea.")
    declined = note(said("No idea.", 1), "tools", "No idea", kind="declined")
    assert asked_of(interview._replace(notes=(*interview.notes, declined)), "tools") == []


@pytest.mark.parametrize(
    ("language", "answers", "sizes"),
    [
        ("en", ("I was a cook at Harbour Grill. There were 12 people in the team.", "There were five of us."), "12 5"),
        ("de", ("Ich war Koch im Adler. Wir waren ein Team von 12 Leuten.", "Wir waren 5 Leute im Team."), "12 5"),
        ("fr", ("J'étais serveur au Zinc. Nous étions une équipe de 8 personnes.", "On était 5 dans l'équipe."), "8 5"),
        ("es", ("Fui cocinero en Sol. Éramos un equipo de 10 personas.", "Éramos 6 en el equipo."), "10 6"),
    ],
)
def test_a_contradiction_is_asked_with_both_values_and_neither_is_claimed(
    language: str, answers: tuple[str, ...], sizes: str
) -> None:
    interview = told(*answers, language=language)
    (question,) = asked_of(interview, "scope")
    assert question.pointer == "/role_context"
    assert all(size in question.question for size in sizes.split())
    context = write_up(interview, None).role_context
    assert not any(size in context for size in sizes.split())


def test_a_time_without_its_other_end_asks_for_that() -> None:
    (question,) = asked_of(told("I was a line cook at Harbour Grill. I started in March 2019."), "timeframe")
    assert (question.pointer, question.question) == ("/timeline", "When did it end, or does it still go on?")
    assert asked_of(told("I was a line cook at Harbour Grill from 2019 to 2021."), "timeframe") == []
    assert asked_of(told("I was a line cook at Harbour Grill for three years."), "timeframe") == []


MENDED = "I set up a small repair list for it. The breakdowns went down and the boss was happy."


def mended() -> Interview:
    """A cook who tells what came of a deed, in no figures."""
    interview = told("I was a line cook at Harbour Grill.", MENDED)
    went_down = note(said(MENDED, 1), "outcome", "The breakdowns went down and the boss was happy")
    return interview._replace(notes=(*interview.notes, went_down))


def test_a_bullet_with_a_result_but_no_figure_asks_for_the_figure_there() -> None:
    interview = mended()
    summary = write_up(interview, None)
    (question,) = asked_of(interview, "outcome")
    index = int(question.pointer.removeprefix("/resume_bullets/"))
    assert "breakdowns" in summary.resume_bullets[index]


def test_a_bullet_with_its_figure_asks_for_none() -> None:
    interview = told("I was a line cook.", "I moved the prep and the wait went down from 40 to 25 minutes.")
    assert asked_of(interview, "outcome") == []


def test_a_figure_that_the_person_does_not_know_is_not_asked_again() -> None:
    interview = mended()
    unknown = Message(message_id="unknown", role="user", content="No idea.")
    declined = note(unknown, "outcome", "No idea", aspect="figure", kind="declined")
    asked = Asked(move=Move(kind="ask_figure", topic="outcome", variant="outcome.figure.0"), text="How much?")
    interview = interview._replace(
        messages=(*interview.messages, unknown), notes=(*interview.notes, declined), asked=(asked,)
    )
    assert asked_of(interview, "outcome") == []


def test_a_question_moves_with_its_bullet_and_goes_with_it() -> None:
    section = next(section for section in SECTIONS if section.name == "bullets")
    first, second, other = (
        OpenQuestion(pointer=pointer, topic="outcome", question="How much?")
        for pointer in ("/resume_bullets/0", "/resume_bullets/1", "/resume_bullets")
    )
    questions = (first, second, other)
    moved = second.model_copy(update={"pointer": "/resume_bullets/0"})
    assert left_after(questions, Part(section, 0), removed=True) == (moved, other)
    assert left_after(questions, Part(section, 0), removed=False) == (second, other)
    assert left_after(questions, Part(section), removed=False) == questions
