"""Real speech of many trades, written without an eye on the patterns: the value that must be found in each."""

import pytest

from conversation.interview.types import TopicKey
from tests.conversation.interview.reading.answers import told, values

SAID: list[tuple[TopicKey | None, str, TopicKey, str, str]] = [
    (None, "I am a dairy farmer. Third generation. 160 cows, 300 acres.", "scope", "figure", "160 cows"),
    (
        None,
        "I run a small upholstery workshop in Whitby",
        "organisation",
        "employer",
        "small upholstery workshop in Whitby",
    ),
    (None, "Data engineer. It was Zalando, in Berlin.", "organisation", "employer", "Zalando"),
    (None, "then stayed on as a gas engineer til they made us redundant", "role", "title", "gas engineer"),
    (None, "I volunteer at the food bank at St Luke's church", "organisation", "employer", "St Luke's church"),
    (None, "postdoc in Marie Keller's lab, 2018-2021, CRISPR screens", "tools", "", "CRISPR"),
    (None, "we were deployed for 6 months, I was a signals corporal", "role", "title", "signals corporal"),
    (None, "Barista, Costa, Euston. Mar '18 to Nov '19", "timeframe", "end", "Nov '19"),
    ("tools", "Ruby on rails, sidekiq, a bit of react on the front end", "tools", "", "React"),
    ("timeframe", "started just after the first lockdown and left last Easter", "timeframe", "end", "last Easter"),
    ("timeframe", "Jan to August last year", "timeframe", "start", "Jan"),
    ("outcome", "attendance went from 71% to 93 by the summer", "outcome", "figure", ""),
    ("outcome", "The old system took 2 days, mine took 20 minutes", "outcome", "figure", ""),
    ("outcome", "Client signed off first time.", "outcome", "", "Client signed off first time"),
    ("challenge", "Two of our biggest customers went bust within a month", "challenge", "", ""),
    ("challenge", "i dont speak much german and all the manuals were in german lol", "challenge", "", ""),
    ("challenge", "my maths was never great so drug calculations scared me to death", "challenge", "", ""),
    ("actions", "Taught myself Blender from YouTube and rendered every option", "tools", "", "Blender"),
    ("actions", "Just turned up early and did the jobs no one wanted", "actions", "", ""),
    ("scope", "I had two direct reports", "scope", "managed", "2"),
    ("scope", "three stores, roughly 45 staff all in", "scope", "team_size", "45"),
    ("scope", "a stock budget of about 1.2 million", "scope", "budget", "1.2 million"),
    ("responsibilities", "Payroll for 240 people and month end", "responsibilities", "", ""),
    ("collaboration", "Me and the other charge nurse swapped notes every handover", "collaboration", "", ""),
    ("learning", "I'd say I'm a much better listener than I was", "learning", "", ""),
]


@pytest.mark.parametrize(("asked", "answer", "topic", "aspect", "value"), SAID, ids=[said[1][:40] for said in SAID])
def test_it_finds_what_was_told(asked: TopicKey | None, answer: str, topic: TopicKey, aspect: str, value: str) -> None:
    found = values(told(answer, asked), topic, aspect)
    assert found
    assert value in found or not value


@pytest.mark.parametrize(
    ("language", "answer", "expected"),
    [
        (
            "de",
            "Ich habe 2015 bei der Bäckerei Müller angefangen, als Verkäuferin, und bin 2020 gegangen.",
            "Verkäuferin",
        ),
        ("de", "ich bin pflegefachkraft in einem seniorenheim in köln", "pflegefachkraft"),
        ("fr", "Je suis boulangère depuis 12 ans, à la Boulangerie Martin", "boulangère"),
        ("es", "Fui repartidor de Glovo en Valencia, de 2020 a 2022", "repartidor"),
    ],
)
def test_it_finds_the_role_in_other_languages(language: str, answer: str, expected: str) -> None:
    assert values(told(answer, language=language), "role", "title") == [expected]


def test_a_verb_at_the_end_says_which_end_of_the_time_is_meant() -> None:
    notes = told("Ich habe 2015 bei Bosch angefangen und bin 2020 gegangen.", language="de")
    assert (values(notes, "timeframe", "start"), values(notes, "timeframe", "end")) == (["2015"], ["2020"])
