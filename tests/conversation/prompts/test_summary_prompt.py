from collections.abc import Callable

from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Draft, Message
from conversation.prompts import summary_prompt


def asked(interview: Interview, language: str | None = None):
    return summary_prompt(interview, take_stock(interview), language)


def test_it_names_every_field_of_a_draft(porter: Callable[[int], Interview]):
    static = asked(porter(10)).static
    assert all(field in static for field in Draft.model_fields)


def test_it_asks_for_the_language_of_the_interview_unless_told_another(porter: Callable[[int], Interview]):
    assert "in English;" in asked(porter(10)).tail
    assert "in English;" in asked(porter(10), "en-GB").tail
    assert 'in the language of the code "it";' in asked(porter(10), "it").tail


def test_it_ends_with_the_person_when_the_last_question_is_open(porter: Callable[[int], Interview]):
    interview = porter(3)
    question = Message(message_id="q", role="assistant", content="What came of it?")
    prompt = asked(interview._replace(messages=(*interview.messages, question)))
    assert prompt.history[-1] == interview.messages[-1]


def test_it_says_what_was_corrected_and_what_contradicts(porter: Callable[[int], Interview]):
    interview = porter(1)
    first = interview.notes[0]
    employer = first.model_copy(
        update={"topic": "organisation", "aspect": "employer", "note_id": "e1", "value": "Queens"}
    )
    other = employer.model_copy(update={"note_id": "e2", "value": "Metropole"})
    title = first.model_copy(update={"aspect": "title", "note_id": "t1", "value": "head porter"})
    right = title.model_copy(update={"note_id": "t2", "value": "night porter", "kind": "correction"})
    tail = asked(interview._replace(notes=(employer, other, title, right))).tail
    assert "not to be written: head porter" in tail
    assert "Queens / Metropole" in tail


def test_it_forbids_nothing_that_is_told_elsewhere_too(porter: Callable[[int], Interview]):
    interview = porter(1)
    first = interview.notes[0]
    start = first.model_copy(update={"topic": "timeframe", "aspect": "start", "note_id": "s1", "value": "2019"})
    right = start.model_copy(update={"note_id": "s2", "value": "2018", "kind": "correction"})
    prize = first.model_copy(update={"topic": "outcome", "aspect": "", "note_id": "o1", "value": "won a prize in 2019"})
    assert "not to be written: 2019\n" in asked(interview._replace(notes=(start, right))).tail
    assert "not to be written: none\n" in asked(interview._replace(notes=(start, right, prize))).tail
