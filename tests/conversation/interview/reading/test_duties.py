"""Duties told in the present or imperfect, whatever was asked."""

import pytest

from tests.conversation.interview.reading.answers import quotes, told, values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Den Dienstplan mach ich am Donnerstag."),
        ("de", "die Bergeübungen organisier i auch"),
        ("de", "einmal im monat telefonier ich mit den Erzieherinnen"),
        ("fr", "moi je fais les plannings"),
        ("fr", "C'est aussi moi qui passe les commandes."),
        ("fr", "je fais la maintenance preventive chaque semaine"),
        ("es", "Organizaba los talleres en los colegios."),
        ("es", "yo vigilo el calibre y que no pase fruta tocada"),
        ("es", "También mandaba el reporte diario al banco"),
    ],
)
def test_a_duty_is_noted_though_another_matter_was_asked(language: str, text: str) -> None:
    notes = told(text, "tools", language=language)

    assert quotes(notes, "responsibilities") == [text.rstrip(".")]
    assert values(notes, "organisation") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das hab ich grad schon gesagt."),
        ("de", "Ich arbeite seit 2019 bei Kornfeld."),
        ("fr", "Je travaille chez Renault depuis 2019."),
        ("fr", "je ne fais pas les plannings"),
        ("es", "Trabajo en el Hotel Sol desde 2019."),
        ("es", "mi novia me manejaba las redes"),
        ("es", "ya te lo dije al principio"),
    ],
)
def test_a_place_a_refusal_and_what_others_do_are_no_duty(language: str, text: str) -> None:
    assert quotes(told(text, "role", language=language), "responsibilities") == []


def test_how_long_a_deed_took_is_not_how_long_the_job_lasted() -> None:
    assert values(told("Vier Wochen Reste gewogen", "tools", language="de"), "timeframe") == []
    assert values(told("Vier Wochen", "timeframe", language="de"), "timeframe") == ["4 Wochen"]
