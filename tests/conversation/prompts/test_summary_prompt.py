from collections.abc import Callable

from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Draft, Message, Privacy
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


def test_it_forbids_a_corrected_value_that_an_older_answer_told_too_and_none_that_stands(
    porter: Callable[[int], Interview],
):
    interview = porter(1)
    first = interview.notes[0]
    budget = first.model_copy(update={"topic": "scope", "aspect": "budget", "note_id": "b1", "value": "240,000 euros"})
    duty = budget.model_copy(
        update={"topic": "responsibilities", "aspect": "", "note_id": "d1", "value": "kept a budget of 240,000 euros"}
    )
    again = budget.model_copy(
        update={"note_id": "b2", "value": "a budget of 240,000 euros", "kind": "correction", "source": "model"}
    )
    other = again.model_copy(update={"note_id": "b3", "value": "260,000 euros", "message_id": "later"})
    again = again.model_copy(update={"message_id": "between"})
    assert "not to be written: none\n" in asked(interview._replace(notes=(budget, duty, again))).tail
    tail = asked(interview._replace(notes=(budget, duty, again, other))).tail
    assert "not to be written: 240,000 euros; a budget of 240,000 euros\n" in tail


def test_it_leaves_out_what_is_private_unless_the_person_keeps_it(porter: Callable[[int], Interview]):
    interview = porter(3)
    usual = asked(interview).static
    assert all(words in usual for words in ("their own health", "their own pay", "no private person"))
    kept = asked(interview._replace(privacy=Privacy(keep=frozenset({"pay", "names"})))).static
    assert "their own health" in kept
    assert "Leave out their own pay" not in kept
    assert "no private person" not in kept
    all_kept = asked(interview._replace(privacy=Privacy(keep=frozenset({"health", "pay", "names"})))).static
    assert "may stand as they told them" in all_kept


def test_it_says_how_to_write_an_employer_that_is_not_to_be_named(porter: Callable[[int], Interview]):
    interview = porter(3)
    assert "Do not name the employer" not in asked(interview).static
    told = Message(message_id="q", role="user", content="It is Nimbus Foods, a wee food company in Perth.")
    note = interview.notes[0].model_copy(
        update={"topic": "organisation", "aspect": "employer", "note_id": "o", "value": "Nimbus Foods"}
    )
    secret = interview._replace(messages=(*interview.messages, told), notes=(note,), privacy=Privacy(confidential=True))
    assert 'Write "a wee food company in Perth".' in asked(secret).static
    assert 'Write "my employer".' in asked(secret._replace(messages=interview.messages)).static
