"""Several experiences in one answer: what is plainly another is noticed, and none of it is noted."""

import pytest

from conversation.interview.phrasing import speak
from conversation.interview.policy import take_stock
from conversation.interview.reading import read
from conversation.interview.reading.experiences import others, this_one
from conversation.interview.session import Interview
from tests.conversation.interview.reading.answers import told, values
from tests.conversation.interview.scenes import begun
from tests.conversation.interview.telling import said

ENGLISH = (
    (("my own café",), "I was at Lidl for two years and before that I ran my own café."),
    (
        ("my own café",),
        "I was a cashier at Lidl for two years. Before that I ran my own café and we served 200 guests a day.",
    ),
    (("my own café",), "I was at Lidl for two years and ran my own café before that."),
    (("Aldi",), "I worked at Lidl from 2019 to 2021 and then at Aldi for three years."),
    (("Aldi",), "I was a cashier at Lidl; after that I worked at Aldi."),
    (("Aldi", "Penny"), "I was a cashier at Lidl, before that at Aldi, and before that at Penny."),
    (
        ("St Bede's",),
        "I was a nurse at Mercy Hospital. Before that I worked at St Bede's as a porter. I looked after 12 patients.",
    ),
    (("my own café",), "I worked at the bakery for two years, and I also ran my own café."),
    (("Bosch",), "I was an engineer at Siemens for four years. Previously I did an internship at Bosch."),
    (("volunteer at the food bank",), "I work at Tesco as a baker. On the side I volunteer at the food bank."),
    (("small hotel",), "I was a porter at the Royal Infirmary. My last job was at a small hotel."),
    (("Ivy",), "I was a chef at Rosa's from 2018 to 2020. Before that I worked as a waiter at The Ivy."),
    (("Lidl",), "I ran my own café for six years and before that I was a cashier at Lidl."),
    (("I was in the army",), "I drove a bus for Arriva. Before that I was in the army."),
)
GERMAN = (
    (("mein eigenes Café",), "Ich war zwei Jahre bei Lidl und davor hatte ich mein eigenes Café."),
    (("Aldi",), "Ich war Kassiererin bei Lidl, davor habe ich drei Jahre bei Aldi gearbeitet."),
    (("Aldi",), "Ich war Kassiererin bei Lidl. Danach war ich bei Aldi."),
    (("Bosch",), "Ich war vier Jahre Ingenieurin bei Siemens. Davor habe ich ein Praktikum bei Bosch gemacht."),
    (("Bundeswehr",), "Ich war Busfahrer bei der BVG. Davor war ich bei der Bundeswehr."),
)
FRENCH = (
    (("mon propre café",), "J'ai travaillé deux ans chez Lidl et avant ça je tenais mon propre café."),
    (("Carrefour",), "J'étais caissière chez Lidl. Avant cela, j'ai travaillé trois ans chez Carrefour."),
    (("Carrefour",), "J'étais caissière chez Lidl, puis chez Carrefour."),
    (("Renault",), "J'étais ingénieure chez Airbus. Avant ça, j'ai fait un stage chez Renault."),
)
SPANISH = (
    (("mi propia cafetería",), "Trabajé dos años en Lidl y antes de eso llevaba mi propia cafetería."),
    (("Mercadona",), "Fui cajera en Lidl. Antes de eso trabajé tres años en Mercadona."),
    (("Telefónica",), "Fui ingeniera en Indra. Antes de eso hice prácticas en Telefónica."),
)

