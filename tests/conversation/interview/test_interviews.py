"""Whole interviews with simulated people, offline: what must hold in every one."""

from statistics import median

import pytest

from conversation.interview.languages import pack_for
from conversation.interview.phrasing.repeats import asked_questions, overlap, tokens
from conversation.interview.phrasing.reply import opening
from conversation.interview.phrasing.sentences import questions
from conversation.interview.policy.turns import topics_of
from conversation.interview.reading import read
from tests.conversation.interview.people import GERMANS, PEOPLE
from tests.conversation.interview.simulation import Talk, talk


@pytest.fixture(scope="module")
def talks() -> tuple[Talk, ...]:
    """Every person interviewed once, their answers read without fault."""
    return tuple(talk(person, pack_for("en")) for person in PEOPLE)


@pytest.fixture(scope="module")
def read_talks() -> tuple[Talk, ...]:
    """Every person interviewed once in their language, their answers read by the reader."""
    english = tuple(talk(person, pack_for("en"), read) for person in PEOPLE)
    return (*english, *(talk(person, pack_for("de"), read) for person in GERMANS))


def test_it_asks_exactly_one_question_a_turn_until_the_end_is_agreed(
    talks: tuple[Talk, ...], read_talks: tuple[Talk, ...]
) -> None:
    for each in (*talks, *read_talks):
        *asked, last = each.interview.asked
        assert [len(questions(one.text)) for one in asked] == [1] * len(asked), str(each)
        assert last.move.kind == "suggest_completion"


def test_it_never_asks_the_same_question_twice_or_nearly(talks: tuple[Talk, ...], read_talks: tuple[Talk, ...]) -> None:
    for each in (*talks, *read_talks):
        asked = asked_questions(each.interview.asked)
        pairs = [(a, b) for n, a in enumerate(asked) for b in asked[:n]]
        assert all(overlap(a, b) <= 0.75 for a, b in pairs), str(each)


def test_it_ends_every_interview_with_the_end_suggested_and_never_before_a_fact(read_talks: tuple[Talk, ...]) -> None:
    for each in read_talks:
        assert each.stocks[-1].completion.suggested
        assert all(stock.ledger.facts for stock in each.stocks if stock.completion.suggested)


def test_it_has_no_questions_left_exactly_when_the_end_is_suggested(read_talks: tuple[Talk, ...]) -> None:
    for each in read_talks:
        for stock in each.stocks:
            assert (stock.coverage.questions_left == 0) == stock.completion.suggested


def test_it_takes_few_turns(talks: tuple[Talk, ...]) -> None:
    turns = {each.person.name: each.turns for each in talks}
    assert median(t.turns for t in talks if t.person.habit != "terse") <= 11
    assert all(t.turns <= 14 for t in talks if t.person.habit == "terse"), turns
    assert all(t.turns <= 4 for t in talks if t.person.habit == "rich"), turns


def test_it_asks_about_difficulty_and_result_in_three_of_ten_questions(talks: tuple[Talk, ...]) -> None:
    asked = [one.move for each in talks for one in each.interview.asked if one.move.kind != "suggest_completion"]
    assert sum(move.topic in ("challenge", "outcome") for move in asked) / len(asked) >= 0.3


def test_it_begins_its_replies_in_many_ways(talks: tuple[Talk, ...]) -> None:
    everywhere = [opening(one.text) for each in talks for one in each.interview.asked[1:]]
    assert max(map(everywhere.count, everywhere)) / len(everywhere) < 0.1
    for each in talks:
        openings = [opening(one.text) for one in each.interview.asked]
        assert len(set(openings)) / len(openings) >= 0.8


def test_it_never_asks_for_what_is_covered_but_along_the_story_just_told(talks: tuple[Talk, ...]) -> None:
    for each in talks:
        for stock, asked in zip(each.stocks, each.interview.asked[1:], strict=True):
            covered = {topic.key for topic in stock.coverage.topics if topic.state in ("covered", "declined")}
            along = asked.move.topic in ("actions", "outcome") and ".thread." in asked.move.variant
            if ".more." not in asked.move.variant and not along:
                assert not covered.intersection(topics_of(asked.move)), asked


def test_it_never_loses_coverage_while_nothing_is_taken_back(talks: tuple[Talk, ...]) -> None:
    for each in talks:
        shares = [stock.coverage.share for stock in each.stocks]
        assert shares == sorted(shares), (each.person.name, shares)


def test_it_says_the_same_to_the_same_answers() -> None:
    rosa = PEOPLE[0]
    assert str(talk(rosa, pack_for("en"))) == str(talk(rosa, pack_for("en")))


def test_a_near_repeat_is_known_whatever_was_quoted() -> None:
    asked = tokens("“We lost 3 trucks”: what did you do about it then?")
    assert overlap(asked, tokens("“It rained”: what did you do about it?")) > 0.75
