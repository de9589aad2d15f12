"""In a confidential write-up the employer is the kind of place that the person told, else "my employer"."""

import pytest

from conversation.interview.privacy import employer_as_written
from conversation.interview.types import Privacy
from conversation.interview.writing import write_up
from tests.conversation.interview.privacy.seen import all_texts, seen
from tests.conversation.interview.telling import told

SECRET = Privacy(confidential=True)


@pytest.mark.parametrize(
    ("answer", "language", "title"),
    [
        (
            "I was a packer at Ivory Foods, a wee food company in Perth, from May 2017 to June 2019.",
            "en",
            "Packer at a wee food company in Perth",
        ),
        (
            "I was a packer at a wee food company in Perth called Ivory Foods.",
            "en",
            "Packer at a wee food company in Perth",
        ),
        (
            "I was a packer at Ivory Foods. It's a wee food company in Perth.",
            "en",
            "Packer at a wee food company in Perth",
        ),
        ("I was a baker at Linden Bakery from 2019 to 2021.", "en", "Baker at a bakery"),
        ("I was a packer at Zorvex from 2019 to 2021.", "en", "Packer"),
    ],
)
def test_the_title_tells_the_kind_of_place_or_the_role_alone(answer: str, language: str, title: str) -> None:
    summary = write_up(told(answer, language=language)._replace(privacy=SECRET), None)
    assert summary.title == title
    assert not {"ivory", "linden", "zorvex"} & set(all_texts(summary).split())


@pytest.mark.parametrize(
    ("answer", "language", "name", "written"),
    [
        ("I worked at Zorvex. Zorvex moved and I packed the stock.", "en", "Zorvex", "my employer"),
        ("Ich war Packerin bei Zorvex. Zorvex ist umgezogen.", "de", "Zorvex", "mein Arbeitgeber"),
        ("J'étais vendeuse chez Zorvex. Zorvex a déménagé.", "fr", "Zorvex", "mon employeur"),
        ("Era vendedora en Zorvex. Zorvex se mudó.", "es", "Zorvex", "mi empresa"),
    ],
)
def test_without_a_kind_it_is_my_employer(answer: str, language: str, name: str, written: str) -> None:
    left = seen(answer, language=language, confidential=True)
    assert name not in left
    assert written in left
    assert employer_as_written(told(answer, language=language)) == written


@pytest.mark.parametrize(
    ("first", "then", "language", "hidden"),
    [
        ("I was a packer at Ivory Foods.", "I stacked pallets at Ivory.", "en", "Ivory"),
        ("I was a nurse at St Thomas' Hospital.", "At St Thomas' I ran a ward of 28 beds.", "en", "Thomas"),
        ("I was head chef at The Ivy.", "At The Ivy I cut waste by 30%.", "en", "Ivy"),
        ("Ich war Bäckerin bei der Bäckerei Kamps in Köln.", "Ich habe bei Kamps 300 Brote gebacken.", "de", "Kamps"),
        ("J'étais vendeuse chez Zorvex Mode à Lyon.", "J'ai formé 3 personnes chez Zorvex.", "fr", "Zorvex"),
    ],
)
def test_part_of_a_name_is_hidden_too(first: str, then: str, language: str, hidden: str) -> None:
    assert hidden not in seen(first, then, language=language, confidential=True)


def test_a_tool_that_bears_the_employers_name_is_left_out() -> None:
    interview = told("I worked at Google as an engineer.", "I built an app on Google Cloud with Kubernetes.")
    summary = write_up(interview._replace(privacy=SECRET), None)
    assert summary.skills_identified.tools_technologies == ("Kubernetes",)
    assert "google" not in all_texts(summary)


def test_a_kind_of_place_is_no_name() -> None:
    assert (
        seen("I was a cook at a small bakery in Leeds", confidential=True) == "I was a cook at a small bakery in Leeds"
    )


def test_the_employer_is_named_otherwise() -> None:
    assert "Zorvex" in write_up(told("I was a packer at Zorvex from 2019 to 2021."), None).title
