"""Whether somebody who never saw our questions takes each for the topic that it asks about."""

from collections.abc import Iterator

import pytest

from conversation.interview.guide import Guide, all_guides
from conversation.interview.languages import available, pack_for
from conversation.interview.phrasing.wording import bank_of
from conversation.interview.session import Interview
from conversation.interview.types import TopicKey
from evals.interviewer.understanding import understood

# Forms that only ever follow an answer: they may ask for more of it, or for its figure, without a word of its topic.
FOLLOWING = frozenset({"follow", "thread", "figure", "more"})
MISTAKEN = 0.04


def asked(guide: Guide, language: str) -> Iterator[tuple[TopicKey, str, str]]:
    interview = Interview(guide, pack_for(language), (), (), ())
    for topic in guide.topics:
        bank = bank_of(topic.key, interview)
        for form in ("wide", "follow", "thread", "figure", "more"):
            yield from ((topic.key, form, text) for text in getattr(bank, form))
        yield from ((topic.key, "narrow", each.ask) for each in bank.narrow)


def is_taken_for(text: str, language: str, topic: TopicKey, form: str) -> bool:
    taken = understood(text, language)
    if not taken.topics:
        return form in FOLLOWING and taken.kind in ("detail", "figure")
    return topic in taken.topics


@pytest.mark.parametrize("language", available())
def test_nearly_all_of_our_questions_are_taken_for_what_they_ask(language: str) -> None:
    all_asked = {question for guide in all_guides() for question in asked(guide, language)}
    mistaken = [text for topic, form, text in all_asked if not is_taken_for(text, language, topic, form)]
    assert len(mistaken) / len(all_asked) <= MISTAKEN, "\n".join(sorted(mistaken))


@pytest.mark.parametrize(
    ("language", "topic", "clever", "plain"),
    [
        ("en", "role", "For whom or what did you have the final say?", "What was your official job title?"),
        ("en", "challenge", "When was that put to the test?", "Which problem did you run into with that?"),
        ("de", "organisation", "Wem kam Ihre Hilfe zugute?", "Bei welcher Organisation war das?"),
        ("fr", "organisation", "Sous quel toit le projet s'est-il fait ?", "Dans quelle organisation était-ce ?"),
        ("es", "role", "¿Sobre qué tenía la última palabra?", "¿Cuál era el nombre oficial de su puesto?"),
    ],
)
def test_a_clever_question_is_taken_for_another_topic_and_a_plain_one_is_not(
    language: str, topic: TopicKey, clever: str, plain: str
) -> None:
    assert not is_taken_for(clever, language, topic, "wide")
    assert is_taken_for(plain, language, topic, "wide")