# One experience: an earlier time, another task or place of it, somebody else's, what was not or is not yet.
ONE_IN_ENGLISH = (
    "I was a cashier at Lidl for two years.",
    "Before that we did it by hand, it took 3 hours.",
    "I was a line cook at Ivy and before that, a dishwasher there.",
    "I was shift leader at Amazon. Before that I worked in the warehouse.",
    "I was a team leader at Lidl in Leeds; before that I was a cashier at Lidl in York.",
    "At Lidl I did the tills, then I worked on the shelves.",
    "I was at Lidl for two years. Before that the orders came by fax from Aldi.",
    "My boss at Lidl ran his own café before that.",
    "I was at Lidl and I never worked at Aldi before that.",
    "I was at Lidl. After that I want to work at Aldi.",
    "My last job was at Lidl as a cashier.",
    "I was a nurse at Mercy Hospital. Previously the ward had no rota.",
    "I led the rollout at Siemens. Before that we tested it with Bosch.",
    "I cut waste at the bakery; after that I ran a training for the shift.",
    "I worked at Lidl, and then at Christmas I ran the bakery corner.",
    "I was a cook at The Ivy. Then I worked at the grill station.",
    "Now I'm head of the night shift at the same hospital.",
    "I started as a contributor to the docs and now I'm the lead maintainer.",
    "I was at Lidl. Before that I was at school.",
    "I was at Lidl. Before that I was at university in Leeds.",
    "I learned that if you write things down they believe you. Before that it was just me moaning.",
    "I was a porter at the Queens Hotel. My current job at the Queens Hotel is night manager.",
    "I worked for Lidl; on the side I kept a list of broken trolleys.",
    "I worked at the bakery on Mondays and then at the counter on Tuesdays.",
    "I was a teacher at Hill Road School. Before that I had no experience with children.",
)
ONE_IN_GERMAN = (
    "Ich war Kassiererin bei Lidl.",
    "Ich war Schichtleiterin bei Amazon. Davor war ich im Lager.",
    "Davor haben wir alles von Hand gemacht.",
    "Ich war bei Lidl. Davor war ich dort Aushilfe.",
    "Ich war bei Lidl, vorher kamen die Bestellungen von Aldi.",
    "Mein Chef bei Lidl hatte davor sein eigenes Café.",
    "Ich war Köchin im Adler. Danach habe ich bei Bedarf auch serviert.",
    "Ich war bei Lidl, davor in der Schule.",
    "Ich leitete die Filiale bei Lidl in Kiel, davor war ich bei Lidl in Lübeck.",
)
ONE_IN_FRENCH = (
    "J'étais caissière chez Lidl.",
    "Avant ça, on faisait tout à la main.",
    "J'étais cheffe d'équipe chez Amazon. Avant cela, j'étais à l'entrepôt.",
    "Mon chef chez Lidl tenait son propre café avant ça.",
    "J'étais chez Lidl à Lyon, et avant ça chez Lidl à Nantes.",
    "J'étais chez Lidl. Avant cela, je n'ai jamais travaillé chez Carrefour.",
)
ONE_IN_SPANISH = (
    "Fui cajera en Lidl.",
    "Antes de eso lo hacíamos todo a mano.",
    "Fui jefa de turno en Amazon. Antes de eso trabajé en el almacén.",
    "Mi jefe en Lidl tenía antes su propio café.",
    "Fui encargada en Lidl. Antes de eso fui cajera allí.",
    "Trabajé en Lidl en Vigo y antes de eso en Lidl en Lugo.",
)


def called(text: str, language: str = "en") -> tuple[str, ...]:
    """What the other experiences of a first answer are called."""
    return tuple(other.called for other in others(begun(language=language), said(text)))


def after(*answers: str, language: str = "en") -> Interview:
    """The interview that has heard these answers, and replied to all but the last."""
    interview = begun(language=language)
    for index, answer in enumerate(answers):
        if index:
            reply = speak(interview, take_stock(interview))
            spoken = said(reply.text, 100 + index).model_copy(update={"role": "assistant"})
            messages = (*interview.messages, spoken)
            interview = interview._replace(messages=messages, asked=(*interview.asked, reply))
        message = said(answer, index)
        notes = read(interview, message)
        interview = interview._replace(messages=(*interview.messages, message), notes=(*interview.notes, *notes))
    return interview


def reply(*answers: str, language: str = "en") -> str:
    """The offline interviewer's reply to the last of these answers."""
    interview = after(*answers, language=language)
    return speak(interview, take_stock(interview)).text


@pytest.mark.parametrize(("names", "text"), ENGLISH)
def test_it_notices_another_experience_in_english(names: tuple[str, ...], text: str) -> None:
    assert called(text, "en") == names


@pytest.mark.parametrize("text", ONE_IN_ENGLISH)
def test_it_takes_one_experience_for_one_in_english(text: str) -> None:
    assert called(text, "en") == ()


@pytest.mark.parametrize(("names", "text"), GERMAN)
def test_it_notices_another_experience_in_german(names: tuple[str, ...], text: str) -> None:
    assert called(text, "de") == names


@pytest.mark.parametrize("text", ONE_IN_GERMAN)
def test_it_takes_one_experience_for_one_in_german(text: str) -> None:
    assert called(text, "de") == ()


@pytest.mark.parametrize(("names", "text"), FRENCH)
def test_it_notices_another_experience_in_french(names: tuple[str, ...], text: str) -> None:
    assert called(text, "fr") == names


@pytest.mark.parametrize("text", ONE_IN_FRENCH)
def test_it_takes_one_experience_for_one_in_french(text: str) -> None:
    assert called(text, "fr") == ()


@pytest.mark.parametrize(("names", "text"), SPANISH)
def test_it_notices_another_experience_in_spanish(names: tuple[str, ...], text: str) -> None:
    assert called(text, "es") == names


