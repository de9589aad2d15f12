"""The answer to "which of the two is right?"."""

import pytest

from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.ledger import Ledger, fold
from conversation.interview.policy import take_stock
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Message
from tests.conversation.interview.telling import told


def settled(answer: str, *told_before: str, language: str = "en") -> Ledger:
    """The ledger after the contradiction in what was told is asked about, and answered."""
    interview = told(*told_before, language=language)
    move = take_stock(interview).moves[0]
    assert move.kind == "resolve_contradiction"
    asked = interview._replace(asked=(*interview.asked, Asked(move=move, text="Which of the two is right?")))
    notes = read(asked, Message(message_id="answer", role="user", content=answer))
    return fold((*interview.notes, *notes))


TWELVE_AND_FIVE = ("I was a cook at Harbour Grill. There were 12 people in the team.", "There were five of us.")


@pytest.mark.parametrize("answer", ["five", "5", "Five of us.", "the second one", "5, not 12", "not 12", "the latter"])
def test_the_side_that_is_named_stands_and_the_other_is_taken_back(answer: str) -> None:
    ledger = settled(answer, *TWELVE_AND_FIVE)
    assert [note.value for note in ledger.of("scope", "team_size")] == ["5"]
    assert [note.value for note in ledger.replaced] == ["12"]
    assert not ledger.contradictions


def test_a_third_value_takes_both_back() -> None:
    ledger = settled("eight", *TWELVE_AND_FIVE)
    assert [note.value for note in ledger.of("scope", "team_size")] == ["8"]
    assert {note.value for note in ledger.replaced} == {"12", "5"}


@pytest.mark.parametrize("answer", ["Hm, not important.", "I don't know.", "both"])
def test_what_names_no_side_settles_nothing(answer: str) -> None:
    assert settled(answer, *TWELVE_AND_FIVE).contradictions


@pytest.mark.parametrize(
    ("language", "answer", "before"),
    [
        ("de", "fünf", ("Ich war Koch im Adler. Wir waren ein Team von 12 Leuten.", "Wir waren 5 Leute im Team.")),
        (
            "fr",
            "cinq",
            ("J'étais serveur au Zinc. Nous étions une équipe de 12 personnes.", "On était 5 dans l'équipe."),
        ),
        ("es", "cinco", ("Fui cocinero en Sol. Éramos un equipo de 12 personas.", "Éramos 5 en el equipo.")),
    ],
)
def test_it_settles_in_every_language(language: str, answer: str, before: tuple[str, ...]) -> None:
    ledger = settled(answer, *before, language=language)
    assert [note.value for note in ledger.of("scope", "team_size")] == ["5"]
    assert not ledger.contradictions


def test_a_result_is_settled_by_the_figure_that_only_one_side_has() -> None:
    ledger = settled(
        "15 minutes",
        "I was a cook.",
        "The wait went down from 40 to 25 minutes.",
        "The wait went down from 40 to 15 minutes.",
    )
    assert ["15" in note.value for note in ledger.of("outcome", "figure")] == [True]


def test_an_answer_to_nothing_is_no_side() -> None:
    interview = Interview(guide_for("employment"), pack_for("en"), (), (), ())
    assert read(interview, Message(message_id="m", role="user", content="the second one")) == ()
