"""What is typed into the ledger is taken as an answer to a question for its topic would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.guide import guide_for
from conversation.interview.languages import pack_for
from conversation.interview.session import Interview
from conversation.interview.typed import aspects_of, typed
from conversation.interview.types import TOPIC_KEYS
from tests.conversation.interview.telling import note, said


def blank(language="en"):
    return Interview(guide_for("employment"), pack_for(language), (), (), ())


@pytest.mark.parametrize(
    ("language", "topic", "text", "facts"),
    [
        ("en", "role", "Head chef", [("title", "Head chef")]),
        ("en", "organisation", "a bakery in Leeds", [("employer", "a bakery in Leeds")]),
        ("en", "timeframe", "2019 to 2021", [("start", "2019"), ("end", "2021")]),
        ("en", "timeframe", "since 2018", [("start", "2018")]),
        ("en", "timeframe", "two years, 2019 to 2021", [("duration", "2 years"), ("start", "2019"), ("end", "2021")]),
        ("en", "timeframe", "a while", [("", "a while")]),
        ("en", "scope", "a team of 6", [("team_size", "6")]),
        ("en", "scope", "a team of 6 and 14 shops", [("", "a team of 6 and 14 shops")]),
        ("en", "tools", "  Excel\n and SAP ", [("", "Excel and SAP")]),
        ("en", "outcome", "Waste fell from 80 to 15", [("figure", "Waste fell from 80 to 15")]),
        ("en", "outcome", "no", [("", "no")]),
        ("de", "timeframe", "von 2019 bis 2021", [("start", "2019"), ("end", "2021")]),
        ("de", "scope", "7 Leute", [("team_size", "7")]),
        ("fr", "timeframe", "deux ans", [("duration", "2 ans")]),
    ],
)
def test_a_text_tells_its_facts(language, topic, text, facts):
    assert [(fact.aspect, fact.value) for fact in typed(topic, text, blank(language))] == facts


def test_a_date_alone_is_the_end_that_is_not_told_yet():
    interview = blank()
    assert [fact.aspect for fact in typed("timeframe", "2021", interview)] == ["start"]
    begun = interview._replace(notes=(note(said("I began in 2019."), "timeframe", "2019", aspect="start"),))
    assert [fact.aspect for fact in typed("timeframe", "2021", begun)] == ["end"]


def test_an_aspect_that_is_known_is_kept_unless_the_text_tells_another_time():
    assert typed("timeframe", "2021", blank(), "end")[0].aspect == "end"
    assert typed("scope", "9 people", blank(), "team_size")[0][:2] == ("team_size", "9")
    assert typed("timeframe", "until 2021", blank(), "duration")[0].aspect == "end"
    assert [fact.aspect for fact in typed("timeframe", "2019 to 2021", blank(), "end")] == ["end", "start"]


def test_who_did_it_is_heard():
    assert [typed("actions", text, blank())[0].actor for text in ("we moved it", "moved it")] == ["we", "I"]


@given(st.sampled_from(TOPIC_KEYS), st.text(min_size=1, max_size=60))
def test_whatever_is_typed_is_at_least_one_fact_of_known_aspects(topic, text):
    facts = typed(topic, text, blank())
    assert facts
    assert len({fact.aspect for fact in facts}) == len(facts)
    assert {fact.aspect for fact in facts} <= set(aspects_of(topic))
