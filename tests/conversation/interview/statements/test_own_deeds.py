"""Whose deed a clause is in German, French and Spanish, wherever its subject stands."""

import pytest

from conversation.interview.languages import pack_for
from conversation.interview.statements import Statement, taken_apart
from conversation.interview.statements.grammar import grammar


def first(text: str, language: str) -> Statement:
    return taken_apart(text, grammar(pack_for(language)))[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Dann hab ich die Kasse umgestellt."),
        ("de", "Im Juni 2021 habe ich die Regale neu beschriftet."),
        ("de", "Nebenbei habe ich zwei Masterarbeiten betreut."),
        ("de", "Die Inventur hab ich gemacht."),
        ("de", "Den Dienstplan mach ich am Donnerstag."),
        ("de", "Hab die Kasse gemacht."),
        ("de", "Und dann bin ich rausgegangen und hab mit den Leuten geredet."),
        ("de", "die Bergeübungen organisier i auch"),
        ("fr", "moi je fais les plannings"),
        ("fr", "Le matin je faisais les prélèvements."),
        ("fr", "En 2020 j'ai mis en place un tableau."),
        ("fr", "L'inventaire je le faisais seul."),
        ("fr", "jai formé deux stagiaires"),
        ("fr", "C'est aussi moi qui passe les commandes."),
        ("es", "Organizaba los talleres en los colegios."),
        ("es", "Me encargaba de la caja."),
        ("es", "Les hice el catálogo."),
        ("es", "arme un estudio en casa"),
        ("es", "aprendi a negociar"),
        ("es", "Calculo y dimensiono cada equipo."),
        ("es", "En 2015 organicé una feria."),
    ],
)
def test_what_the_person_did_is_their_deed_in_any_order_of_words(language: str, text: str) -> None:
    statement = first(text, language)

    assert (statement.actor, statement.mood, statement.deed) == ("I", "done", True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Vier Wochen Reste gewogen."),
        ("de", "Portionen neu berechnet."),
        ("fr", "Formé deux stagiaires."),
        ("es", "Llevaba el presupuesto."),
    ],
)
def test_a_few_words_without_a_subject_tell_a_deed_of_the_speakers(language: str, text: str) -> None:
    assert (first(text, language).actor, first(text, language).implicit) == ("I", True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Gebaut ham den Korb die zwei Schlosser."),
        ("de", "Die Abrechnung hat Frau Lohse gemacht."),
        ("de", "Die Leute, die ich eingestellt habe, waren gut."),
        ("de", "Das hab ich nicht gemacht."),
        ("de", "Ich habe keine Abrechnung gemacht."),
        ("de", "Das hab ich grad schon gesagt: den Korb."),
        ("de", "Von der Chefin gelobt."),
        ("fr", "Elle nous a tout montré."),
        ("fr", "ce que je faisais c'était la caisse"),
        ("fr", "je l'ai pas fait"),
        ("fr", "Je crois que j'ai tout dit là-dessus."),
        ("fr", "Je ne me rappelle plus exactement."),
        ("es", "El comité organizó la feria."),
        ("es", "Mi novia me manejaba las redes."),
        ("es", "Se levantaba cuatro veces."),
        ("es", "Como te dije, desde 2015 hasta ahora."),
        ("es", "Había mucho trabajo."),
    ],
)
def test_what_others_did_or_nobody_did_is_no_deed_of_theirs(language: str, text: str) -> None:
    statement = first(text, language)

    assert not (statement.deed and statement.mood == "done")


@pytest.mark.parametrize(
    ("language", "text", "lead"),
    [
        ("de", "Im Juni 2021 habe ich die Regale beschriftet.", "Im Juni 2021"),
        ("fr", "Le matin je faisais les prélèvements.", "Le matin"),
        ("es", "En 2015 organicé una feria.", "En 2015"),
    ],
)
def test_what_stands_before_the_subject_is_kept_apart_from_the_verb(language: str, text: str, lead: str) -> None:
    assert first(text, language).lead == lead


def test_a_subject_that_changed_places_with_its_verb_comes_first_where_nothing_else_does() -> None:
    assert first("Und dann ruf ich alle an.", "de").text == "Ich ruf alle an"


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("fr", "On m'a donné le poste.", "other"),
        ("fr", "On a vidé la cave.", "we"),
        ("es", "Se me ocurrió un plan.", "I"),
    ],
)
def test_one_is_we_only_where_it_does_not_act_on_the_person(language: str, text: str, actor: str) -> None:
    assert first(text, language).actor == actor


def test_who_has_to_leave_soon_tells_no_deed() -> None:
    assert first("Ich muss gleich noch den Hund rauslassen.", "de").mood == "planned"


def test_what_a_sentence_takes_up_with_cest_is_not_cut_off() -> None:
    assert (
        first("Mon plus gros souci, c'étaient les invendus.", "fr").text
        == "Mon plus gros souci, c'étaient les invendus"
    )
