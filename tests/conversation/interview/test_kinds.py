"""The kind of experience, recognised from the first answers where nobody chose it."""

from pathlib import Path

import pytest

from conversation.interview import guide as guides
from conversation.interview.guide import load_guides
from conversation.interview.kinds import kind_of, kind_told
from tests.conversation.interview.scenes import begun
from tests.conversation.interview.telling import said

ENGLISH = (
    ("volunteering", "I volunteered at the food bank on Saturdays."),
    ("volunteering", "I was a volunteer with the Samaritans for three years."),
    ("volunteering", "I've been volunteering at an animal shelter since 2019."),
    ("volunteering", "Volunteer at Oxfam, 2018 to 2020."),
    ("volunteering", "I worked at the hospice as a volunteer for two years."),
    ("volunteering", "I helped out at the church kitchen as a volunteer, Tuesdays."),
    ("volunteering", "I was a volunteer firefighter in Bryn for six years."),
    ("internship", "My internship at Siemens was in the summer of 2021."),
    ("internship", "I was a marketing intern at Bosch from May to August."),
    ("internship", "I did a three month internship at a law firm."),
    ("internship", "I interned at the Guardian."),
    ("internship", "During my apprenticeship I wired houses with Mr Dale."),
    ("internship", "Intern at Deloitte, summer 2022"),
    ("internship", "I worked for BMW as an intern."),
    ("care", "I looked after my mother for three years."),
    ("care", "I cared for my late grandfather at home from 2015 until 2018."),
    ("care", "I was my mother's carer."),
    ("care", "Caring for my disabled son, 2010 to 2018."),
    ("military", "I was a sergeant in the army from 2008 to 2014."),
    ("military", "I served in the Royal Navy for six years."),
    ("military", "I did my military service in Finland."),
    ("military", "Corporal, Royal Engineers, 2010 - 2016"),
    ("open_source", "I maintain an open source library for parsing dates."),
    ("open_source", "I'm the maintainer of a small JSON parser on GitHub."),
    ("open_source", "I contribute to Django since 2017."),
    ("freelance", "I'm self-employed and design websites."),
    ("freelance", "I was a freelance graphic designer from 2016 to 2020."),
    ("freelance", "I freelance as a translator."),
    ("freelance", "Self employed plumber since 2011"),
    ("freelance", "I ran my own agency for five years."),
    ("research", "During my PhD I studied coral reefs."),
    ("research", "I was a postdoc at ETH in Zurich."),
    ("research", "I was a research assistant at the university hospital."),
    ("leadership", "I was captain of our rowing club."),
    ("leadership", "I was president of the student union at Leeds."),
    ("project", "My capstone project was an app for bus drivers."),
    ("project", "I built a telescope in my spare time."),
    ("project", "At a hackathon we built a map for wheelchair users."),
)
GERMAN = (
    ("internship", "Praktikum bei Bosch, 2019"),
    ("internship", "Ich habe ein Praktikum bei der Sparkasse gemacht."),
    ("internship", "Während meines Praktikums bei Siemens habe ich Tests geschrieben."),
    ("internship", "Ich war Praktikantin bei einer Zeitung."),
    ("internship", "Ich war Azubi in einer Bäckerei."),
    ("volunteering", "Ehrenamt bei der Tafel"),
    ("volunteering", "Ich bin seit 2018 ehrenamtlich bei der Tafel."),
    ("volunteering", "Ich habe ehrenamtlich im Tierheim geholfen."),
    ("volunteering", "Mein Ehrenamt war im Tierheim."),
    ("care", "Ich habe drei Jahre lang meine Mutter gepflegt."),
    ("care", "Ich habe mich um meinen Vater gekümmert."),
    ("military", "Ich war vier Jahre bei der Bundeswehr."),
    ("military", "Meinen Wehrdienst habe ich in Kiel geleistet."),
    ("freelance", "Ich bin selbstständig und mache Webseiten."),
    ("freelance", "Ich habe als Freiberuflerin für Verlage übersetzt."),
    ("research", "Während meiner Promotion habe ich Korallen untersucht."),
    ("research", "Ich war Doktorandin an der ETH."),
    ("open_source", "Ich pflege eine Open-Source-Bibliothek für Datumsangaben."),
    ("leadership", "Ich war Vorsitzende unseres Turnvereins."),
    ("project", "Mein Abschlussprojekt war eine App für Busfahrer."),
)
FRENCH = (
    ("volunteering", "J'étais bénévole à la Croix-Rouge."),
    ("volunteering", "Bénévole au Secours populaire depuis 2017"),
    ("internship", "J'ai fait un stage chez Renault."),
    ("internship", "Mon stage à la mairie a duré six mois."),
    ("internship", "Stage de trois mois chez Airbus"),
    ("internship", "J'étais stagiaire dans une banque."),
    ("care", "Je me suis occupée de ma mère pendant trois ans."),
    ("care", "J'ai pris soin de mon père."),
    ("military", "J'étais sergent dans l'armée de terre."),
    ("freelance", "Je suis à mon compte depuis 2015."),
    ("freelance", "J'étais graphiste en freelance."),
    ("research", "Pendant ma thèse, j'ai étudié les coraux."),
    ("open_source", "Je maintiens une bibliothèque open source."),
    ("leadership", "J'étais présidente du club de judo."),
    ("project", "Mon projet de fin d'études était une application."),
)
SPANISH = (
    ("volunteering", "Fui voluntaria en la Cruz Roja."),
    ("volunteering", "Soy voluntario en un banco de alimentos desde 2019."),
    ("internship", "Hice prácticas en Telefónica."),
    ("internship", "Mis prácticas fueron en un despacho de abogados."),
    ("internship", "Prácticas en Iberdrola, verano de 2020"),
    ("care", "Cuidé a mi madre durante tres años."),
    ("military", "Fui sargento en el ejército de tierra."),
    ("freelance", "Soy autónoma, hago páginas web."),
    ("freelance", "Trabajé por mi cuenta como diseñador."),
    ("research", "Durante mi doctorado estudié corales."),
    ("open_source", "Mantengo una biblioteca de código abierto."),
    ("leadership", "Fui presidenta del club de ajedrez."),
    ("project", "Mi proyecto de fin de grado fue una aplicación."),
)

