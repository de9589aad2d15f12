"""Role, organisation and time: what a first answer tells."""

import pytest

from conversation.interview.ledger import fold
from tests.conversation.interview.reading.answers import told, topics, values


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("I worked as a line cook at Harbour Grill", "line cook"),
        ("i was a care assistant at a small care home", "care assistant"),
        ("so i'm a band 5 staff nurse on a respiratory ward", "band 5 staff nurse"),
        ("I'm a live-in carer looking after a gentleman", "live-in carer"),
        ("Well I started out as a kitchen porter in 2016", "kitchen porter"),
        ("Barista / shift lead, Costa, Mar '18 to Nov '19", "Barista / shift lead"),
        ("My title was Assistant Store Manager but honestly I ran the place", "Assistant Store Manager"),
        ("I served as a combat medic from 2009", "combat medic"),
        ("freelance graphic designer, mostly for small breweries", "freelance graphic designer"),
        ("ended up as a healthcare assistant on the stroke unit", "healthcare assistant"),
    ],
)
def test_it_reads_a_title_from_plain_speech(answer: str, title: str) -> None:
    assert values(told(answer), "role", "title") == [title]


@pytest.mark.parametrize(
    "answer",
    [
        "I was a bit nervous at first",
        "I worked as part of a team",
        "My manager quit in week two",
        "I worked as hard as I could",
        "my sister was a nurse",
        "It was a great place",
    ],
)
def test_it_takes_no_title_where_none_is_told(answer: str) -> None:
    assert values(told(answer), "role", "title") == []


def test_it_tells_a_promotion_from_the_first_title() -> None:
    notes = told("I started as a trainee at Bosch and was promoted to team leader after a year")
    assert values(notes, "role", "title") == ["trainee"]
    assert values(notes, "role", "promotion") == ["team leader"]


@pytest.mark.parametrize(
    ("answer", "employer"),
    [
        ("I worked at Tesco for two years", "Tesco"),
        ("i worked at tesco as a shelf stacker", "tesco"),
        ("I was a nurse at St Mary's Hospital in Leeds", "St Mary's Hospital"),
        ("I joined Northwind Ltd in 2019", "Northwind Ltd"),
        ("I taught at a secondary school in Hull", "secondary school in Hull"),
        ("I was a cook at a bakery called Flour Power", "Flour Power"),
        ("Corporal in the Royal Engineers, 2008-2016", "Royal Engineers"),
        ("deputy manager of a 42-bed care home in Bolton called Oakfield Lodge", "Oakfield Lodge"),
        ("did a placement on a paediatric ward at Alder Hey last spring", "Alder Hey"),
        ("teller at the Bank of Scotland", "Bank of Scotland"),
    ],
)
def test_it_reads_an_employer_by_name_or_description(answer: str, employer: str) -> None:
    assert values(told(answer), "organisation", "employer") == [employer]


@pytest.mark.parametrize(
    "answer",
    ["I worked at night", "I worked for two years", "I worked at a fast pace for free", "I worked with children"],
)
def test_it_takes_no_employer_from_other_phrases(answer: str) -> None:
    assert values(told(answer), "organisation") == []


def test_it_knows_self_employment_as_a_kind_of_organisation() -> None:
    assert values(told("Electrician. Self employed. 12 years."), "organisation") == ["Self employed"]


@pytest.mark.parametrize(
    ("answer", "start", "end", "duration"),
    [
        ("I worked there from March 2019 until June 2021", "March 2019", "June 2021", None),
        ("I was a cook there since 2018 and im still there", "2018", "present", None),
        ("started in 2016 and left in 2019", "2016", "2019", None),
        ("I've been there nearly five years now", None, "present", "5 years"),
        ("for a couple of years", None, None, "a couple of years"),
        ("since spring", "spring", None, None),
        ("2021 till the layoffs in Jan 2023", "2021", "Jan 2023", None),
        ("18 months", None, None, "18 months"),
        ("Sept 2020 - present", "Sept 2020", "present", None),
    ],
)
def test_it_reads_when_it_was(answer: str, start: str | None, end: str | None, duration: str | None) -> None:
    notes = told(answer, "timeframe")
    found = [next(iter(values(notes, "timeframe", aspect)), None) for aspect in ("start", "end", "duration")]
    assert found == [start, end, duration]


def test_it_keeps_a_bare_time_without_saying_which_end_it_is() -> None:
    assert values(told("around 2019", "timeframe"), "timeframe", "") == ["around 2019"]


def test_a_time_within_the_story_is_not_the_time_of_the_job() -> None:
    notes = told("In 2020 we cut the waiting list from 40 to 12 weeks and it took us 3 months", "outcome")
    assert values(notes, "timeframe") == []


def test_it_keeps_to_the_main_one_of_several_experiences() -> None:
    notes = told("I was a chef at Rosa's from 2018 to 2020. Before that I worked as a waiter at The Ivy.")
    assert values(notes, "organisation") == ["Rosa's"]
    assert values(notes, "role") == ["chef"]


