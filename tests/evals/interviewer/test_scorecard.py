"""The figures of interviews whose worth is known."""

from evals.interviewer.scorecard import Figure, scorecard
from evals.interviewer.talk import Talk
from tests.evals.interviewer.people import REQUIRED, rosa, talk, turn


def figure(name: str, *talks: Talk) -> Figure:
    return next(found for found in scorecard(talks) if found.name == name)


def note(quote: str) -> dict[str, str]:
    return {"value": quote, "quote": quote}


def test_a_fact_is_found_where_its_words_stand_in_a_note() -> None:
    held = talk(turn(1, told=2), notes=(note("My role was the flowers."), note("my ORGANISATION was")))
    found = figure("facts found in the ledger, cooperative people", held)
    assert (found.value, found.of, found.is_met) == (100 * 2 / 11, 11, False)


def test_people_who_withhold_are_not_counted_among_the_cooperative() -> None:
    held = talk(turn(1, told=2), person=rosa(traits=("evasive",)))
    assert figure("facts found in the ledger, cooperative people", held).of == 0


def test_a_figure_that_nobody_typed_is_false() -> None:
    held = talk(turn(1, told=8), narrative_summary="I sold 400 bunches.")
    assert figure("false things in write-ups", held).value == 1


def test_a_question_asked_twice_is_a_repeat() -> None:
    again = "What about the roses?"
    held = talk(turn(1, told=1, reply=again), turn(2, told=2, reply=f"I see. {again}"))
    assert not figure("questions repeated word for word", held).is_met
    assert not figure("questions nearly repeated", held).is_met


def test_different_questions_are_no_repeats() -> None:
    held = talk(turn(1, told=1, reply="What about the roses?"), turn(2, told=2, reply="Who bought them?"))
    assert figure("questions repeated word for word", held).value == 0


def test_two_questions_in_a_turn_are_one_too_many() -> None:
    held = talk(turn(1, told=1, reply="What did you sell? And to whom?"))
    assert figure("one question a turn", held).value == 0


def test_asking_for_a_topic_of_which_all_is_told_is_counted() -> None:
    held = talk(turn(1, told=1, topic="role"), turn(2, told=1, topic="outcome"))
    assert figure("asked for what was already said", held).value == 50.0


def test_a_suggestion_before_all_required_was_told_is_too_early() -> None:
    held = talk(turn(1, told=3), turn(2, told=5, suggested=True))
    assert figure("completion: precision", held).value == 0
    assert figure("interviews in which it was suggested too early", held).value == 100


def test_a_suggestion_as_soon_as_all_required_was_told_is_right() -> None:
    held = talk(turn(1, told=3), turn(2, told=len(REQUIRED), suggested=True))
    assert figure("completion: precision", held).value == 100
    assert figure("completion: recall", held).value == 100
    assert figure("interviews in which it was suggested too early", held).value == 0


def test_an_interview_that_goes_on_after_it_was_enough_lowers_the_recall() -> None:
    enough = len(REQUIRED)
    held = talk(turn(1, told=enough), turn(2, told=enough), turn(3, told=enough, suggested=True))
    assert round(figure("completion: recall", held).value) == 33


def test_a_declined_topic_counts_as_told() -> None:
    held = talk(turn(1, told=10, declined=frozenset({"learning"}), suggested=True))
    assert figure("completion: precision", held).value == 100


def test_a_person_who_must_go_may_be_written_up_at_once() -> None:
    held = talk(turn(1, told=2, stops=True, suggested=True))
    assert figure("completion: precision", held).value == 100


def test_a_write_up_without_bullets_is_not_usable() -> None:
    held = talk(turn(1, told=8, suggested=True), resume_bullets=[])
    assert figure("interviews that end with a usable write-up", held).value == 0


def test_a_quote_that_nobody_typed_is_seen() -> None:
    held = talk(turn(1, told=8), notes=(note("Answer 1"), note("Answer 7")))
    assert figure("notes whose quote is verbatim", held).value == 50