# What a hasty reader would take for another kind: denied, of another time or person, or a part of a job.
JOBS_IN_ENGLISH = (
    "I was a cashier at Lidl for two years.",
    "I was a nurse at Mercy Hospital; before that I did an internship.",
    "I trained volunteers at the Red Cross, it was my job.",
    "I was the volunteer coordinator at Oxfam.",
    "I led a project at work.",
    "It was a project for a bank.",
    "Our care team had six people.",
    "I worked in a care home and looked after twelve residents.",
    "It wasn't an internship, it was a real job.",
    "I never volunteered anywhere, I was a baker.",
    "I supervised three interns at Google.",
    "I managed an intern at Bosch.",
    "After my internship I was hired at Bosch as an engineer.",
    "My sister volunteered at the food bank and I drove her.",
    "I volunteered to lead the night shift at Amazon.",
    "I volunteered for the extra shifts.",
    "I wanted to do an internship but got a job at Aldi.",
    "I hired freelance designers for our agency.",
    "We used open source software at the office.",
    "My boss was a sergeant in the army.",
    "I worked for the Salvation Army shop.",
    "I was a cashier at Tesco while I looked after my mother.",
    "I have a PhD and worked at Roche as a chemist.",
    "I recruited PhD students.",
    "I work at Lidl and volunteer at the food bank.",
    "I was a research nurse.",
    "An apprentice broke the saw and I mended it.",
    "The president of the student union hired me.",
    "I was there for eight years, first two years as a trainee, then the rest as a fitter.",
    "I started as an intern at Bosch and was an engineer there for six years.",
    "I organised the internship programme at Shell.",
    "I was a stage manager at the Old Vic.",
    "I served in a restaurant in Leeds.",
    "I was a team leader at Amazon.",
    "I looked after children at a nursery.",
    "I ran my own shifts at the warehouse.",
    "I deployed servers for a bank.",
    "Unlike an internship, this was a full job at Shell.",
    "I was a project manager at Arup.",
)
JOBS_IN_GERMAN = (
    "Ich war Kassiererin bei Lidl.",
    "Ich habe Praktikanten betreut.",
    "Eine Azubi hab ich eingelernt, die Mila.",
    "Der Kapitän wollte mich befördern, ich hab weiter gekocht.",
    "Ich begann als Azubi bei Bosch und war dann zehn Jahre Geselle.",
    "Das war kein Praktikum, sondern eine feste Stelle.",
    "Vor meinem Praktikum war ich Bäcker bei Kamps.",
    "Ich war Pflegerin im Altenheim und habe alte Menschen gepflegt.",
    "Ich leitete ein Projekt in meiner Firma.",
    "Meine Schwester war ehrenamtlich bei der Tafel.",
    "Ich koordinierte Ehrenamtliche bei der Caritas.",
    "Davor habe ich ein Praktikum gemacht.",
    "Nach meiner Promotion war ich Chemikerin bei Bayer.",
)
JOBS_IN_FRENCH = (
    "J'étais caissière chez Lidl.",
    "J'encadrais des stagiaires chez Renault.",
    "Un apprenti a cassé la scie et je l'ai réparée.",
    "Ce n'était pas un stage.",
    "Après mon stage, j'ai été embauchée chez Airbus.",
    "J'ai formé des bénévoles à la Croix-Rouge.",
    "Je coordonnais les bénévoles.",
    "Ma sœur était bénévole.",
    "J'ai travaillé dans une maison de retraite.",
    "Avant ça, j'ai fait un stage.",
)
JOBS_IN_SPANISH = (
    "Fui cajera en Lidl.",
    "Formé a voluntarios en la Cruz Roja.",
    "Una voluntaria rompió la sierra y yo la arreglé.",
    "No eran prácticas, era un trabajo fijo.",
    "Después de mis prácticas trabajé en Iberdrola.",
    "Mi hermana era voluntaria en la Cruz Roja.",
    "Coordinaba a las becarias en Telefónica.",
    "Trabajé en una residencia cuidando a mayores.",
    "Antes de eso hice prácticas.",
    "Dirigí un proyecto en la empresa.",
)


