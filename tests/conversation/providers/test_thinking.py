from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.providers.base import Meter
from conversation.providers.thinking import WithoutThinking
from tests.wire.scripted import Says

REPLY = "Who called at two?"


def passed_on(pieces: list[str]) -> str:
    spoken = WithoutThinking()
    return "".join(map(spoken.take, pieces))


def in_pieces(text: str, cuts: list[int]) -> list[str]:
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    return [text[start:end] for start, end in pairwise(places)]


@given(st.lists(st.integers(0, 100)))
def test_thinking_before_the_first_word_is_dropped_however_it_is_cut(cuts):
    assert passed_on(in_pieces(f"\n<think>What next? <b></think>\n\n{REPLY}", cuts)).strip() == REPLY


@given(
    st.text(max_size=40).filter(lambda text: not text.lstrip().startswith("<") and text.strip()),
    st.lists(st.integers(0, 100)),
)
def test_an_answer_without_thinking_is_passed_on_as_it_is(text, cuts):
    assert passed_on(in_pieces(text, cuts)) == text


@pytest.mark.parametrize("text", ["<think>What next?", "<thi", " "])
def test_thinking_that_never_ends_is_no_answer(text):
    assert passed_on([text]) == ""


def test_a_word_in_angle_brackets_is_a_word():
    assert passed_on(["<thin", "g> it was"]) == "<thing> it was"


async def test_an_openai_server_that_leaves_thinking_in_does_not_show_it(make, server, prompt):
    server.will(Says(("<thi", "nk>Hm.</th", "ink>", REPLY)))
    assert "".join([piece async for piece in make("openai").stream(prompt, Meter())]) == REPLY
