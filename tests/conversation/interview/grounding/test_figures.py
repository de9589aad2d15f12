"""Figures and dates of a claim must be the person's own: the value, the unit, and what it was said of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.grounding import Gate
from tests.conversation.interview.grounding.figured import objected


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("The programme said two days a house, and we were taking three and a half", "Took three and a half days"),
        ("My lot did 47 houses out of the 212", "Completed 47 of the 212 houses"),
        ("There were five gangs like that", "One of five gangs"),
        ("our team, twelve people", "A 12-strong team"),
        ("I said why don't we go round every two hours", "Proposed two-hourly rounds"),
        ("I was buddy for new starters. Maybe fifteen persons in all", "Buddy to about 15 new starters"),
        ("ended up with 140-odd files from Outlook", "Collected some 140 files from Outlook"),
        ("She fell six times in 2018", "Six falls in 2018"),
        ("it took me a fortnight", "It took two weeks"),
        ("it took us a year and a half", "It took 18 months"),
        ("I had half an hour for each visit", "30 minutes for each visit"),
        ("We had a snack at nine in the evening", "A snack at 9 pm"),
        ("I did two placements, ten weeks each", "Two ten-week placements"),
        ("My record was 14 horses in a day, normally it's eight", "Normally eight horses in a day"),
        ("I started in March 2018 and left in June 2021", "Worked there for three years and three months"),
        ("wait times fell from 50 minutes to 20", "Wait times 30 minutes shorter"),
        ("accounts calculated a saving of 14 lakhs per year", "Savings of ₹14 lakh a year"),
        ("Breakages used to be 5%. Now we're at 2%", "Breakages down from 5% to 2%"),
        ("my day job is in a library, I volunteer five hours a week", "Volunteered five hours a week beside a day job"),
    ],
)
def test_it_hears_a_figure_in_other_words(said: str, claim: str) -> None:
    assert not objected(said, claim)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("de", "Das hat eineinhalb Jahre gedauert", "Das hat 18 Monate gedauert"),
        ("de", "wir waren zu dritt", "Wir waren drei Personen"),
        ("de", "um halb vier war Schluss", "Schluss um 3:30 Uhr"),
        ("de", "am 12.03.2019 war die Abnahme", "Abnahme am 12. März 2019"),
        ("fr", "la page mettait presque 7 secondes", "Page affichée en près de 7 s"),
        ("fr", "une soixantaine de sandwichs par jour", "60 sandwichs par jour"),
        ("es", "dos años y medio", "30 meses"),
        ("es", "una vez al año, de 6 horas", "Seis horas, una vez al año"),
        ("es", "tengo entre 18 y 20 alumnos por semana", "De 18 a 20 alumnos por semana"),
        ("de", "von Oktober 2016 bis Januar 2021 Verkäuferin", "Von Oktober 2016 bis Januar 2021 Verkäuferin"),
        ("de", "Die Quote war bei 6 Prozent. Danach war sie bei 2", "Quote von 6 auf 2 Prozent"),
        ("fr", "Sur 30 chevaux, 8 boitaient", "8 chevaux sur 30 boitaient"),
    ],
)
def test_it_hears_a_figure_in_other_words_of_each_language(language: str, said: str, claim: str) -> None:
    assert not objected(said, claim, language)


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("we cut costs by 30% and waste by 10%", "Cut waste by 30%"),
        ("we cut costs by 30% and waste by 10%", "Cut costs by 10% and waste by 30%"),
        ("we had nine vans and fourteen drivers", "Fourteen vans"),
        ("the loss went down to around 700 pounds", "The loss went down by around £700"),
        ("usual is 15 rooms but when somebody is sick I do 18", "Cleaned 18 rooms in a usual shift"),
        ("I joined in 2016 as a porter and became head chef in 2019", "Became head chef in 2016"),
        ("Plaque in 2019. They put me up for driver of the year, 2018 I believe", "Plaque, 2018"),
        ("I covered 12 schools in 2018, 15 in 2019", "Covered 15 schools in 2018"),
        ("about 35 of the 40 patients walked on day one", "40 patients walked on day one"),
        ("I said show the other sergeants, six of them came", "Taught six companies"),
        ("We'd feed round 160 households a week", "Fed 160 people a week"),
        ("I taught Year 4, 28 children", "Taught four children"),
        ("wait times fell from 50 minutes to 20", "Wait times rose from 20 to 50 minutes"),
        ("I started at 6 in the morning", "Started at 6 pm"),
        ("We paid 45 dollars per room, so 900 a night in all", "Paid $900 per room"),
        ("They cut my journey from 90 to 25 minutes", "Journey cut to 90 minutes"),
        ("I was there from 2008, as deputy from 2013 and as head from 2017", "Head from 2013"),
        ("I did my level 3 in 2012 and my level 5 in 2016", "Level 5, 2012"),
        ("My record was 14 horses in a day, normally it's eight", "Normally 14 horses in a day"),
        ("I did two placements, ten weeks each", "Ten placements of two weeks each"),
        ("I was on it from the spring of 2014", "On it from autumn 2014"),
        ("nearly two hundred people came", "More than two hundred people came"),
        ("Breakages used to be 5%. Now we're at 2%", "Breakages down from 5% to 3%"),
        ("I trained three lads, all three lads passed", "Trained six lads"),
    ],
)
def test_it_stops_a_figure_that_was_said_of_something_else(said: str, claim: str) -> None:
    assert objected(said, claim)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "we did about 9 callouts a month", "Did about nine callouts a week"),
        ("en", "from about 20 in a week to 2 or 3", "From about 20 in a day to 2 or 3"),
        ("de", "vier Kilo am Tag waren's dann", "Vier Kilo in der Woche"),
        ("fr", "une soixantaine de sandwichs par jour", "Une soixantaine de sandwichs par semaine"),
        ("es", "pasé a cobrar el mes por adelantado y bajó a una por semana", "Bajó a una por mes"),
        ("fr", "200 bouquets le jour de la fête, sinon c'est 30 par jour", "200 bouquets par jour"),
    ],
)
def test_it_keeps_a_rate_with_its_period(language: str, said: str, claim: str) -> None:
    assert objected(said, claim, language)


@pytest.mark.parametrize(
    ("language", "said", "wrong", "right"),
    [
        ("en", "I left in, was it march 2021, no wait it was may 2021", "Left in March 2021", "Left in May 2021"),
        ("en", "we had 50, sorry, 15 covers a night", "50 covers a night", "15 covers a night"),
        ("en", "It was 6 weeks, not 5", "It was five weeks", "It was six weeks"),
        ("de", "angefangen im März 2016. nein halt, 2017 war das", "März 2016", "März 2017"),
        ("fr", "depuis 2019, euh non attendez, septembre 2018", "En 2019", "En septembre 2018"),
        ("es", "fueron 12, perdón, 14 camiones", "12 camiones", "14 camiones"),
    ],
)
def test_it_takes_a_value_back_that_was_mended_at_once(language: str, said: str, wrong: str, right: str) -> None:
    assert objected(said, wrong, language)
    assert not objected(said, right, language)


def test_it_leaves_a_date_that_only_stands_beside_a_word_of_change() -> None:
    said = "J'ai commencé en septembre 2015 en CDD, on m'a titularisée, enfin mise en CDI, en juin 2016"
    assert not objected(said, "Septembre 2015, puis CDI en juin 2016", "fr")


@given(st.integers(min_value=2, max_value=9_000), st.sampled_from(("vans", "%", "hours", "euros")))
def test_it_always_passes_a_figure_as_it_was_said(value: int, unit: str) -> None:
    said = f"there were {value} {unit} in the plan"
    assert not objected(said, f"{value} {unit} in the plan")


@given(st.integers(min_value=2, max_value=900), st.integers(min_value=2, max_value=900))
def test_it_never_passes_another_value(said: int, claimed: int) -> None:
    text = f"we loaded {said} pallets that night"
    assert bool(objected(text, f"Loaded {claimed} pallets")) is (said != claimed)


def test_the_gate_reads_the_unit_that_a_quote_breaks_off_before() -> None:
    from conversation.interview.replay import replay
    from conversation.interview.types import DraftClaim

    rosa = replay(
        [
            {"role": "assistant", "content": "¿Cuánto cobraste?"},
            {"role": "user", "content": "Cobré 58 mil pesos por el diseño."},
        ],
        language="es",
    )
    verdict = Gate(rosa).judge(DraftClaim(text="Cobré 58 mil dólares", quotes=("Cobré 58 mil",)))
    assert not verdict.passed
