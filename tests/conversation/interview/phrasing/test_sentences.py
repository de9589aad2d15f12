"""Sentences of a reply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.phrasing.sentences import questions, sentences

ABBREVIATIONS = ("e.g.", "dr.", "z.b.", "no.")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I see. What did you do?", ["What did you do?"]),
        ("You asked “why me?” and left. What then?", ["What then?"]),
        ('She said "Really? Now?" to you. Who was she?', ["Who was she?"]),
        ("Did you use tools, e.g. Excel, with Dr. Hill?", ["Did you use tools, e.g. Excel, with Dr. Hill?"]),
        ("From 3.5 to 4.2 tonnes. Who weighed it?", ["Who weighed it?"]),
        ("Entiendo. Y después, ¿qué hizo usted?", ["Y después, ¿qué hizo usted?"]),
        ("Je vois. Qu’avez-vous fait ?", ["Qu’avez-vous fait ?"]),
        ("Two:\n1. What first?\n2. Who helped?", ["1. What first?", "2. Who helped?"]),
        ("わかりました。次に何をしましたか？", ["次に何をしましたか？"]),
        ("**What did you do?** Take your time.", ["**What did you do?**"]),
        ("Really?! And then?", ["Really?!", "And then?"]),
        ("No question here.", []),
    ],
)
def test_it_finds_the_questions(text: str, asked: list[str]) -> None:
    assert list(questions(text, ABBREVIATIONS)) == asked


@given(st.text(max_size=200))
def test_its_parts_are_the_text_in_order(text: str) -> None:
    parts = sentences(text, ABBREVIATIONS)
    assert all(text[part.start : part.end] == part.text for part in parts)
    assert [part.start for part in parts] == sorted(part.start for part in parts)
    assert "".join("".join(part.text for part in parts).split()) == "".join(text.split())
