"""Role and place told as the fields of an answer, and whose they are."""

import pytest

from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Asked, Message, Move, Note, TopicKey
from tests.conversation.interview.reading.answers import told, values


def _for_both(text: str, variant: str = "role+organisation.wide") -> tuple[Note, ...]:
    """An answer to a question for several things at once."""
    first = "role" if variant.startswith("role") else "scope"
    asked = Asked(move=Move(kind="ask", topic=first, variant=variant), text="")
    interview = Interview(guide_for("employment"), pack_for("en"), (), (), (asked,))
    return read(interview, Message(message_id="m0", role="user", content=text))


@pytest.mark.parametrize(
    ("answer", "title", "employer"),
    [
        ("hvac tech, brandt mechanical, toledo", "hvac tech", "brandt mechanical"),
        ("HVAC technician, Brandt Mechanical", "HVAC technician", "Brandt Mechanical"),
        ("electrician, miller bros, leeds", "electrician", "miller bros"),
        ("hvac tech at brandt mechanical", "hvac tech", "brandt mechanical"),
        ("painter and decorator, sole trader, Whitlock Decorating", "painter and decorator", "Whitlock Decorating"),
        ("I was captain of our volunteer ski patrol at Mount Bohemia", "captain", "Mount Bohemia"),
        ("we were roofers for Brightside Roofing", "roofers", "Brightside Roofing"),
        ("I'm Coordinator. It's the Friends of the Elderly", "Coordinator", "Friends of the Elderly"),
    ],
)  # fmt: skip
def test_the_frame_is_read_from_its_fields(answer: str, title: str, employer: str) -> None:
    notes = told(answer)
    assert values(notes, "role", "title") == [title]
    assert values(notes, "organisation", "employer") == [employer]


