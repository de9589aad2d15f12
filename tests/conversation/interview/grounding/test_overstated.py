"""A word that makes a figure more or less was said: own words of named people."""

from tests.conversation.interview.grounding.figured import objected

# Ioan picks orders.
SHIFT = "In our shift there are 35 pickers, three team leaders"


def test_three_leaders_above_35_pickers_are_not_fewer_than_three() -> None:
    assert not objected(SHIFT, "A shift of 35 pickers under three team leaders")


def test_more_than_a_figure_needs_the_words_for_it() -> None:
    assert objected("three hundred people came", "More than three hundred people came")
    assert objected("I had three team leaders", "Had over three team leaders")
