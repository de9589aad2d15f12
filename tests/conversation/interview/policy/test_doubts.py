"""Contradictions are asked about once."""

import pytest

from conversation.interview.ledger import fold
from conversation.interview.phrasing import speak
from conversation.interview.phrasing.leads import Scene, recap_items
from conversation.interview.policy import take_stock
from conversation.interview.policy.turns import exchanges
from conversation.interview.session import Interview
from conversation.interview.types import Move
from tests.conversation.interview.scenes import FRAME, FRAME_TEXT, ask, asked, begun, told

TWO_SIZES = (("scope", "12 people", "team_size"), ("scope", "five of us", "team_size"))


def at_odds() -> Interview:
    """A person has told two sizes of their team."""
    return told(told(begun(), FRAME_TEXT, *FRAME), "We were 12 people. There were five of us.", *TWO_SIZES)


def asks_about_it(interview: Interview) -> bool:
    return take_stock(interview).moves[0].kind == "resolve_contradiction"


def test_a_model_that_passes_the_question_over_twice_is_not_offered_it_again() -> None:
    interview = told(asked(at_odds(), ask("tools"), "With what?"), "A combi oven.", ("tools", "combi oven"))
    assert asks_about_it(interview)
    interview = told(asked(interview, ask("learning"), "What did you learn?"), "To plan.", ("learning", "To plan"))
    assert not any(move.kind == "resolve_contradiction" for move in take_stock(interview).moves)


def test_an_answer_to_the_person_does_not_count_as_passing_over() -> None:
    aside = Move(kind="answer_process_question", topic="tools", detail="why")
    interview = at_odds()
    for n in range(3):
        interview = told(asked(interview, aside, f"Because, {n}?"), "Why?")
    interview = told(interview, "With an oven.", ("tools", "oven"))
    assert asks_about_it(interview)


def test_what_was_asked_is_not_asked_again_when_other_notes_tell_the_same() -> None:
    interview = at_odds()
    interview = told(asked(interview, take_stock(interview).moves[0], "Which?"), "Hm, hard to say now.")
    better = [
        note.model_copy(update={"note_id": f"{note.note_id}-read-better", "fixes": note.note_id, "source": "model"})
        for note in interview.notes
        if note.aspect == "team_size"
    ]
    assert not asks_about_it(interview._replace(notes=(*interview.notes, *better)))


def test_a_further_value_is_a_further_question() -> None:
    interview = at_odds()
    interview = told(asked(interview, take_stock(interview).moves[0], "Which?"), "Hm, hard to say now.")
    assert asks_about_it(told(interview, "Eight of us.", ("scope", "Eight of us", "team_size")))


def test_of_long_values_it_names_the_figures_in_which_they_differ() -> None:
    results = (("outcome", "the wait went down from 40 to 25 minutes", "figure"),)
    others = (("outcome", "the wait went down from 40 to 15 minutes", "figure"),)
    interview = told(told(begun(), results[0][1], *results), others[0][1], *others)
    assert [choice.label for choice in take_stock(interview).moves[0].choices] == ["25 minutes", "15 minutes"]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_what_only_does_not_fit_together_is_no_choice_between_two(language: str) -> None:
    times = (("timeframe", "2021", "start"), ("timeframe", "2019", "end"))
    interview = told(begun(language=language), "2021 - 2019", *times)
    reply = speak(interview, take_stock(interview))
    assert (reply.move.kind, reply.move.choices) == ("resolve_contradiction", ())
    assert "2021" in reply.text
    assert "2019" in reply.text
    assert reply.text.count("?") == 1


def test_a_declined_topic_is_not_asked_about() -> None:
    assert not asks_about_it(told(at_odds(), "I won't say.", ("scope", "I won't say", "", "declined")))


def test_a_recap_reads_back_neither_value() -> None:
    interview = at_odds()
    move = ask("tools").model_copy(update={"kind": "recap"})
    items = recap_items(Scene(interview, take_stock(interview), move, exchanges(interview, fold(interview.notes))[-1]))
    assert "line cook" in items
    assert "12" not in items
    assert "five" not in items