@pytest.mark.parametrize(
    ("answer", "employer"),
    [
        ("it's the Open Press food bank in Galway", "Open Press food bank"),
        ("the place is Udi Hills University, and I was in the main library", "Udi Hills University"),
        ("the team's called Glen Orrin Mountain Rescue, we cover a fair chunk of hill", "Glen Orrin Mountain Rescue"),
        ("it's a big pub near the harbour in Fremantle, the Salty Pelican, heaps of tourists", "Salty Pelican"),
        ("St Senan's in Limerick, it's a fair size of a hospital", "St Senan's"),
        ("the project is tidepool-csv, it cleans up messy files", "tidepool-csv"),
        ("the name of my business is Chidi Gadget Clinic", "Chidi Gadget Clinic"),
        ("Harlow Vale Foods", "Harlow Vale Foods"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("variant", ["role+organisation.wide", "organisation"])
def test_a_place_is_read_by_its_name_whether_asked_alone_or_with_the_role(
    answer: str, employer: str, variant: str
) -> None:
    notes = _for_both(answer, variant) if "+" in variant else told(answer, "organisation")
    assert values(notes, "organisation", "employer") == [employer]


@pytest.mark.parametrize(
    "answer",
    [
        "The consultant in Sligo General said she'll be in a nursing home by Easter",
        "The manager at our store was always late.",
        "with Nuala, the social worker",
        "Trang, the sous chef",
        "Chidubem, my fellow intern",
        "whenever there were angry customers asking for a supervisor the call came to me",
        "the coastguard helicopter crews",
        "I was also training farmers in the villages",
    ],
)
def test_the_title_of_somebody_else_is_not_the_persons(answer: str) -> None:
    assert values(told(answer), "role") == []


@pytest.mark.parametrize(
    "answer",
    [
        "I work together with Fiona from the front desk",
        "we do the rota on a Sunday night, it is not far",
        "worked with Trang the sous, she's a gun",
        "My mam, Bernadette.",
        "project lead, unofficially",
    ],
)
def test_nobody_and_nothing_else_is_taken_for_the_place(answer: str) -> None:
    assert values(told(answer), "organisation") == []


def test_a_short_answer_is_read_though_more_sentences_follow() -> None:
    notes = told("helper. but after one year we were taking care of the baby corner", "role")
    assert values(notes, "role", "title") == ["helper"]


def test_size_and_company_told_at_once_are_both_noted() -> None:
    notes = _for_both("nine people, with Marie-Claude the chief and Ghislaine", "scope+collaboration.wide")
    assert values(notes, "scope", "team_size") == ["9"]


def test_an_old_entry_is_read_behind_the_words_that_announce_it() -> None:
    notes = told(
        "This is from my old CV, hope it helps: Assistant Accountant at Thornbury Packaging, Birmingham, from June "
        "2017 to February 2023. Studied for ACCA in the evenings."
    )
    assert values(notes, "role", "title") == ["Assistant Accountant"]
    assert values(notes, "organisation", "employer") == ["Thornbury Packaging"]


@pytest.mark.parametrize(
    ("answer", "start", "end"),
    [
        ("it started June 5 and ended August 11, 2023", "June 5", "August 11, 2023"),
        ("from June 5 to August 11, 2023", "June 5", "August 11, 2023"),
        ("from June 15 to August 11, 2023", "June 15", "August 11, 2023"),
        ("Jun 15 to Aug 19", "Jun 15", "Aug 19"),
        ("for three seasons, 2019-20 to 2021-22", "2019-20", "2021-22"),
        ("start march 2017 finish november 2022", "march 2017", "november 2022"),
        ("march 2017 and november 2022", "march 2017", "november 2022"),
        ("joined up 2009, oot in 2016", "2009", "2016"),
        ("2018 until the end of last year", "2018", "end of last year"),
        ("it was June 2017 when I started, I stayed until february 2023", "June 2017", "february 2023"),
        ("until october 2023, no wait november", None, "november 2023"),
        ("from January to June 2022, actually July", "January", "July 2022"),
    ],
)
def test_both_ends_of_the_time_are_read_as_people_tell_them(answer: str, start: str | None, end: str) -> None:
    notes = told(answer, "timeframe")
    assert next(iter(values(notes, "timeframe", "start")), None) == start
    assert values(notes, "timeframe", "end") == [end]


def test_brids_five_years_end_this_christmas_and_begin_at_none() -> None:
    notes = told("it'll be five years this Christmas since we opened the door", "timeframe")
    assert values(notes, "timeframe", "duration") == ["5 years"]
    assert values(notes, "timeframe", "start") == []


def test_maricels_month_mended_in_a_long_sentence_takes_the_year_of_the_one_it_mends() -> None:
    notes = told(
        "i am the daughter. from february 2019 until october 2023, no wait november, she died the 3rd of november",
        "timeframe",
    )
    assert values(notes, "timeframe", "start") == ["february 2019"]
    assert values(notes, "timeframe", "end") == ["november 2023"]


def test_after_how_long_something_came_is_no_length_of_the_work() -> None:
    assert values(told("after five months she was 46", "timeframe"), "timeframe", "duration") == []


def test_a_question_back_is_no_role_and_the_one_told_behind_it_is() -> None:
    notes = told("Known as? Sure they'd all call me Siobhan! I suppose the coordinator, on paper at least.", "role")
    assert [(note.aspect, note.value) for note in notes if note.topic == "role"] == [("title", "coordinator")]


@pytest.mark.parametrize("said", ["since lockdown, so 2020", "since the first lockdown so spring 2020"])
def test_a_beginning_is_told_in_figures_where_they_follow_at_once(said: str) -> None:
    (start,) = values(told(said, "timeframe"), "timeframe", "start")
    assert start.endswith("2020")


def test_days_told_beside_a_beginning_are_no_length_of_the_work() -> None:
    before = told("since spring 2020", "timeframe")
    notes = told("About 60 dinners, five days.", "scope", before=before)
    assert values(notes, "timeframe") == []


@pytest.mark.parametrize("topic", ["role", "responsibilities"])
def test_a_title_that_sam_denies_in_the_same_breath_is_not_his(topic: TopicKey) -> None:
    notes = told("Consultant?? No, I'm no consultant, I was her carer, that was the doctor.", topic)
    assert values(notes, "role", "title") == ["carer"]


def test_fatoumatas_month_is_read_though_she_spells_it_in_french() -> None:
    assert values(told("since septembre 2021 until june 2024"), "timeframe", "start") == ["septembre 2021"]
