"""The check of a reply while it is written: what comes out when, and that it does not hang on how the reply is cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.guard import ReplyGuard, check
from conversation.interview.phrasing.sentences import questions
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from tests.conversation.interview.scenes import FRAME, FRAME_TEXT, ask, asked, begun, told

PARTS = [
    "Thanks for that.",
    "So you worked alone",
    "You worked alone?",
    "What did you do?",
    "What was the hardest part of it?",
    "Didn't you feel proud?",
    "Shall I write it up now?",
    "I see how that went",
    ", right?",
    "**What then?**",
    "Hm... e.g. Dr. Hill, 3.5 tonnes in 2019.",
    "You said “why me? I left.” there",
    "“an open one. Who knows?",
    '‘tis 6" wide.',
    "1.",
    "- ",
    "Two things:",
    "…",
    "?!",
    "https://example.com/?q=1",
    "¿qué hizo usted?",
    "Was haben Sie getan?",
    "Qu’avez-vous fait\u00a0?",
    "Che cosa ha fatto dopo?",
    "Capisco, il forno si è rotto.",
    "次に何をしましたか？",
    "わかりました。",
    "(was it hard?)",
    "🙂",
    "Wh",
    "And",
    "'",
    "«",
    "»",
    "」",
    ".",
    "?",
    '"',
]
GAPS = ["", " ", " ", " ", "\n", "\n\n", "  "]
REPLIES = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(GAPS)), max_size=9).map(
    lambda found: "".join(part + gap for part, gap in found)
)


def scene(language: str = "en") -> Interview:
    """A cook was asked what was hard, and told it."""
    spoken = asked(
        told(begun(language=language), FRAME_TEXT, *FRAME), ask("challenge"), "Thanks. What was the hardest part of it?"
    )
    return told(spoken, "The oven broke down in July.", ("challenge", "The oven broke down in July"))


SCENES = {language: scene(language) for language in ("en", "de", "fr", "es")}
STOCKS = {language: take_stock(SCENES[language]) for language in SCENES}


def guard_for(language: str = "en") -> ReplyGuard:
    return ReplyGuard(SCENES[language], STOCKS[language])


def streamed(reply: str, language: str = "en") -> list[str]:
    """What each piece of a reply lets go, cut before each word; the last is what the end lets go."""
    guard = guard_for(language)
    pieces = [guard.take(piece) for piece in re.findall(r"\s*\S+", reply)]
    return [*pieces, guard.finish()]


def shown(reply: str, language: str = "en") -> str:
    return check(reply, SCENES[language], STOCKS[language]).text


def cut_off(reply: str, language: str = "en") -> str:
    guard = guard_for(language)
    return guard.take(reply) + guard.finish(cut=True)


@given(
    REPLIES | st.text(max_size=80),
    st.lists(st.integers(0, 400), max_size=40),
    st.sampled_from(["en", "es"]),
    st.booleans(),
)
def test_it_lets_go_the_same_however_the_reply_is_cut(reply: str, cuts: list[int], language: str, cut: bool) -> None:
    ends = sorted({end % (len(reply) + 1) for end in cuts} | {len(reply)})
    whole, pieces = guard_for(language), guard_for(language)
    at_once = whole.take(reply) + whole.finish(cut=cut)
    bit_by_bit = "".join(pieces.take(reply[a:b]) for a, b in zip([0, *ends], ends, strict=False))
    bit_by_bit += pieces.finish(cut=cut)

    assert bit_by_bit == at_once == pieces.text == pieces.guarded().text == bit_by_bit.strip()
    assert pieces.guarded() == whole.guarded()
    assert pieces.held_opening == whole.held_opening
    if not cut:
        assert whole.guarded() == check(reply, SCENES[language], STOCKS[language])


@given(REPLIES | st.text(max_size=80))
def test_what_it_lets_go_sign_by_sign_is_never_taken_back(reply: str) -> None:
    guard = guard_for()
    so_far = ""
    for sign in reply:
        so_far += guard.take(sign)
        assert guard.text == so_far
        assert so_far == so_far.strip()
    so_far += guard.finish()

    assert so_far == guard.guarded().text


@given(REPLIES)
def test_one_question_at_most_is_left_of_a_reply(reply: str) -> None:
    found = questions(shown(reply), SCENES["en"].pack.phrases.abbreviations)
    assert len(found) <= 1


@pytest.mark.parametrize("token", ["Thanks", "I see", "So you", "“The oven", "**Noted", "You", "Whereas", "🙂 Good"])
def test_words_that_open_no_question_come_out_with_the_first_token(token: str) -> None:
    assert guard_for().take(token) == token


@pytest.mark.parametrize(
    "token",
    ["Wh", "What", "WHAT", "And", "And wh", "In", "D", "Did", "Didn’t", "“Wh", "1", "1. ", "- ", "¿", "Tell"],
)
def test_a_word_that_may_open_a_question_waits(token: str) -> None:
    assert guard_for().take(token) == ""


def test_a_statement_comes_word_by_word_and_a_question_whole() -> None:
    assert streamed("Thanks, noted. What did you do?") == ["Thanks", ", noted", ".", "", "", "", " What did you do?"]


def test_a_statement_that_might_have_been_a_question_comes_when_it_is_whole() -> None:
    assert streamed("I see how it went. Good one.")[:7] == ["", "I see", "", "", "", " how it went. Good", " one"]
    assert streamed("And the oven broke.")[:4] == ["", "", "And the oven", " broke"]
