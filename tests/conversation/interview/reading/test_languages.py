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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Abrechnung hat die Frau Lohse gemacht."),
        ("de", "Gebaut haben den Korb die zwei Schlosser."),
        ("fr", "Ma femme faisait les comptes."),
        ("es", "Mi novia me manejaba las redes."),
    ],
)
def test_what_somebody_named_did_is_not_the_persons_own(language: str, text: str) -> None:
    notes = told(text, "actions", language=language)

    assert {note.actor for note in notes if note.topic in ("actions", "responsibilities")} <= {"other"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Kasse hab ich gemacht, und die Frau Lohse war froh."),
        ("fr", "J'ai fait les comptes, et ma femme était contente."),
        ("es", "Hice las cuentas yo."),
    ],
)
def test_what_they_did_is_their_own_though_somebody_else_is_named(language: str, text: str) -> None:
    notes = told(text, "actions", language=language)

    assert "I" in [note.actor for note in notes if note.topic == "actions"]


@pytest.mark.parametrize(
    ("language", "first", "second", "employer"),
    [
        ("fr", "J'étais serveuse au Plongeoir, de 2019 à 2021.", "Non, l'employeur c'est le restaurant La Criée.",
         "restaurant La Criée"),
        ("de", "Ich war Koch im Adler.", "Nein, die Firma heißt Löwen, nicht Adler.", "Löwen"),
        ("es", "Fui camarera en el Hotel Sol.", "No, la empresa es Cítricos La Albereda.", "Cítricos La Albereda"),
    ],
)  # fmt: skip
def test_an_employer_put_right_replaces_the_one_told_before(
    language: str, first: str, second: str, employer: str
) -> None:
    before = told(first, language=language)
    after = told(second, "responsibilities", language=language, before=before)

    assert [n.value for n in after if n.topic == "organisation" and n.aspect == "employer" and n.value] == [employer]
