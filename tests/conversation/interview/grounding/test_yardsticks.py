"""A target, a limit, a plan or hearsay is no fact: own words of named people, no case of the evaluation."""

import pytest

from conversation.interview.grounding import judge
from conversation.interview.types import DraftClaim
from tests.conversation.interview.telling import unread

# Priya packs orders.
ORDERS = "I packed 90 boxes an hour, the target was 80. The belt was supposed to cost 12,000 and it cost us 15,000."


@pytest.mark.parametrize("text", ["Packed 80 boxes an hour", "80 boxes an hour", "The belt cost 12,000"])
def test_it_keeps_out_a_target_and_a_plan_told_as_facts(text: str) -> None:
    assert not judge(DraftClaim(text=text, quotes=(ORDERS,)), unread(ORDERS)).passed


def test_it_passes_a_target_that_is_named_as_one() -> None:
    claim = DraftClaim(text="Packed 90 boxes an hour, the target was 80", quotes=(ORDERS,))
    assert judge(claim, unread(ORDERS)).passed


# Aino drives a milk lorry.
ROUND = "I visit up to 14 farms a day."


def test_it_keeps_out_an_inexact_figure_told_as_exact() -> None:
    assert not judge(DraftClaim(text="Visited 14 farms a day", quotes=(ROUND,)), unread(ROUND)).passed


def test_it_passes_one_told_as_inexact() -> None:
    assert judge(DraftClaim(text="Visited up to 14 farms a day", quotes=(ROUND,)), unread(ROUND)).passed