def test_it_reads_an_old_resume_entry_with_its_bullets() -> None:
    notes = told(
        "Software Engineer, Northwind Ltd, Mar 2019 – Jun 2022\n"
        "- Built a billing service in Python and PostgreSQL\n"
        "- Cut page load by 40%\n"
        "- Led a team of 5 engineers\n"
        "- Stock control"
    )
    assert values(notes, "role", "title") == ["Software Engineer"]
    assert values(notes, "organisation", "employer") == ["Northwind Ltd"]
    assert values(notes, "timeframe", "start") + values(notes, "timeframe", "end") == ["Mar 2019", "Jun 2022"]
    assert values(notes, "outcome", "figure") == ["Cut page load by 40%"]
    assert values(notes, "scope", "team_size") == ["5"]
    assert values(notes, "tools") == ["Python", "PostgreSQL"]
    assert "Stock control" in values(notes, "responsibilities")


def test_it_reads_an_entry_over_several_lines() -> None:
    notes = told("Junior Data Analyst | Brightwater Utilities | Bristol\nSept 2020 - present\n• Automated the report")
    assert values(notes, "role", "title") == ["Junior Data Analyst"]
    assert values(notes, "organisation", "employer") == ["Brightwater Utilities"]
    assert values(notes, "timeframe", "end") == ["present"]


def test_a_rich_first_answer_tells_every_topic_it_holds() -> None:
    notes = told(
        "From 2017 to the end of 2021 I was the deputy manager of a care home called Oakfield Lodge. I had about 30 "
        "staff under me and reported to the registered manager. When I came in, agency spend was out of control. I "
        "rebuilt the rota from scratch and worked closely with the families. Within a year agency spend was down to "
        "£3,000 a month. I learned that people leave because of bad rotas."
    )
    assert topics(notes) >= {
        "role", "organisation", "timeframe", "scope", "challenge", "actions", "outcome", "collaboration", "learning",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "duration"),
    [
        ("warehouse operative at Lidl, about 2 and a half years, left last march", "2.5 years"),
        ("I was a cook at Luigi's for 1 and a half years", "1.5 years"),
    ],
)
def test_it_reads_a_half_behind_digits(answer: str, duration: str) -> None:
    assert values(told(answer), "timeframe", "duration") == [duration]


@pytest.mark.parametrize(
    "answer", ["most of them hit rate by end of the week. normally takes 3 weeks", "we finished two days early"]
)
def test_it_takes_no_other_length_for_that_of_the_job(answer: str) -> None:
    assert values(told(answer, "outcome"), "timeframe") == []


@pytest.mark.parametrize(
    ("answer", "employer"),
    [
        ("I was gardener in Greenfields Landscaping. We make gardens for private houses.", "Greenfields Landscaping"),
        ("I was a gardener for Orchard & Hill, a company in Bath. We planted for big hotels.", "Orchard & Hill"),
    ],
)
def test_a_name_wins_over_what_customers_are_called(answer: str, employer: str) -> None:
    assert values(told(answer), "organisation", "employer") == [employer]


@pytest.mark.parametrize(
    ("answer", "title", "language"),
    [
        ("I was a teaching assistant at St Mary's Primary School", "teaching assistant", "en"),
        ("J'étais second de cuisine au restaurant Le Petit Comptoir à Lyon", "second de cuisine", "fr"),
    ],
)
def test_it_reads_titles_of_several_words(answer: str, title: str, language: str) -> None:
    assert values(told(answer, language=language), "role", "title") == [title]


@pytest.mark.parametrize(
    "answer",
    [
        "I'd start with the parents, have them in for a cup of tea in September rather than sending letters",
        "I was store manager from 2020",
        "They had me in the reading group at the Dinner Hall",
    ],
)
def test_a_first_value_stands_where_nothing_asks_for_another(answer: str) -> None:
    before = told("I was an assistant manager at Bellamy's Homewares from May 2018 to September 2022.")
    ledger = fold((*before, *told(answer, "learning", before=before)))
    assert [note.value for note in ledger.of("timeframe")] == ["May 2018", "September 2022"]
    assert [note.value for note in ledger.of("organisation", "employer")] == ["Bellamy's Homewares"]
    assert [note.value for note in ledger.of("role", "title")] == ["assistant manager"]


def test_two_dates_of_which_one_is_the_end_are_start_and_end() -> None:
    notes = told("May 2018 and then I left in, I think, September 2022. Why do you ask?", "timeframe")
    assert [(note.aspect, note.value) for note in notes] == [("start", "May 2018"), ("end", "September 2022")]


def test_a_mended_start_leaves_the_end() -> None:
    notes = told("I was at Tesco from 2017 to 2022 - no sorry, 2018, I started in May 2018.")
    assert sorted(values(notes, "timeframe")) == ["2022", "May 2018"]


def test_an_employer_after_a_comma_is_read_though_others_were_named() -> None:
    answer = "I was a class teacher, although they put me in Year 4 when Helen was away, at St Bede's Primary in Leeds."
    assert values(told(answer), "organisation", "employer") == ["St Bede's Primary"]


def test_a_group_that_was_run_is_no_employer() -> None:
    assert values(told("I ran a reading catch-up group before school", "outcome"), "organisation") == []


def test_a_season_of_what_happened_is_no_time_of_the_job() -> None:
    assert values(told("The grass there died in summer, every year.", "outcome"), "timeframe") == []
