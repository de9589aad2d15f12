"""Times, exact and vague."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversation.interview.languages import pack_for
from conversation.interview.text.dates import DateMention, dates


def only(text: str, language: str = "en") -> DateMention:
    (mention,) = dates(text, pack_for(language))
    assert mention.text == text[mention.start : mention.end]
    return mention


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("March 2019", 2019, 3),
        ("5 March 2019", 2019, 3),
        ("Sept 2020", 2020, 9),
        ("03/2019", 2019, 3),
        ("2019-03-04", 2019, 3),
        ("twenty nineteen", 2019, None),
        ("nineteen ninety five", 1995, None),
        ("summer '19", 2019, None),
        ("in 2019", 2019, None),
    ],
)
def test_it_reads_a_point_in_time(text: str, year: int, month: int | None) -> None:
    assert (only(text).year, only(text).month) == (year, month)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2019-2022", (2019, None, 2022, None)),
        ("2019/20", (2019, None, 2020, None)),
        ("Mar 2019 – Jun 2022", (2019, 3, 2022, 6)),
        ("from March to June 2021", (2021, 3, 2021, 6)),
        ("between 2015 and 2018", (2015, None, 2018, None)),
        ("from the summer of 2018 til the end of 2019", (2018, None, 2019, None)),
    ],
)
def test_it_reads_a_range(text: str, ends: tuple[int | None, ...]) -> None:
    mention = only(text)
    assert (mention.kind, mention.year, mention.month, mention.end_year, mention.end_month) == ("range", *ends)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("since spring 2019", "since"),
        ("until 2020", "until"),
        ("last summer", "relative"),
        ("three years ago", "relative"),
        ("a couple of years", "duration"),
        ("a year and a half", "duration"),
        ("18 months", "duration"),
        ("currently", "now"),
    ],
)
def test_it_tells_kinds_of_time(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_a_range_to_the_present_has_an_open_end() -> None:
    assert only("2018 to present").open_end


@pytest.mark.parametrize("text", ["around 2019", "early 2020", "end of 2018"])
def test_it_marks_a_vague_time(text: str) -> None:
    assert only(text).vague


@pytest.mark.parametrize(
    "text", ["I may go", "we march on", "2000 orders", "two grand a week", "£2019", "a summer job"]
)
def test_other_words_and_figures_are_no_times(text: str) -> None:
    assert dates(text, pack_for("en")) == ()


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "von März 2019 bis Juni 2021", "range"),
        ("de", "vor drei Jahren", "relative"),
        ("de", "seit 2018", "since"),
        ("fr", "de mars 2019 à juin 2021", "range"),
        ("fr", "il y a deux ans", "relative"),
        ("es", "de marzo de 2019 a junio de 2021", "range"),
        ("es", "hace tres años", "relative"),
    ],
)
def test_it_reads_times_of_other_languages(language: str, text: str, kind: str) -> None:
    assert only(text, language).kind == kind


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789.,-/' marchjunefromtosince\n–", max_size=80))
def test_places_are_exact_and_in_order(text: str) -> None:
    end = 0
    for mention in dates(text, pack_for("en")):
        assert mention.text == text[mention.start : mention.end]
        assert mention.start >= end
        end = mention.end


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "from May 2019 to like November 2021"),
        ("en", "May 2019 to, um, November 2021"),
        ("fr", "de mai 2019 à genre novembre 2021"),
        ("de", "von Mai 2019 bis so November 2021"),
    ],
)
def test_a_word_of_talk_within_a_range_does_not_open_its_end(language: str, text: str) -> None:
    (found,) = dates(text, pack_for(language))
    assert (found.kind, found.year, found.end_year) == ("range", 2019, 2021)
