"""Sentences, clauses and words at their places."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversation.interview.languages import pack_for
from conversation.interview.text.spans import Cover, clauses, sentences, words


def parts(text: str) -> list[str]:
    return [span.text for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I left. It was time.", ["I left.", "It was time."]),
        ("We sold e.g. eggs. Then ham.", ["We sold e.g. eggs.", "Then ham."]),
        (
            "I was at St. Mary's Hospital. It was 3.5 miles away.",
            ["I was at St. Mary's Hospital.", "It was 3.5 miles away."],
        ),
        ("it worked.Then we left", ["it worked.", "Then we left"]),
        ("- Built it\n• Sold it\n2. Left it", ["Built it", "Sold it", "Left it"]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("well... i left", ["well... i left"]),
        ("Really?! Yes", ["Really?!", "Yes"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_it_splits_sentences_as_people_write_them(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_a_hard_wrapped_paragraph_is_one_sentence() -> None:
    assert (
        len(parts("I looked after the whole of the second floor of the hospital and its\nday room for three years."))
        == 1
    )


def test_a_clause_ends_where_the_next_subject_begins() -> None:
    text = "the till kept crashing so i rewrote the script and it went well"
    assert [c.text for c in clauses(text, pack_for("en"))] == [
        "the till kept crashing",
        "so i rewrote the script",
        "and it went well",
    ]


def test_words_have_no_punctuation() -> None:
    assert [word.text for word in words("I didn't, (really)!")] == ["I", "didn't", "really"]


def test_a_cover_knows_what_it_touches() -> None:
    cover = Cover([(5, 8), (0, 2)])
    assert [cover.touches(2, 5), cover.touches(1, 3), cover.touches(7, 9), cover.touches(8, 9)] == [
        False,
        True,
        True,
        False,
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_spans_are_exact_and_lose_no_word(text: str) -> None:
    found = sentences(text)
    assert all(text[span.start : span.end] == span.text for span in found)
    assert all(text[span.start : span.end] == span.text for span in clauses(text, pack_for("en")))
    assert all(a.end <= b.start for a, b in pairwise(found))
