"""Private persons are not named; whatever else bears a name is."""

import pytest

from conversation.interview.privacy import veiled
from tests.conversation.interview.privacy.seen import seen
from tests.conversation.interview.telling import note, unread


@pytest.mark.parametrize(
    ("answer", "language", "left"),
    [
        ("My manager Imogen showed me how to run the till.", "en", "My manager showed me how to run the till"),
        ("my manager imogen showed me the till", "en", "my manager showed me the till"),
        ("Our lead, Xolani, wrote the spec and I built the app.", "en", "Our lead wrote the spec and I built the app"),
        ("Geoff Hanley, the owner, asked me to redo the rota.", "en", "the owner asked me to redo the rota"),
        ("I ran the shop, reporting to Geoff Hanley, for 2 years.", "en", "I ran the shop, for 2 years"),
        ("I reported to Geoff Hanley. I ran the shop.", "en", "I ran the shop"),
        ("I was trained by Imogen on the fryer.", "en", "I was trained on the fryer"),
        ("worked with sarah on the stock count", "en", "worked with someone else on the stock count"),
        ("I trained Priya and Tom on the press.", "en", "I trained others on the press"),
        ("I cared for Joyce for two years.", "en", "I cared for someone for two years"),
        ("I took over Imogen's shifts.", "en", "I took over someone's shifts"),
        ("I tried my coworker Imogen's idea.", "en", "I tried my coworker's idea"),
        ("I redid the rota of our lead, Imogen.", "en", "I redid the rota of our lead"),
        ("The Patel family asked me to cook.", "en", "The family asked me to cook"),
        ("I looked after my mum Joan and a patient called Mr Adeyemi.", "en", "I looked after my mum and a patient"),
        ("I redid the rota of the Café Zoë with Zoë.", "en", "I redid the rota of the Café Zoë with someone else"),
        ("Me and Sam set up the stall.", "en", "me and one other person set up the stall"),
        (
            "Mark showed me the grill. I will mark the exams.",
            "en",
            "someone showed me the grill. I will mark the exams",
        ),
        ("I cared for a girl with autism called Lucy.", "en", "I cared for a girl with autism"),
        ("I trained Kayla on the press.", "en", "I trained someone on the press"),
        ("Meine Chefin Imke hat mir die Kasse gezeigt.", "de", "Meine Chefin hat mir die Kasse gezeigt"),
        (
            "Ich habe mit Thomas Müller den Dienstplan geschrieben.",
            "de",
            "Ich habe mit jemandem den Dienstplan geschrieben",
        ),
        ("Sabine und ich haben den Stand aufgebaut.", "de", "wir haben den Stand aufgebaut"),
        ("Ich habe Sabines Schichten übernommen.", "de", "Ich habe Schichten übernommen"),
        ("Unser Teamleiter, Herr Weber, wollte das so.", "de", "Unser Teamleiter wollte das so"),
        ("ich hab mit thomas die inventur gemacht", "de", "ich hab mit jemandem die inventur gemacht"),
        ("Ma responsable Solène m'a montré la caisse.", "fr", "Ma responsable m'a montré la caisse"),
        (
            "J'ai tenu le stand avec Karim pendant deux mois.",
            "fr",
            "J'ai tenu le stand avec quelqu'un d'autre pendant deux mois",
        ),
        ("J'ai repris les dossiers d'Isabelle.", "fr", "J'ai repris les dossiers de quelqu'un"),
        ("J'ai gardé les enfants de la famille Martin.", "fr", "J'ai gardé les enfants de la famille"),
        (
            "je travaillais avec sophie sur les commandes",
            "fr",
            "je travaillais avec quelqu'un d'autre sur les commandes",
        ),
        ("Mi jefa Rosalía me enseñó la caja.", "es", "Mi jefa me enseñó la caja"),
        ("Monté el puesto con Javier y Lucía.", "es", "Monté el puesto con otras personas"),
        ("Cuidé a don Luis dos años.", "es", "Cuidé a alguien dos años"),
        ("Marta y yo montamos el puesto.", "es", "nosotros montamos el puesto"),
        ("Cuidé a una niña que se llamaba Lola.", "es", "Cuidé a una niña"),
    ],
)
def test_a_person_is_not_named_and_the_deed_stays(answer: str, language: str, left: str) -> None:
    assert seen(answer, language=language) == left


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("I worked at John Lewis in Charlotte and used Jenkins and Ruby", "en"),
        ("I won the Turing award at St Mary's Hospital", "en"),
        ("I delivered for Eddie Stobart and Sainsbury's", "en"),
        ("We sold to Wendy's and Sarah's Bakery", "en"),
        ("I sold my own jam with help from Hanley & Sons", "en"),
        ("I used the Gantt chart, Newton's method and the Montessori method", "en"),
        ("I moved to Chester in May and worked in Florence in June", "en"),
        ("Our client Siemens wanted a new press", "en"),
        ("I trained Nimbus users", "en"),
        ("Costs rose in May and I will mark the exams", "en"),
        ("Ich habe bei Robert Bosch in der Max-Planck-Straße gearbeitet", "de"),
        ("Ich habe im Café Anna gearbeitet und Torten gebacken", "de"),
        ("J'ai travaillé chez Leroy Merlin, rue Jean Jaurès à Lourdes", "fr"),
        ("Trabajé en Adolfo Domínguez, en la calle Santiago Bernabéu", "es"),
    ],
)
def test_what_else_bears_a_name_keeps_it(answer: str, language: str) -> None:
    assert seen(answer, language=language) == answer


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("My name is Sarah Jones and I was a cook", "en"),
        ("Ich bin Petra und war Verkäuferin", "de"),
        ("Je m'appelle Claire et j'étais cuisinière", "fr"),
        ("Me llamo Pilar y era cocinera", "es"),
    ],
)
def test_the_person_may_name_themselves(answer: str, language: str) -> None:
    assert seen(answer, language=language) == answer


