"""What is said to the interviewer, or of one's own people, and stands in no write-up."""

import pytest

from conversation.interview.guide import guide_for
from conversation.interview.types import Summary
from conversation.interview.writing import write_up
from tests.conversation.interview.telling import told, unread

ROTA = {
    "en": "I drew up a new rota for the night staff.",
    "de": "Ich habe einen neuen Dienstplan für die Nachtschicht geschrieben.",
    "fr": "J'ai refait le planning de l'équipe de nuit.",
    "es": "Organicé los turnos de noche del almacén.",
}


def all_of(summary: Summary) -> str:
    return summary.model_dump_json(exclude={"claims", "evidence", "verification", "open_questions"}).casefold()


@pytest.mark.parametrize(
    ("language", "talk", "trace"),
    [
        ("en", "That's all there is to tell on that.", "all there is"),
        ("en", "There's no more to it, really.", "no more to it"),
        ("en", "I think I've said it all on that.", "said it all"),
        ("en", "Well, you know how it is.", "how it is"),
        ("en", "Nothing to tell there, I'm afraid.", "nothing to tell"),
        ("en", "Not to brag, but nobody did it better.", "better"),
        ("de", "Dazu gibt's nichts mehr zu sagen.", "nichts mehr"),
        ("de", "Das reicht, schreiben Sie es bitte.", "schreiben sie"),
        ("fr", "C'est tout ce qu'il y a à dire là-dessus.", "tout ce qu"),
        ("fr", "Je ne me rappelle plus exactement.", "rappelle"),
        ("es", "Eso es todo lo que puedo decir.", "es todo"),
        ("es", "No me acuerdo bien.", "acuerdo"),
    ],
)
def test_talk_to_the_interviewer_leaves_no_trace(language: str, talk: str, trace: str) -> None:
    summary = write_up(unread(ROTA[language], talk, language=language), None)

    assert summary.resume_bullets
    assert trace not in all_of(summary)


@pytest.mark.parametrize(
    ("answer", "stays"),
    [
        ("That was all done by hand, and I counted 400 parcels a night.", "400 parcels"),
        ("I told the drivers everything on the first day.", "told the drivers"),
        ("I have nothing but praise for the two nurses I trained.", "two nurses"),
        ("I got to run the kitchen on Sundays.", "kitchen on sundays"),
    ],
)
def test_a_deed_in_like_words_stays(answer: str, stays: str) -> None:
    assert stays in all_of(write_up(told(answer), None))


@pytest.mark.parametrize(
    ("language", "leaving", "trace"),
    [
        ("en", "Right, got to dash, I've a client ringing in two minutes and she won't wait.", "client"),
        ("en", "I'm heading out, standup's starting", "standup"),
        ("de", "Ich muss jetzt los, der Bus kommt.", "bus"),
        ("fr", "Je dois filer, mon train arrive.", "train"),
        ("es", "Me tengo que ir, ya llegaron por mis niños.", "niños"),
    ],
)
def test_nothing_that_is_said_on_the_way_out_is_written(language: str, leaving: str, trace: str) -> None:
    assert trace not in all_of(write_up(unread(ROTA[language], leaving, language=language), None))


def test_news_of_ones_own_people_is_no_part_of_it() -> None:
    answer = "My grandson is after getting into the minors team, number eleven. I trained 12 volunteers."

    assert "grandson" not in all_of(write_up(told(answer), None))
    assert "12 volunteers" in all_of(write_up(told(answer), None))


def test_ones_own_people_stay_in_an_experience_of_care() -> None:
    answer = "My husband wandered at night, five times a week. I put an old shop bell on the front door."
    interview = told(answer)._replace(guide=guide_for("care"))

    assert "my husband wandered" in all_of(write_up(interview, None))
