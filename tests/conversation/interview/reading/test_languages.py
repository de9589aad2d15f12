"""The same reading with the words of other languages."""

import pytest

from tests.conversation.interview.reading.answers import told, topics, values

STORIES = {
    "de": "Ich war von März 2019 bis Juni 2021 als Köchin im Hotel Adler in Freiburg. Wir waren zwölf Leute im Team. "
    "Das größte Problem war, dass der Drucker ständig ausgefallen ist. Ich habe ein neues Tafelsystem eingeführt und "
    "die Wartezeit ist von 40 auf 15 Minuten gesunken.",
    "fr": "J'ai travaillé comme serveuse chez Flunch à Lyon de mars 2019 à juin 2021. Nous étions douze dans l'équipe. "
    "Le plus gros problème, c'était que l'imprimante tombait en panne, du coup j'ai mis en place un tableau et "
    "l'attente est passée de 40 à 15 minutes.",
    "es": "Trabajé como camarera en el restaurante La Parra en Sevilla de marzo de 2019 a junio de 2021. Éramos doce "
    "en el equipo. El mayor problema era que la impresora fallaba siempre, así que puse una pizarra y la espera bajó "
    "de 40 a 15 minutos.",
}
FRAMES = {
    "de": ("Köchin", "Hotel Adler", "März 2019", "Juni 2021"),
    "fr": ("serveuse", "Flunch", "mars 2019", "juin 2021"),
    "es": ("camarera", "restaurante La Parra", "marzo de 2019", "junio de 2021"),
}


@pytest.mark.parametrize("language", STORIES)
def test_it_reads_a_rich_first_answer(language: str) -> None:
    notes = told(STORIES[language], language=language)
    found = values(notes, "role", "title") + values(notes, "organisation", "employer")
    found += values(notes, "timeframe", "start") + values(notes, "timeframe", "end")
    assert tuple(found) == FRAMES[language]
    assert values(notes, "scope", "team_size") == ["12"]
    assert topics(notes) >= {"challenge", "actions", "outcome"}
    assert [note.aspect for note in notes if note.topic == "outcome"] == ["figure"]


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("de", "Keine Ahnung"),
        ("fr", "Aucune idée"),
        ("es", "Ni idea"),
        ("de", "überspringen"),
        ("es", "prefiero no decirlo"),
    ],
)
def test_it_understands_declining(language: str, answer: str) -> None:
    assert [note.kind for note in told(answer, "timeframe", language=language)] == ["declined"]


@pytest.mark.parametrize(
    ("language", "answer", "duration"),
    [("de", "zwei Jahre", "2 Jahre"), ("fr", "deux ans", "2 ans"), ("es", "dos años", "2 años")],
)
def test_it_reads_a_short_duration(language: str, answer: str, duration: str) -> None:
    assert values(told(answer, "timeframe", language=language), "timeframe", "duration") == [duration]


@pytest.mark.parametrize(
    ("language", "answer", "question"),
    [
        ("de", "etwa 20", "Wie viele Leute waren im Team?"),
        ("fr", "une vingtaine", "Combien de personnes dans l'équipe ?"),
        ("es", "unas veinte", "¿Cuántas personas había en el equipo?"),
    ],
)
def test_it_reads_a_short_team_size(language: str, answer: str, question: str) -> None:
    notes = told(answer, "scope", question=question, language=language)
    assert values(notes, "scope", "team_size") == ["20"]
