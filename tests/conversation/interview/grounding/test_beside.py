"""What a claim sets beside a figure or date was said beside it; own words of named people."""

from conversation.interview.grounding import judge
from conversation.interview.types import DraftClaim
from tests.conversation.interview.grounding.figured import objected
from tests.conversation.interview.telling import unread

# Amira keeps bees and sells honey.
HIVES = (
    "I did a queen rearing course, 3 months. And I show the school groups the hives, two hours each. "
    "In 2015 I had 8 hives and 20 when I moved, in October 2019. "
    "I bought the extractor. For the fair in June 2018 I filled 300 jars."
)


def passes(text: str, *quotes: str) -> bool:
    return judge(DraftClaim(text=text, quotes=quotes), unread(HIVES)).passed


def test_a_length_of_time_stays_with_what_it_was_told_of() -> None:
    course, groups = "I did a queen rearing course, 3 months", "I show the school groups the hives, two hours each"
    assert not passes("Showed the school groups the hives for 3 months", course, groups)
    assert passes("Did a queen rearing course, 3 months", course)


def test_a_figure_keeps_the_date_that_it_is_nearest_to() -> None:
    moved = "In 2015 I had 8 hives and 20 when I moved, in October 2019"
    assert not passes("October 2019: 8 hives", moved)
    assert passes("8 hives in 2015", moved)


def test_a_date_stays_with_what_was_told_of_it() -> None:
    assert not passes("June 2018: bought the extractor", "I bought the extractor", "For the fair in June 2018")
    assert passes("Filled 300 jars for the fair in June 2018", "For the fair in June 2018 I filled 300 jars")


def test_two_dates_make_a_range_only_where_something_ended() -> None:
    both = "In 2015 I had 8 hives and 20 when I moved, in October 2019"
    assert not passes("Had 8 hives from 2015 to October 2019", both)


def test_a_date_stays_with_the_figure_of_its_own_sentence() -> None:
    # Ingrid keeps sheep.
    sheep = "My first flock was 40 ewes in 2014. Now it's 130."
    assert objected(sheep, "Flock of 130 ewes in 2014")
    assert not objected(sheep, "Flock of 40 ewes in 2014, 130 now")
