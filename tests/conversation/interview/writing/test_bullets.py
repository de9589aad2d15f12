"""How what people tell becomes bullets."""

import pytest

from conversation.interview.writing import write_up
from tests.conversation.interview.telling import told


def bullets(*answers: str) -> tuple[str, ...]:
    return write_up(told(*answers), None).resume_bullets


@pytest.mark.parametrize(
    ("answer", "bullet"),
    [
        (
            "so i rewrote the batch queries and it went from 40 minutes to 90 seconds",
            "Rewrote the batch queries; it went from 40 minutes to 90 seconds.",
        ),
        ("I've been running the kitchen since 2019", "Ran the kitchen since 2019."),
        ("well, basically I manage orders and train the new starters", "Managed orders and trained the new starters."),
        (
            "We cut the release time from 2 weeks to 3 days.",
            "Cut the release time from 2 weeks to 3 days, as part of the team.",
        ),
        ("me and danny cleared a backlog of 2000 parcels", "Cleared a backlog of 2000 parcels with one other person."),
        ("I used to open up the shop every morning lol", "Opened up the shop every morning."),
        ("I'd order the materials every week", "Ordered the materials every week."),
        ("I was responsible for the night shift rota", "Was responsible for the night shift rota."),
        ("taking orders, running the till", "Took orders, ran the till."),
        ("In 2019 I set up a stock system", "Set up a stock system in 2019."),
        ("to be honest I ended up fixing the boiler and stuff", "Fixed the boiler."),
        ("Rewired about 40 houses on my own", "Rewired about 40 houses on my own."),
        ("I trained my colleagues and wrote our handbook", "Trained the colleagues and wrote the handbook."),
    ],
)
def test_it_turns_plain_speech_into_a_bullet(answer: str, bullet: str) -> None:
    assert bullet in bullets(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "I didn't rewrite the queries",
        "I wanted to open a second shop",
        "I was going to lead the rebrand",
        "My boss hired two people",
        "They promoted the manager to director",
        "I'd like to work abroad",
        "I could maybe have fixed the boiler",
        "Did I say that I built the bridge?",
        "I think it was fine",
        "I don't know",
    ],
)
def test_it_makes_no_bullet_of_what_was_not_done_by_the_person(answer: str) -> None:
    assert bullets(answer) == ()


@pytest.mark.parametrize(
    ("language", "answer", "bullet"),
    [
        ("de", "Also ich habe das Lager neu organisiert.", "Das Lager neu organisiert."),
        ("de", "Wir haben jeden Tag 120 Essen gekocht.", "Jeden Tag 120 Essen gekocht (im Team)."),
        ("fr", "Alors j'ai formé trois apprentis.", "J'ai formé trois apprentis."),
        (
            "fr",
            "J'ai réorganisé les réservations et du coup l'attente est passée de 40 à 15 minutes.",
            "J'ai réorganisé les réservations ; l'attente est passée de 40 à 15 minutes.",
        ),
        (
            "es",
            "Pues organicé el almacén y bajamos los errores un 30%.",
            "Organicé el almacén y bajamos los errores un 30%.",
        ),
    ],
)
def test_it_turns_plain_speech_of_other_languages_into_a_bullet(language: str, answer: str, bullet: str) -> None:
    assert bullet in write_up(told(answer, language=language), None).resume_bullets


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("de", "Ich wollte noch eine Ausbildung machen."),
        ("de", "Mein Chef hat die Karte geschrieben."),
        ("fr", "Je n'ai pas géré l'équipe."),
        ("es", "Quería abrir mi propio bar."),
        ("es", "No dirigí el equipo."),
    ],
)
def test_it_makes_no_bullet_of_what_was_not_done_in_other_languages(language: str, answer: str) -> None:
    assert write_up(told(answer, language=language), None).resume_bullets == ()


def test_it_ties_what_came_of_a_deed_to_it_across_two_answers() -> None:
    answers = ("I moved the prep for the slow dishes to the afternoon.", "The wait went down from 40 to 25 minutes.")

    assert "Moved the prep for the slow dishes to the afternoon; the wait went down from 40 to 25 minutes." in bullets(
        *answers
    )


def test_a_bullet_is_short_enough_to_read() -> None:
    rambling = (
        "I ran the stall and I did the ordering and I painted the sign and then we moved to the hall and I built new "
        "shelves and I trained my nephew and I kept the books and I drove the van to the wholesaler every week"
    )

    assert len(bullets(rambling)) >= 4
    assert all(len(bullet.split()) <= 30 for bullet in bullets(rambling))


def test_it_never_says_led_of_work_that_a_team_did() -> None:
    assert not any(
        "Led" in bullet for bullet in bullets("We migrated 40 services. We were a team of 5. I tested it all.")
    )
