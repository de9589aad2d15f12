"""Nothing that a person did is lost, and nothing is noted of one who says that there is no more."""

import pytest

from conversation.interview.policy import take_stock
from conversation.interview.reading import read
from conversation.interview.types import Message, Note
from tests.conversation.interview.scenes import ask, asked, begun, told


def answered(content: str, variant: str = "", topic: str = "challenge", language: str = "en") -> tuple[Note, ...]:
    """What is noted of an answer to a question about a topic, or about several named in `variant`."""
    interview = begun(language=language)
    move = ask(topic).model_copy(update={"variant": variant} if variant else {})  # type: ignore[arg-type]
    interview = asked(interview, move, "And?")
    return read(interview, Message(message_id="u1", role="user", content=content))


NO_MORE = {
    "en": [
        "There's no more to it, really.",
        "That's all there is to tell on that.",
        "I think I've said it all on that.",
    ],
    "de": ["Dazu habe ich alles gesagt.", "Mehr gibt es dazu nicht zu sagen.", "Mehr fällt mir nicht ein."],
    "fr": [
        "C'est tout ce qu'il y a à dire là-dessus.",
        "Je crois que j'ai tout dit.",
        "Il n'y a rien de plus, vraiment.",
    ],
    "es": ["No hay más que contar, la verdad.", "Creo que sobre eso ya lo he dicho todo.", "No, eso fue todo."],
}


@pytest.mark.parametrize(
    ("language", "said"), [(code, said) for code, all_of_it in NO_MORE.items() for said in all_of_it]
)
def test_to_say_that_there_is_no_more_is_no_fact(language: str, said: str) -> None:
    assert [note.value for note in answered(said, language=language) if note.kind == "fact"] == []


FORGOTTEN = {
    "en": "There was something else, but I can't remember exactly.",
    "de": "Und noch etwas, das fällt mir gerade nicht ein.",
    "fr": "Il y avait autre chose, mais je ne me rappelle plus exactement.",
    "es": "Había algo más, pero no me acuerdo exactamente.",
}


@pytest.mark.parametrize("language", FORGOTTEN)
def test_what_was_forgotten_is_no_fact(language: str) -> None:
    assert [note.value for note in answered(FORGOTTEN[language], language=language) if note.kind == "fact"] == []


def test_what_follows_something_more_is_a_fact() -> None:
    notes = answered("There was something more to it: the fridge broke every week.")
    assert any("fridge broke" in note.quote for note in notes)


def test_no_more_closes_both_topics_of_a_question_for_two() -> None:
    notes = answered("That's all there is to tell.", "tools+collaboration.together.0", "tools")
    assert {(note.topic, note.kind) for note in notes} == {("tools", "declined"), ("collaboration", "declined")}


def test_a_question_for_two_topics_is_answered_under_both() -> None:
    notes = answered(
        "I restocked the shelves and swept the yard every evening. The yard takes forty vans at once.",
        "responsibilities+scope.together.0",
        "responsibilities",
    )
    assert {"responsibilities", "scope"} <= {note.topic for note in notes}


def test_what_a_person_did_is_noted_though_something_else_was_asked() -> None:
    notes = answered("Kinder Kitchen. In the mornings I am with the donated books in the cellar.", topic="organisation")
    assert any("donated books" in note.quote for note in notes)


@pytest.mark.parametrize("said", ["My daughter is in the school play tonight.", "The rain here never stops this week."])
def test_small_talk_beside_an_answer_is_not_noted(said: str) -> None:
    notes = answered(f"It was Marlow Foods. {said}", topic="organisation")
    assert not any("play" in note.quote or "rain" in note.quote for note in notes)


def test_a_second_result_with_a_figure_is_noted_too() -> None:
    notes = answered(
        "The park rangers use it now. It took five minutes a picture before and twenty seconds after.", topic="outcome"
    )
    assert any("twenty seconds" in note.quote and note.topic == "outcome" for note in notes)


def test_who_is_asked_for_two_things_and_tells_one_is_asked_for_the_other() -> None:
    move = ask("role").model_copy(update={"variant": "role+organisation.together.0"})
    interview = asked(begun(), move, "What was your role, and at which place?")
    interview = told(interview, "Marlow Foods", ("organisation", "Marlow Foods", "employer"))
    role = next(topic for topic in take_stock(interview).coverage.topics if topic.key == "role")
    assert role.state == "open"
