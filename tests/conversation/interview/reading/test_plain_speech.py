"""First answers and frames as people type them in German, French and Spanish."""

import pytest

from tests.conversation.interview.reading.answers import told, values


@pytest.mark.parametrize(
    ("language", "text", "title", "start"),
    [
        ("de", "Ich war von April 2019 bis Ende 2022 Lagerist bei Kornfeld Logistik.", "Lagerist", "April 2019"),
        ("de", "Ich bin seit Mai 2019 Fahrer bei Kornfeld Logistik.", "Fahrer", "Mai 2019"),
        ("de", "war stellvertretende filialleiterin bei der bäckerei zeidler, ab herbst 2018",
         "stellvertretende filialleiterin", "herbst 2018"),
        ("fr", "jetais stagiaire qualité à la fromagerie Bressot, depuis mars 2022", "stagiaire qualité", "mars 2022"),
        ("es", "Fui desde 2015 camarera en el bar Sol.", "camarera", "2015"),
        ("es", "soy fotografo desde 2015", "fotografo", "2015"),
    ],
)  # fmt: skip
def test_a_first_answer_need_not_be_textbook(language: str, text: str, title: str, start: str) -> None:
    notes = told(text, language=language)

    assert (values(notes, "role", "title"), values(notes, "timeframe", "start")) == ([title], [start])


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("de", "Angefangen hab ich im Januar 2019 und Ende Juni 2022 hab ich aufgehört",
         "Januar 2019", "Ende Juni 2022"),
        ("de", "eingrückt bin i im Jänner 2019 und Ende Juni 2022 hab i abgrüst", "Jänner 2019", "Ende Juni 2022"),
        ("es", "arranque en 2015 y me sali en 2019", "2015", "2019"),
    ],
)  # fmt: skip
def test_each_date_goes_with_the_verb_of_its_own(language: str, text: str, start: str, end: str) -> None:
    notes = told(text, language=language)

    assert (values(notes, "timeframe", "start"), values(notes, "timeframe", "end")) == ([start], [end])


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("de", "i bin Seilbahntechniker, a glernter", "Seilbahntechniker"),
        ("de", "Küchenleiterin halt", "Küchenleiterin"),
        ("de", "Nein, Doktorandin war ich, FTIR-Mikroskop ist ein Gerät.", "Doktorandin"),
        ("es", "el puesto no es camarera, es encargada", "encargada"),
    ],
)
def test_a_title_is_found_in_an_answer_about_it(language: str, text: str, title: str) -> None:
    assert values(told(text, "role", language=language), "role", "title") == [title]


@pytest.mark.parametrize(("language", "text"), [("es", "ninguna de las tres jaja"), ("de", "keins von beiden")])
def test_none_of_the_choices_is_no_title(language: str, text: str) -> None:
    assert values(told(text, "role", language=language), "role", "title") == []


@pytest.mark.parametrize(
    ("language", "text", "size"),
    [("de", "bei uns 6 leute im Verkauf", "6"), ("de", "dienstpläne für uns sechs", "6")],
)
def test_a_team_is_counted_by_who_we_are(language: str, text: str, size: str) -> None:
    assert values(told(text, "scope", language=language), "scope", "team_size") == [size]


def test_a_word_that_is_one_without_its_accent_is_not_mistaken() -> None:
    assert values(told("je passe les commandes du magasin", "tools", language="fr"), "outcome") == []


def test_a_title_stands_though_another_is_told_to_be_taken_now_and_then() -> None:
    told_so = "Seilbahntechniker, und wenn der Chef frei hat vertret i ihn als Betriebsleiter"

    assert values(told(told_so, "role", language="de"), "role", "title") == ["Seilbahntechniker"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Fehler bei meine Modelle waren zuerst acht von zwanzig, dann nur noch eins."),
        ("es", "Trabajé en mis cosas de siempre."),
        ("fr", "J'ai travaillé sur mes cours chez mes parents."),
    ],
)
def test_what_is_ones_own_is_no_employer(language: str, text: str) -> None:
    assert values(told(text, "outcome", language=language), "organisation") == []


def test_how_long_a_yearly_task_goes_on_is_no_end_of_the_job() -> None:
    said = "im Sommer leit ich die Revision, das dauert bis September"

    assert values(told(said, "responsibilities", language="de"), "timeframe", "end") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Acá hace un calor tremendo."),
        ("fr", "Il pleut encore ce matin."),
        ("de", "Das Wetter war heute schlimm."),
    ],
)
def test_the_weather_is_no_result(language: str, text: str) -> None:
    assert told(text, "outcome", language=language) == ()


@pytest.mark.parametrize(
    "text",
    ["Como te dije, puse un tapete.", "ya te dije, puse un tapete", "ya se lo dije al principio, puse un tapete"],
)
def test_that_it_was_said_before_is_no_deed(text: str) -> None:
    assert not any("dije" in value for value in values(told(text, "actions", language="es"), "actions"))


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        ("de", "Ich bin seit Mai 2019 Fahrer bei Kornfeld.", ["present"]),
        ("fr", "Je suis chef boulanger au Levain Bleu depuis mai 2020.", ["present"]),
        ("de", "Ich war seit 2016 Koch im Adler.", []),
        ("de", "Ich war seit 2016 Koch im Adler, bis 2019.", ["2019"]),
        ("es", "arranqué en enero de 2020 y terminé en junio de 2022", ["junio de 2022"]),
    ],
)
def test_what_somebody_does_since_a_time_goes_on_unless_they_were(language: str, text: str, end: list[str]) -> None:
    assert values(told(text, language=language), "timeframe", "end") == end