@pytest.mark.parametrize("text", ONE_IN_SPANISH)
def test_it_takes_one_experience_for_one_in_spanish(text: str) -> None:
    assert called(text, "es") == ()


def test_what_is_told_of_another_is_not_noted() -> None:
    notes = told(
        "I was a cashier at Lidl for two years. Before that I ran my own café with 4 staff and 200 guests a day."
    )
    assert {(note.topic, note.value) for note in notes} == {
        ("role", "cashier"),
        ("organisation", "Lidl"),
        ("timeframe", "2 years"),
    }


def test_what_goes_on_there_is_not_noted_either() -> None:
    notes = told(
        "I was a nurse at Mercy Hospital. Before that I worked at St Bede's. There I had 40 beds to look after."
    )
    assert values(notes, "organisation") == ["Mercy Hospital"]
    assert values(notes, "scope") == []


def test_what_is_told_of_this_one_behind_it_is_noted() -> None:
    notes = told(
        "I was a nurse at Mercy Hospital. Before that I worked at St Bede's. I looked after 12 patients a shift."
    )
    assert [note.quote for note in notes if note.topic == "responsibilities"] == ["I looked after 12 patients a shift"]


def test_it_comes_back_where_the_sentence_names_this_one_again() -> None:
    text = "I was at Lidl, before that I ran my own café, and at Lidl I was the shift supervisor."
    (other,) = others(begun(), said(text))
    assert other.evidence.quote.startswith("before that I ran my own café")
    assert values(told(text), "role") == ["shift supervisor"]


def test_a_later_answer_is_read_beside_what_was_told_before() -> None:
    interview = after(
        "I was a cashier at Lidl.", "I ran the till. Before that I worked at Aldi as a packer for six years."
    )
    assert {note.value for note in interview.notes if note.topic in ("role", "organisation", "timeframe")} == {
        "cashier",
        "Lidl",
    }
    again = after("I was a cashier at Lidl.", "Before that I was a packer at Lidl in York.")
    assert take_stock(again).others == ()


def test_its_quote_stands_in_the_message_to_the_letter() -> None:
    for text in (text for _, text in (*ENGLISH, *GERMAN, *FRENCH, *SPANISH)):
        for other in others(begun(), said(f"🙂 {text}")):
            assert f"🙂 {text}"[other.evidence.start : other.evidence.end] == other.evidence.quote


def test_blanks_keep_every_other_word_in_its_place() -> None:
    message = said("I was at Lidl and before that I ran my own café. We were eight.")
    read_as = this_one(begun(), message).content
    assert len(read_as) == len(message.content)
    assert "café" not in read_as
    assert read_as.index("We were eight.") == message.content.index("We were eight.")


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        (
            "en",
            "I was at Lidl for two years and before that I ran my own café.",
            ("“my own café”", "“Lidl”", "interview of its own"),
        ),
        (
            "de",
            "Ich war zwei Jahre bei Lidl und davor hatte ich mein eigenes Café.",
            ("„mein eigenes Café“", "„Lidl“", "eigenes Gespräch"),
        ),
        (
            "fr",
            "J'étais caissière chez Lidl. Avant ça je tenais mon propre café.",
            ("« mon propre café »", "« Lidl »", "entretien"),
        ),
        (
            "es",
            "Fui cajera en Lidl. Antes de eso trabajé tres años en Mercadona.",
            ("«Mercadona»", "«Lidl»", "entrevista"),
        ),
    ],
)
def test_it_says_once_that_the_other_is_for_another_time(language: str, text: str, says: tuple[str, ...]) -> None:
    said_first = reply(text, language=language)
    assert [word for word in says if word not in said_first.replace("\u00a0", " ")] == []
    assert said_first.count("?") == 1
    assert says[2] not in reply(text, text, language=language)


def test_without_a_known_place_it_stays_with_this_one() -> None:
    assert "this one" in reply("I looked after my mother for three years; before that I worked at Boots as a chemist.")


def test_it_says_nothing_of_it_to_somebody_who_wants_to_stop_or_asks() -> None:
    first = "I was a cashier at Lidl for two years."
    for answer in (
        "Before that I worked at Aldi, but let us stop here.",
        "Before that I worked at Aldi. Why do you ask?",
    ):
        interview = after(first, answer)
        assert take_stock(interview).offer is None or "own" in speak(interview, take_stock(interview)).text


def test_what_was_told_twice_is_one_experience() -> None:
    interview = after(
        "I was at Lidl, and before that I ran my own café.", "We sold bread. Before that I ran my own café."
    )
    assert [other.called for other in take_stock(interview).others] == ["my own café"]
