"""Cue phrases in plain words."""

import pytest

from conversation.interview.text.lexicon import Hit, Lexicon, expand
from conversation.interview.text.tokens import tokens, word_pattern


def found(phrase: str, text: str, numbers: dict[int, int] | None = None, breaks: tuple[int, ...] = ()) -> list[Hit]:
    words = tokens(text, word_pattern(), {})
    return Lexicon({"cue": [phrase]}, ["really"]).find(words, numbers or {}, {}, breaks)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("work|worked as", "i worked as"),
        ("started out? as", "i started as"),
        ("struggl*", "i struggled"),
        ("my _ boss", "my old boss"),
        ("left|moved~on early", "i moved on early"),
        ("was really? late", "was late"),
        ("worked as", "worked really as"),
    ],
)
def test_it_finds_a_phrase(phrase: str, text: str) -> None:
    assert [hit.cue for hit in found(phrase, text)] == ["cue"]


def test_it_finds_a_number_in_a_phrase() -> None:
    assert found("team of #", "team of twenty five", {2: 4}) == [Hit("cue", 0, 4)]


def test_no_phrase_runs_on_into_the_next_sentence() -> None:
    assert found("no team", "no team") == [Hit("cue", 0, 2)]
    assert found("no team", "no team", breaks=(1,)) == []


def test_a_phrase_of_which_every_word_may_be_missing_means_nothing() -> None:
    assert expand("maybe?") == [("maybe",)]
