"""Sentences of a reply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.phrasing.sentences import SentenceReader, has_end, questions, sentences

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
        ("What did you do?And who helped? Fine.", ["What did you do?", "And who helped?"]),
        ("Read https://x.org/?q=1 first. What then?", ["What then?"]),
        ("In 2019. What then?", ["What then?"]),
        ("What then?🙂 Who helped?!🙂", ["What then?🙂", "Who helped?!🙂"]),
        ("何？！次は？", ["何？！", "次は？"]),
        ('A 6" pan. What then? A 7" pan.', []),
        ("A “6 pan. What then? Fine.", ["What then?"]),
        ("She said ‘I don’t know. Why me?’ then. Who was she?", ["Who was she?"]),
        ("« Pourquoi\u00a0? »\u00a0: et ensuite\u202f?", ["« Pourquoi\u00a0? »\u00a0: et ensuite\u202f?"]),
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


@given(st.text(' ab1.?!…？“”"’‘«»)\n🙂E', max_size=40), st.integers(1, 7))
def test_it_reads_a_text_in_pieces_as_it_reads_it_whole(text: str, size: int) -> None:
    reader = SentenceReader(ABBREVIATIONS)
    found = []
    for start in range(0, len(text), size):
        found += reader.feed(text[start : start + size])
        assert all(part.end <= reader.sure for part in found)
    assert (*found, *reader.close()) == sentences(text, ABBREVIATIONS)


@pytest.mark.parametrize(
    ("text", "ended"),
    [("Good.", True), ("“Good!”", True), ("*Good?* ", True), ("“Good”", False), ("Goo", False), ("", False)],
)
def test_it_tells_whether_a_text_ends_with_its_sentence(text: str, ended: bool) -> None:
    assert has_end(text) is ended