@pytest.fixture(autouse=True)
def _forget_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guides, "_added", {})


def kind(text: str, language: str = "en") -> str | None:
    return kind_of(begun(language=language), said(text))


def after(*answers: str) -> str:
    """The guide of an interview in which nobody chose one, after these answers."""
    interview = begun()
    for index, answer in enumerate(answers):
        message = said(answer, index)
        interview = interview._replace(guide=kind_told(interview, message))
        interview = interview._replace(messages=(*interview.messages, message))
    return interview.guide.key


@pytest.mark.parametrize(("told", "text"), ENGLISH)
def test_it_recognises_the_kind_in_english(told: str, text: str) -> None:
    assert kind(text, "en") == told


@pytest.mark.parametrize("text", JOBS_IN_ENGLISH)
def test_it_takes_nothing_else_for_another_kind_in_english(text: str) -> None:
    assert kind(text, "en") is None


@pytest.mark.parametrize(("told", "text"), GERMAN)
def test_it_recognises_the_kind_in_german(told: str, text: str) -> None:
    assert kind(text, "de") == told


@pytest.mark.parametrize("text", JOBS_IN_GERMAN)
def test_it_takes_nothing_else_for_another_kind_in_german(text: str) -> None:
    assert kind(text, "de") is None


@pytest.mark.parametrize(("told", "text"), FRENCH)
def test_it_recognises_the_kind_in_french(told: str, text: str) -> None:
    assert kind(text, "fr") == told


@pytest.mark.parametrize("text", JOBS_IN_FRENCH)
def test_it_takes_nothing_else_for_another_kind_in_french(text: str) -> None:
    assert kind(text, "fr") is None


@pytest.mark.parametrize(("told", "text"), SPANISH)
def test_it_recognises_the_kind_in_spanish(told: str, text: str) -> None:
    assert kind(text, "es") == told


@pytest.mark.parametrize("text", JOBS_IN_SPANISH)
def test_it_takes_nothing_else_for_another_kind_in_spanish(text: str) -> None:
    assert kind(text, "es") is None


def test_the_second_answer_may_tell_what_the_first_left_open() -> None:
    assert after("I helped at a food bank in Leeds.", "I was a volunteer there, every Saturday.") == "volunteering"


def test_the_first_answer_that_tells_a_kind_decides() -> None:
    assert after("I volunteered at the food bank.", "My internship was at Bosch.") == "volunteering"


def test_the_third_answer_changes_nothing_any_more() -> None:
    assert after("I sorted tins.", "We were six.", "I was a volunteer at the food bank.") == "employment"


def test_two_kinds_in_one_answer_leave_the_matter_open() -> None:
    assert after("I was an intern at Bosch and I volunteered at the food bank.") == "employment"
    assert (
        after("I was an intern at Bosch and I volunteered at the food bank.", "It was my internship.") == "internship"
    )


def test_what_is_told_of_another_experience_says_nothing_of_this_one() -> None:
    assert kind("I was a cashier at Lidl for two years, and before that I did an internship at Bosch.") is None
    assert kind("I volunteered at the food bank for two years. Before that I was in the army.") == "volunteering"


def test_a_message_that_is_no_answer_tells_no_kind() -> None:
    for text in ("Is this about my internship?", "Forget my internship.", "🙂", "", "Why?"):
        assert kind(text) is None, text


def test_a_project_of_ones_own_is_known_by_its_signs(tmp_path: Path) -> None:
    text = 'threshold = 0.8\nlabels = { en = "Sailing" }\n[signs]\nen = ["i crewed|skippered", "^skipper"]\n'
    (tmp_path / "sailing.toml").write_text(text, encoding="utf-8")
    load_guides(tmp_path)
    assert kind("I crewed on the Marie Louise for two summers.") == "sailing"
    assert kind("Skipper of the Marie Louise, 2019") == "sailing"
    assert kind("I hired a skipper.") is None
