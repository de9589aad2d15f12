"""The person's own health is left out; others' health, and work about health, is not."""

import pytest

from tests.conversation.interview.privacy.seen import seen


@pytest.mark.parametrize(
    ("answer", "language", "left"),
    [
        ("I had to stop because of my back.", "en", "I had to stop"),
        (
            "I worked there three years until I got ill, then I ran the shop.",
            "en",
            "I worked there three years, then I ran the shop",
        ),
        ("I had anxiety and depression so I went part time.", "en", "so I went part time"),
        ("I was diagnosed with ADHD in 2020. I ran the till.", "en", "I ran the till"),
        ("I cleaned 12 rooms a day while pregnant with my second child.", "en", "I cleaned 12 rooms a day"),
        ("I hurt my back lifting pallets. I moved 300 a day.", "en", "I moved 300 a day"),
        ("My back went. I still packed 300 boxes.", "en", "I still packed 300 boxes"),
        ("I got blown up in 2013 and lost hearing in one ear. I ran the stores.", "en", "I ran the stores"),
        ("i was burnt out by 2021 and left", "en", "and left"),
        (
            "I have asthma so I wore a mask and painted 30 doors a day.",
            "en",
            "so I wore a mask and painted 30 doors a day",
        ),
        ("I'm deaf and I run a kitchen of 8.", "en", "and I run a kitchen of 8"),
        (
            "I was off sick for six months with stress, then I came back and led the team.",
            "en",
            "then I came back and led the team",
        ),
        ("Ich musste wegen meinem Rücken aufhören.", "de", "Ich musste aufhören"),
        (
            "Ich war ein halbes Jahr krank, dann habe ich das Lager neu sortiert.",
            "de",
            "dann habe ich das Lager neu sortiert",
        ),
        ("Ich war schwanger und habe 40 Kunden am Tag bedient.", "de", "und habe 40 Kunden am Tag bedient"),
        ("Ich habe mir den Arm gebrochen. Danach habe ich Pakete gescannt.", "de", "Danach habe ich Pakete gescannt"),
        ("J'ai dû arrêter à cause de mon dos.", "fr", "J'ai dû arrêter"),
        ("J'ai fait un burn-out et je suis partie.", "fr", "et je suis partie"),
        ("J'étais enceinte et je servais 40 couverts.", "fr", "et je servais 40 couverts"),
        ("Tuve que parar por mi espalda.", "es", "Tuve que parar"),
        ("Estuve de baja por ansiedad seis meses, luego llevé el turno.", "es", "luego llevé el turno"),
        ("Me rompí el brazo. Después escaneé paquetes.", "es", "Después escaneé paquetes"),
    ],
)
def test_own_health_is_left_out_and_the_deed_stays(answer: str, language: str, left: str) -> None:
    assert seen(answer, language=language) == left


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("I was a mental health nurse on a cancer ward", "en"),
        ("I handled health and safety and the sick pay forms", "en"),
        ("I did therapy with children with autism", "en"),
        ("I supported patients with depression, and my mum had dementia", "en"),
        ("I managed sickness absence for 60 staff and wrote the maternity leave policy", "en"),
        ("I was sick of the queue so I rebuilt it", "en"),
        ("Because of my eye for detail I checked the proofs", "en"),
        ("I got my hands dirty and worked with my hands", "en"),
        ("I trained nurses on insulin and medication rounds", "en"),
        ("I nursed my husband after his stroke for 2 years", "en"),
        ("Ich war Krankenpfleger auf der Krebsstation und habe Patienten mit Depressionen betreut", "de"),
        ("Ich habe Gesundheit und Sicherheit betreut und Krankmeldungen bearbeitet", "de"),
        ("J'étais infirmière en cancérologie et je soignais des patients avec un diabète", "fr"),
        ("Era enfermera en oncología y cuidaba a pacientes con diabetes", "es"),
    ],
)
def test_work_about_health_stays(answer: str, language: str) -> None:
    assert seen(answer, language=language) == answer


def test_it_stays_when_the_person_keeps_it() -> None:
    assert seen("I had to stop because of my back", keep=("health",)) == "I had to stop because of my back"