def test_a_person_who_was_told_to_be_one_is_known_from_then_on() -> None:
    assert "Xolani" not in seen("My manager Xolani left.", "Then I did what Xolani had done.")


def test_they_are_named_when_the_person_keeps_it() -> None:
    assert seen("My manager Imogen left", keep=("names",)) == "My manager Imogen left"


@pytest.mark.parametrize(
    ("answer", "tool", "language"),
    [("Das war Monikas Idee.", "Monikas Idee", "de"), ("I used Sarah's list.", "Sarah's list", "en")],
)
def test_what_was_read_as_a_tool_does_not_name_whose_it_is(answer: str, tool: str, language: str) -> None:
    interview = unread(answer, language=language)
    interview = interview._replace(notes=(note(interview.messages[0], "tools", tool),))
    shown = veiled(interview).interview
    assert tool.split()[0] not in f"{shown.messages[0].content} {[n.value for n in shown.notes]}"


def test_a_tool_that_bears_a_name_keeps_it() -> None:
    interview = unread("I ran the till with Paddy's Register.")
    interview = interview._replace(notes=(note(interview.messages[0], "tools", "Paddy's Register"),))
    assert [n.value for n in veiled(interview).interview.notes] == ["Paddy's Register"]


@pytest.mark.parametrize(
    ("language", "answer", "written"),
    [
        ("en", "I asked Thomas the butcher to lend us his cold room.", "I asked the butcher to lend us"),
        ("en", "Hannah the physio came weekly and I worked with her.", "The physio came weekly"),
        ("en", "The hospital takes in half of Clare.", "half of Clare"),
        ("fr", "Je travaille beaucoup avec Rachid le chef de production.", "avec le chef de production"),
    ],
)
def test_a_name_is_cut_so_that_its_sentence_stays_one(language: str, answer: str, written: str) -> None:
    interview = unread(answer, language=language)
    message = veiled(interview).interview.messages[0]

    assert written.casefold() in message.content.casefold()
    assert "someone the" not in message.content


def test_no_stand_in_takes_the_place_of_a_name_behind_the_noun_that_bears_it() -> None:
    told = unread("I fixed the machine Thomas left behind and rang the agency Sarah.")

    assert "machine someone" not in veiled(told).interview.messages[0].content
