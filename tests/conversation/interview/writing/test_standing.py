"""What was said, as it stands after corrections."""

import pytest

from conversation.interview.ledger import fold
from conversation.interview.statements import statements
from conversation.interview.writing import write_up
from conversation.interview.writing.standing import beyond_the_frame, standing
from tests.conversation.interview.telling import told


def stands(*answers: str, language: str = "en") -> list[str]:
    """The statements of what somebody told, as they stand."""
    interview = told(*answers, language=language)
    ledger = fold(interview.notes)
    kept = standing(statements(interview, ledger.facts), ledger, interview.pack)
    return [statement.text for statement in beyond_the_frame(kept, ledger, interview.pack)]


def test_a_slip_is_mended() -> None:
    assert "I put up bed alarms and cut falls by 30%" in stands(
        "I put up bed alarms and cut falls by 40%, no, hang on, 30%."
    )


def test_a_deed_told_beside_a_corrected_figure_is_kept() -> None:
    said = stands(
        "I ran the till, trained 4 people and cut stock loss from 5% to 2%.",
        "Sorry, the stock loss went from 5% to 3%, not 2%.",
    )
    assert "I ran the till, trained 4 people" in said


@pytest.mark.parametrize(
    ("language", "answers"),
    [
        ("en", ("I was a cook at Harbour Grill from 2019 to 2021.", "Sorry, I started in 2018.")),
        ("de", ("Ich war Koch im Adler von 2016 bis 2020.", "Ich habe eigentlich 2014 angefangen.")),
        ("fr", ("J'étais serveur au Petit Zinc, de 2018 à 2021.", "En fait j'ai commencé en 2017.")),
        ("es", ("Fui cocinero en el Hotel Sol, de 2015 a 2019.", "Perdón, empecé en 2013.")),
    ],
)
def test_what_only_tells_or_corrects_the_time_is_no_deed(language: str, answers: tuple[str, ...]) -> None:
    assert not any("201" in text for text in stands(*answers, language=language)[1:])


def test_a_deed_with_its_time_stays_one() -> None:
    assert "I started a night school in 2020" in stands(
        "I was a cook at Harbour Grill.", "I started a night school in 2020."
    )


def test_a_date_mended_at_once_is_the_one_that_is_written() -> None:
    summary = write_up(told("I was a nurse at St Mary's from march 2021, no wait it was may 2021, to 2023."), None)
    assert "march" not in summary.model_dump_json(exclude={"claims", "evidence"}).casefold()
    started = "I started as a nurse at St Mary's in march 2021, no wait it was may 2021, and left in 2023."
    assert write_up(told(started), None).timeline == "May 2021 – 2023"
